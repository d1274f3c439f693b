import { STATUS_CODES } from 'node:http';
import type { RejectionCode } from '../../shared/domain/kernel-types';

/** What is wrong with one field of a request. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code: string;
}

/** Codes of problems that the outside contract names, beside the domain's rejections. */
export type ProblemCode =
  | RejectionCode
  | 'malformed_json'
  | 'malformed_url'
  | 'invalid_body'
  | 'invalid_query'
  | 'invalid_cursor'
  | 'idempotency_key_required'
  | 'idempotency_key_invalid'
  | 'idempotency_key_reused'
  | 'authentication_required'
  | 'invalid_token'
  | 'unknown_account'
  | 'account_ended'
  | 'forbidden'
  | 'not_possible'
  | 'not_found'
  | 'unknown_route'
  | 'method_not_allowed'
  | 'already_exists'
  | 'unknown_reference'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'too_many_requests'
  | 'record_unavailable'
  | 'record_unreadable'
  | 'read_not_logged'
  | 'one_round_only'
  | 'another_instrument'
  | 'another_major_version'
  | 'issuer_unavailable'
  | 'unexpected';

interface ProblemParts {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Extension members, such as what is missing at a gate. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is no success, as RFC 9457 has it; thrown anywhere, written by the error handler. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly parts: ProblemParts = {},
  ) {
    super(`${status} ${code}`);
  }

  /** The body, for a media type of `application/problem+json`. */
  toBody(correlationId: string): Readonly<Record<string, unknown>> {
    const { detail, errors, members } = this.parts;
    return {
      ...members,
      type: `urn:throughcare:problem:${this.code}`,
      title: STATUS_CODES[this.status] ?? 'Problem',
      status: this.status,
      code: this.code,
      ...(detail !== undefined && { detail }),
      correlationId,
      ...(errors && errors.length > 0 && { errors }),
    };
  }
}

/** What a caller may not know of does not exist: unknown and invisible read the same. */
export function notFound(): Problem {
  return new Problem(404, 'not_found', { detail: 'There is nothing here that you may see.' });
}

export function forbidden(): Problem {
  return new Problem(403, 'forbidden', { detail: 'Your part in this does not include this.' });
}

/** @param methods those that the address does take */
export function methodNotAllowed(methods: readonly string[]): Problem {
  const allow = methods.join(', ');
  return new Problem(405, 'method_not_allowed', { detail: `Here one may ${allow}.`, headers: { Allow: allow } });
}

export function keyReused(): Problem {
  return new Problem(422, 'idempotency_key_reused', {
    detail: 'This key was used for another request. Take a new one for a new command.',
  });
}
