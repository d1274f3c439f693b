import type { RequestHandler, Response } from 'express';

const header = 'X-Correlation-Id';
const wellFormed = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives each request an id, or takes the caller's, so that a report can be found in the log. */
export function setUpCorrelation(newId: () => string): RequestHandler {
  return (request, response, next) => {
    const given = request.get(header);
    const id = given !== undefined && wellFormed.test(given) ? given : newId();
    response.locals['correlationId'] = id;
    response.setHeader(header, id);
    next();
  };
}

export function correlationIdOf(response: Response): string {
  return String(response.locals['correlationId']);
}
