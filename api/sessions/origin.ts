import type { Request } from 'express';

/**
 * True where the browser says that a form was not posted by a page of ours. Stricter than on link pages: these pages have the
 * referrer policy `same-origin`, under which a browser names their origin, so `null` comes from a sandboxed frame or
 * another site. `none` is the reload of a page that the reader opened. A request without either header is left to the
 * form's token.
 */
export function isForeignForm(request: Request, publicUrl: string): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('Origin');
  return origin !== undefined && origin !== new URL(publicUrl).origin;
}
