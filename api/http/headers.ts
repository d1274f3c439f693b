import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What every answer of the API says to a browser that shows it by accident: nothing runs, nothing is kept. */
export function setUpHeaders(): RequestHandler[] {
  const security = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // One year, as the preload lists ask; browsers ignore it over plain http.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  });
  const notKept: RequestHandler = (_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
  return [security, notKept];
}
