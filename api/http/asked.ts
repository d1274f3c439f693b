import type { z } from 'zod';
import { id, madeId } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import { notFound, Problem, type FieldError, type ProblemCode } from '../errors/problem';
import { isMade } from '../paths';
import { readKey } from './idempotency';
import type { Asked, Operation } from './operation';

/** The parts of a request as they arrived: nothing is parsed yet. */
export interface RawRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly key?: string | undefined;
}

/**
 * A request as the operation's handler gets it, parsed by the operation's schemas.
 * @throws a 400 problem for a field or key that is not valid, a 404 problem for an id that cannot be one
 */
export function askedOf(
  operation: Operation,
  { params = {}, query, body, key }: RawRequest,
  caller: Actor,
): Omit<Asked<never, never>, 'reads'> {
  if (!Object.entries(params).every(([name, value]) => isId(name, value))) throw notFound();
  return {
    caller,
    params,
    idempotencyKey: operation.idempotencyKey === 'none' ? null : readKey(key, operation.idempotencyKey === 'required'),
    query: parsed(operation.query, query, 'invalid_query') as never,
    body: parsed(operation.body, body, 'invalid_body') as never,
  };
}

/**
 * A malformed id is unknown. Ids of cases and tasks are made here, ids of the directory are chosen by its
 * administrators. So the read log never stores a word that a caller mistook for a case's id.
 */
function isId(name: string, value: string): boolean {
  return (isMade(name) ? madeId : id).safeParse(value).success;
}

function parsed(schema: z.ZodType | undefined, value: unknown, code: ProblemCode): unknown {
  if (!schema) return undefined;
  const outcome = schema.safeParse(value ?? {});
  if (outcome.success) return outcome.data;
  throw new Problem(400, code, {
    detail: 'The request does not match this operation. Correct the fields in `errors`.',
    errors: outcome.error.issues.map(fieldError),
  });
}

/** Names the field and never repeats the value sent. */
function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join('.').slice(0, 100);
  if (issue.code === 'unrecognized_keys') {
    const named = [path, issue.keys[0]].filter((part) => part !== undefined && part !== '').join('.');
    return { path: named.slice(0, 100), message: 'This field is not known here.', code: 'unknown_field' };
  }
  const code = issue.code === 'custom' ? String(issue.params?.['code'] ?? 'invalid_format') : issue.code;
  return { path, message: issue.message, code };
}
