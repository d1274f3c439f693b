import type { RequestHandler } from 'express';
import { methodNotAllowed } from '../errors/problem';
import { rootPaths } from '../paths';

const templates = Object.values(rootPaths);

/** Names the route of what lies outside the API for log and metrics; the API's routes name themselves. */
export const nameKnownRoutes: RequestHandler = (request, response, next) => {
  const route = templates.find((each) => request.path === each || request.path.startsWith(`${each}/`));
  if (route !== undefined) response.locals['route'] = route;
  next();
};

/** What lies there is to be read and nothing else; the pages behind links look after themselves. */
export const onlyReading: RequestHandler = (request, _, next) => {
  const isKnown = templates.some((each) => request.path === each);
  if (isKnown && request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD']);
  next();
};
