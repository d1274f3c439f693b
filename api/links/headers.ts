import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers of the pages for browsers, caches and search engines: no scripts, no caching.
 * @param referrer none for a link, whose token is in the address: no other site may learn it
 */
export function setUpPageHeaders(referrer: 'no-referrer' | 'same-origin' = 'no-referrer'): RequestHandler[] {
  const security = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: referrer },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  });
  const noStore: RequestHandler = (_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
    next();
  };
  return [security, noStore];
}
