import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

const redirectUri = 'http://127.0.0.1/callback';

/**
 * An access token for a person of the local stack, by the same authorization code flow with PKCE that a browser uses:
 * the sign-in page is answered here.
 *
 * @throws if the issuer does not answer or does not know the person
 */
export async function obtainToken(issuer: string, sub: string): Promise<string> {
  const config = await discovery(new URL(issuer), 'throughcare-cli', undefined, None(), {
    // Plain http is right only on 127.0.0.1, where the local stack is; the library marks the option as deprecated as a
    // warning.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    execute: [allowInsecureRequests],
  });
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const start = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid api',
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const returned = await signInLikeABrowser(start, sub);
  const tokens = await authorizationCodeGrant(config, returned, { pkceCodeVerifier: verifier, expectedState: state });
  return tokens.access_token;
}

/** Follows redirects with cookies, chooses one name on the sign-in page, and returns the final redirect. */
async function signInLikeABrowser(start: URL, sub: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = start;
  for (let step = 0; step < 10; step += 1) {
    const isSignIn = next.pathname.startsWith('/sign-in/');
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isSignIn && { method: 'POST', body: new URLSearchParams({ sub }) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${next.origin} refused the sign-in: ${await response.text()}`);
    next = new URL(location, next);
    if (next.href.startsWith(redirectUri)) return next;
  }
  throw new Error(`${start.origin} redirects without end.`);
}
