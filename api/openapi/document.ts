import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { id, madeId } from '../../shared/domain/contract/text';
import { tags, type Operation } from '../http/operation';
import { base, isMade } from '../paths';
import { headers, headersOf } from './headers';
import { problemResponse } from './problem-response';
import { serviceRoutes } from './service-routes';

type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const json = 'application/json';
const problemJson = 'application/problem+json';

const said = {
  400: 'Malformed: what was sent does not read as described here',
  401: 'No valid access token',
  403: 'Not for this caller',
  404: 'Unknown to this caller',
  409: 'Not now: the code says why, and `missing` what a gate lacks',
  413: 'Too large',
  415: 'Not application/json',
  422: 'A rule says no, or a key was used for something else',
  429: 'Too many requests: see Retry-After',
  503: 'The record cannot be reached, or the reading not be logged: repeat with the same key, see Retry-After',
} as const;
type ProblemStatus = keyof typeof said;

/** OpenAPI 3.1 of the operations, made of the same values as the routes. */
export function openApiDocument(operations: readonly Operation[], publicUrl: string, version: string): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token of the issuer that /info names; in the local stack, what `npm run token` prints.',
  });
  for (const [name, header] of Object.entries(headers)) registry.registerComponent('headers', name, header);
  for (const each of [...operations.map(routeOf), ...serviceRoutes]) registry.registerPath(each);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Throughcare',
      version,
      description:
        'Coordinates the agencies that work with one person, from intake in prison to the end of aftercare. ' +
        'Dates are `YYYY-MM-DD`, instants ISO 8601 in UTC. Repeat a POST with the same `Idempotency-Key` freely. ' +
        'HEAD answers as GET does, without a body; any other method that an address does not take is answered with ' +
        '405 and `Allow`, an address that is none with 404, both as a Problem. An answer may get further members in a ' +
        'later version.',
    },
    servers: [{ url: publicUrl }],
    security: [{ bearer: [] }],
    tags: [...tags, 'Service'].map((name) => ({ name })),
  });
}

function routeOf(operation: Operation): RouteConfig {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const statuses = problemStatuses(operation, names.length > 0);
  const problems = statuses.map((status) => [
    status,
    { description: said[status], headers: headersOf(status), content: { [problemJson]: { schema: problemResponse } } },
  ]);
  return {
    operationId: operation.id,
    method: operation.method,
    path: base + operation.path,
    tags: [operation.tag],
    summary: operation.summary,
    request: {
      ...(names.length > 0 && {
        params: z.object(Object.fromEntries(names.map((name) => [name, isMade(name) ? madeId : id]))),
      }),
      ...(operation.query && { query: operation.query as z.ZodObject }),
      ...(operation.idempotencyKey !== 'none' && { headers: z.object({ 'Idempotency-Key': keyHeader(operation) }) }),
      ...(operation.body && {
        body: { required: !mayBeEmpty(operation.body), content: { [json]: { schema: operation.body } } },
      }),
    },
    responses: {
      [operation.status]: {
        description: 'What is now true',
        headers: headersOf(operation.status),
        content: { [json]: { schema: operation.response } },
      },
      ...(Object.fromEntries(problems) as RouteConfig['responses']),
    },
  };
}

/** Whether a body may be omitted, because it may be empty. */
function mayBeEmpty(body: z.ZodType): boolean {
  return body.safeParse({}).success;
}

function problemStatuses({ method, query, refuses = [] }: Operation, hasId: boolean): readonly ProblemStatus[] {
  const writes = method !== 'get';
  const statuses: readonly (readonly [ProblemStatus, boolean])[] = [
    [400, writes || hasId || query !== undefined],
    [401, true],
    [403, true],
    [404, hasId],
    [409, writes || refuses.includes(409)],
    [413, writes],
    [415, writes],
    [422, writes || refuses.includes(422)],
    [429, true],
    [503, true],
  ];
  return statuses.filter(([, applies]) => applies).map(([status]) => status);
}

function keyHeader({ idempotencyKey }: Operation): z.ZodType {
  const key = z
    .string()
    .min(1)
    .max(255)
    .regex(/^[\x21-\x7e]+$/)
    .meta({ description: 'The same key with the same body is the same command; with another body it is refused' });
  return idempotencyKey === 'required' ? key : key.optional();
}
