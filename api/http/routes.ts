import { Router, type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { id, madeId } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import { nameInRecord } from '../../shared/policy/where-it-lies';
import { callerOf } from '../auth/authentication';
import { methodNotAllowed, notFound, Problem, type FieldError, type ProblemCode } from '../errors/problem';
import { readKey } from './idempotency';
import { base, isMade } from '../paths';
import { handleLogged } from './handle-logged';
import type { Services } from '../services';
import { correlationIdOf } from './correlation';
import type { Asked, Operation } from './operation';

/** A route for every operation, 405 for a known path with another method, 404 for an unknown path. */
export function routesOf(operations: readonly Operation[], services: Services): Router {
  const router = Router({ caseSensitive: true, strict: false });
  for (const path of new Set(operations.map((each) => each.path))) {
    const ofPath = operations.filter((each) => each.path === path);
    const route = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const each of ofPath) route[each.method](handlerOf(each, services));
    route.all(refuseMethod(ofPath));
  }
  router.use(() => {
    throw new Problem(404, 'unknown_route', { detail: 'This API has no such address. See /openapi.json.' });
  });
  return router;
}

function handlerOf(operation: Operation, services: Services): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = base + templateOf(operation);
    const asked = askedOf(operation, request, callerOf(response));
    const reply = await handleLogged(operation, asked, services, correlationIdOf(response));
    if (reply.location !== undefined) response.setHeader('Location', reply.location);
    response.status(reply.status ?? operation.status).json(reply.body);
  };
}

/** The template of a route; for a command it reveals no more than the command's name in the record. */
function templateOf({ id: operationId, path }: Operation): string {
  const name = nameInRecord(operationId);
  return name === operationId ? path : path.replace(/[^/]+$/, name);
}

function askedOf(operation: Operation, request: Request, caller: Actor): Omit<Asked<never, never>, 'reads'> {
  const params = request.params as Record<string, string>;
  if (!Object.entries(params).every(([name, value]) => isId(name, value))) throw notFound();
  const idempotencyKey =
    operation.idempotencyKey === 'none'
      ? null
      : readKey(request.get('Idempotency-Key'), operation.idempotencyKey === 'required');
  return {
    caller,
    params,
    idempotencyKey,
    query: parsed(operation.query, request.query, 'invalid_query') as never,
    body: parsed(operation.body, request.body, 'invalid_body') as never,
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

function refuseMethod(operations: readonly Operation[]): RequestHandler {
  const methods = operations.map(({ method }) => method.toUpperCase());
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])];
  return () => {
    throw methodNotAllowed(allowed);
  };
}
