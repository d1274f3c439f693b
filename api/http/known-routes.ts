import type { RequestHandler } from 'express';
import { rootPaths } from '../paths';

const templates = Object.values(rootPaths);

/** Names the route of what lies outside the API for log and metrics; the API's routes name themselves. */
export const nameKnownRoutes: RequestHandler = (request, response, next) => {
  const route = templates.find((each) => request.path === each || request.path.startsWith(`${each}/`));
  if (route !== undefined) response.locals['route'] = route;
  next();
};
