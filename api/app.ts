import express, { type Express } from 'express';
import { setUpAuthentication } from './auth/authentication';
import { handleErrors } from './http/handle-errors';
import { notFound } from './errors/problem';
import { healthRoutes } from './health/routes';
import { setUpMetrics } from './health/metrics';
import { setUpCorrelation } from './http/correlation';
import { setUpHeaders } from './http/headers';
import { setUpJson } from './http/json';
import { nameKnownRoutes, onlyReading } from './http/known-routes';
import { setUpLogging } from './http/logging';
import { setUpRateLimit } from './http/rate-limit';
import { routesOf } from './http/routes';
import { docsRoutes } from './openapi/routes';
import { operations } from './operations';
import { setUpPages } from './pages/router';
import { base } from './paths';
import type { Services } from './services';

/** The whole API. A request passes through these handlers in this order. */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);

  app.use(setUpCorrelation(services.newId));
  app.use(setUpLogging(services.logger));
  app.use(setUpMetrics(services.metrics));
  app.use(services.linkPages);
  app.use(services.sessions.routes);
  app.use(setUpPages(services));
  app.use(setUpHeaders());
  app.use(nameKnownRoutes, onlyReading);
  app.use(healthRoutes(services));
  app.use(docsRoutes(operations, services.settings));

  app.use(base, setUpAuthentication(services));
  app.use(base, setUpRateLimit(services.settings.requestsPerMinute));
  app.use(base, setUpJson());
  app.use(base, routesOf(operations, services));

  app.use(() => {
    throw notFound();
  });
  app.use(handleErrors);
  return app;
}
