import { STATUS_CODES } from 'node:http';
import type { RejectionCode } from '../../shared/domain/kernel/rejections';

/** An error in one field of a request. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly code: string;
}

/** Codes of problems in the API's contract, in addition to the domain's rejections. */
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
  /** Extension members, such as what a gate lacks. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error response (RFC 9457); thrown anywhere, written by the error handler. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly parts: ProblemParts = {},
  ) {
    super(`${status} ${code}`);
  }

  /** The body, of media type `application/problem+json`. */
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

/** An unknown thing and an invisible one get the same answer, so that it reveals nothing. */
export function notFound(): Problem {
  return new Problem(404, 'not_found', { detail: 'This does not exist, or you may not see it.' });
}

export function forbidden(): Problem {
  return new Problem(403, 'forbidden', { detail: 'Your role or function does not allow this.' });
}

/** @param methods methods that this address accepts */
export function methodNotAllowed(methods: readonly string[]): Problem {
  const allow = methods.join(', ');
  return new Problem(405, 'method_not_allowed', {
    detail: `This address accepts ${allow}.`,
    headers: { Allow: allow },
  });
}

export function keyReused(): Problem {
  return new Problem(422, 'idempotency_key_reused', {
    detail: 'This key was used for another request. Use a new key for a new command.',
  });
}
