import type { RequestHandler } from 'express';
import { methodNotAllowed } from '../errors/problem';
import { rootPaths } from '../paths';

const templates = Object.values(rootPaths);

/** Names routes outside the API for log and metrics; the API's routes name themselves. */
export const nameKnownRoutes: RequestHandler = (request, response, next) => {
  const route = templates.find((each) => request.path === each || request.path.startsWith(`${each}/`));
  if (route !== undefined) response.locals['route'] = route;
  next();
};

/** Allows only reading there; the pages behind links check their own methods. */
export const onlyReading: RequestHandler = (request, _, next) => {
  const isKnown = templates.some((each) => request.path === each);
  if (isKnown && request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD']);
  next();
};
