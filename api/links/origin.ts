import type { Request } from 'express';

/**
 * Whether a posted form comes from another site. Under `no-referrer` browsers send `Origin: null` from our own pages,
 * and some send none: both are accepted. Only a foreign origin is refused (api.md, "Links").
 */
export function isForeign(request: Request, publicUrl: string): boolean {
  const origin = request.get('Origin');
  if (request.get('Sec-Fetch-Site') === 'cross-site') return true;
  return origin !== undefined && origin !== 'null' && origin !== new URL(publicUrl).origin;
}
