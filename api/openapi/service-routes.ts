import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { rootPaths } from '../paths';
import { headersOf } from './headers';

const dependency = z.object({
  ok: z.boolean(),
  milliseconds: z.number().min(0).meta({ description: 'How long it took to answer, or until it was given up' }),
});

const readiness = z
  .object({
    status: z.enum(['ready', 'degraded', 'unavailable']).meta({
      description:
        '`degraded`: decisions are taken; without the engine mails and deadlines wait, without the issuer nobody signs in anew',
    }),
    dependencies: z.object({ record: dependency, keys: dependency, engine: dependency, issuer: dependency }),
  })
  .meta({ id: 'Readiness' });

const info = z.object({
  name: z.literal('throughcare'),
  version: z.string(),
  environment: z.string(),
  startedAt: z.string().meta({ format: 'date-time' }),
  issuer: z.string().meta({ description: 'Whose access tokens are taken' }),
});

/** Routes for operators, without a token. */
export const serviceRoutes: readonly RouteConfig[] = [
  route('getLiveness', rootPaths.live, 'Whether the process lives', {
    200: response('It does', z.object({ status: z.literal('live') })),
  }),
  route('getReadiness', rootPaths.ready, 'Whether it can do its work, and which of what it needs is there', {
    200: response('It can decide', readiness),
    503: response('The record or its keys are away', readiness, 200),
  }),
  route('getInfo', rootPaths.info, 'What runs here', { 200: response('This', info) }),
];

function route(operationId: string, path: string, summary: string, responses: RouteConfig['responses']): RouteConfig {
  return { operationId, path, method: 'get', tags: ['Service'], summary, security: [], responses };
}

/** @param like the status whose headers it has */
function response(description: string, schema: z.ZodType, like = 200): RouteConfig['responses'][number] {
  return { description, headers: headersOf(like), content: { 'application/json': { schema } } };
}
