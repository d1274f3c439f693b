import express, { type RequestHandler } from 'express';
import { Problem } from '../errors/problem';

/** Room for a plan with thirty objectives whose every field is used to the full. */
const largestBody = '4mb';

/** Reads a body as JSON; another media type is refused, and a request without a body has none. */
export function setUpJson(): RequestHandler[] {
  const onlyJson: RequestHandler = (request, _, next) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
    if (hasBody && request.is('application/json') === false) {
      throw new Problem(415, 'unsupported_media_type', { detail: 'Send application/json.' });
    }
    next();
  };
  return [onlyJson, express.json({ limit: largestBody, strict: true })];
}
