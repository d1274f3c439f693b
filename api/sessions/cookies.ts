import type { CookieOptions } from 'express';

/** Names and attributes of the cookies of one installation. */
export interface Cookies {
  readonly session: string;
  /** The name of the cookie of one attempt to sign in, so that attempts in several tabs do not mix. */
  readonly attempt: (state: string) => string;
  readonly options: CookieOptions & { readonly httpOnly: true; readonly secure: boolean; readonly path: '/' };
}

/**
 * Lax, since links in mails lead here from elsewhere. Over https the names begin with `__Host-` (RFC 6265bis): no other
 * host can set or get the cookies. Production refuses a plain-http PUBLIC_URL; the local stack has one, and there the
 * names are plain: Chromium, Firefox and curl would take a Secure cookie from http://127.0.0.1, Safari would drop it, and
 * nobody could sign in with it.
 */
export function cookiesOf(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}session`,
    attempt: (state) => `${prefix}sign-in-${state.slice(0, 8)}`,
    options: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  };
}

/** The value of a cookie in a request; undefined without one. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  return listCookies(header).find(([each]) => each === name)?.[1];
}

/** Names and values in a Cookie header, in their order. */
export function listCookies(header: string | undefined): readonly (readonly [name: string, value: string])[] {
  return (header ?? '').split(';').map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()];
  });
}
