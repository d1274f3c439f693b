import type { ErrorRequestHandler } from 'express';
import { ReadNotLogged } from '../../record/reads/log';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { RecordUnreadable } from '../../record/postgres/unreadable';
import { DirectoryConflict } from '../../record/directory';
import { correlationIdOf } from './correlation';
import { Problem, type ProblemCode } from '../errors/problem';

/** Errors of Express and its body parser for a bad request, by their `type`. */
const parserProblems: Readonly<Record<string, readonly [number, ProblemCode]>> = {
  'entity.parse.failed': [400, 'malformed_json'],
  'entity.verify.failed': [400, 'malformed_json'],
  'request.aborted': [400, 'malformed_json'],
  'request.size.invalid': [400, 'malformed_json'],
  'entity.too.large': [413, 'body_too_large'],
  'encoding.unsupported': [415, 'unsupported_media_type'],
  'charset.unsupported': [415, 'unsupported_media_type'],
};

/** Answers every error as problem+json: never a stack, and no 500 for a mistake of the caller. */
export const handleErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = toProblem(error);
  if (problem.status === 500 || error instanceof RecordUnreadable)
    request.log.error({ err: error }, 'unexpected error');
  if (error instanceof ReadNotLogged && error.isUnforeseen) request.log.error({ err: error.cause }, error.message);
  for (const [name, value] of Object.entries(problem.parts.headers ?? {})) response.setHeader(name, value);
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem.toBody(correlationIdOf(response))));
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ReadNotLogged)
    return new Problem(503, 'read_not_logged', {
      detail:
        'The read log cannot be written, so nothing is shown. If this was a command, repeat it with the same key to learn its outcome.',
      headers: { 'Retry-After': '2' },
    });
  if (error instanceof RecordUnavailable)
    return new Problem(503, 'record_unavailable', {
      detail: 'The record cannot be reached. If this was a command, repeat it with the same key to learn its outcome.',
      headers: { 'Retry-After': '2' },
    });
  if (error instanceof RecordUnreadable)
    return new Problem(503, 'record_unreadable', {
      detail:
        'The record or its keys need repair. Report the correlation id to the operator. If this was a command, repeat it later with the same key to learn its outcome.',
    });
  if (error instanceof DirectoryConflict)
    return new Problem(error.code === 'already_exists' ? 409 : 422, error.code, {
      detail: 'The directory already has this entry, or lacks an entry that this one refers to.',
    });
  return (
    requestProblem(error) ??
    new Problem(500, 'unexpected', {
      detail: 'An unexpected error occurred. Report the correlation id to the operator.',
    })
  );
}

function requestProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, status } = error as Error & { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? parserProblems[type] : undefined;
  if (known) return known[1] === 'malformed_json' ? malformed() : new Problem(...known);
  // The path does not decode, or the body's compression is broken.
  if (error instanceof URIError) return new Problem(400, 'malformed_url');
  return status === 400 ? malformed() : undefined;
}

function malformed(): Problem {
  return new Problem(400, 'malformed_json', { detail: 'The body must be a JSON object.' });
}
