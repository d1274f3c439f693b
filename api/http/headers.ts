import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers for a browser that shows a response by accident: nothing runs, nothing is cached. */
export function setUpHeaders(): RequestHandler[] {
  const security = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // One year, as the preload lists require; browsers ignore it over plain http.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  });
  const noStore: RequestHandler = (_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
  return [security, noStore];
}
