import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers of the pages of signed-in people: only what this origin serves is loaded, nothing is cached or framed. */
export function setUpPageHeaders(): RequestHandler[] {
  const security = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // One year, as the preload lists require; browsers ignore it over plain http.
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  });
  const noStore: RequestHandler = (_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
    next();
  };
  return [security, noStore];
}
