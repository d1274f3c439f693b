import { Router, type RequestHandler } from 'express';
import { nameInRecord } from '../../shared/policy/where-it-lies';
import { callerOf } from '../auth/authentication';
import { methodNotAllowed, Problem } from '../errors/problem';
import { base } from '../paths';
import { askedOf } from './asked';
import { handleLogged } from './handle-logged';
import type { Services } from '../services';
import { correlationIdOf } from './correlation';
import type { Operation } from './operation';

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
    const { params, query } = request;
    const body: unknown = request.body;
    const key = request.get('Idempotency-Key');
    const asked = askedOf(
      operation,
      { params: params as Record<string, string>, query, body, key },
      callerOf(response),
    );
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

function refuseMethod(operations: readonly Operation[]): RequestHandler {
  const methods = operations.map(({ method }) => method.toUpperCase());
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])];
  return () => {
    throw methodNotAllowed(allowed);
  };
}
