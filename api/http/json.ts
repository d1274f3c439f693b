import express, { type RequestHandler } from 'express';
import { Problem } from '../errors/problem';

/** Fits a plan with thirty objectives and every field at its maximum. */
const largestBody = '4mb';

/** Parses a body as JSON and refuses other media types. The body of a GET has no meaning (RFC 9110, 9.3.1). */
export function setUpJson(): RequestHandler {
  const parse: RequestHandler = express.json({ limit: largestBody, strict: true });
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
    if (hasBody && request.is('application/json') === false) {
      throw new Problem(415, 'unsupported_media_type', { detail: 'Send application/json.' });
    }
    parse(request, response, next);
  };
}
