import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import { paths } from './paths';

/** This installation as a client of the identity provider. */
export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  readonly clientSecret?: string | undefined;
  readonly publicUrl: string;
}

/** The secrets of one attempt to sign in, which only its browser may hold. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The longest time in seconds since the person authenticated at the provider. */
  readonly maxAge: number;
}

/** A person as the provider has just identified them. */
export interface Identified {
  readonly subject: string;
  readonly idToken: string;
  /** Seconds between the person's authentication at the provider and this sign-in, both by the provider's clock. */
  readonly authenticatedFor: number;
}

/** The identity provider: authorization code with PKCE (RFC 7636) and OpenID Connect. */
export interface Provider {
  /** @throws ProviderUnavailable */
  begin(maxAge: number): Promise<{ readonly attempt: Attempt; readonly url: URL }>;
  /**
   * Exchanges the code of a callback.
   * @param query the callback's query string
   * @throws SignInRefused for a callback that does not fit its attempt, ProviderUnavailable
   */
  complete(query: string, attempt: Attempt): Promise<Identified>;
  /** The address that ends the person's session at the provider; null where it has none or cannot be reached. */
  signOutUrl(idToken: string): Promise<URL | null>;
}

export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

/** Seconds until a request to the provider is given up. */
const patience = 3;

/**
 * Nothing is asked before somebody signs in, so that the API starts while the provider is away. Each sign-in asks for
 * the provider's description anew, and many at once share one request: a provider that went away is noticed before a
 * browser is sent there.
 */
export function createProvider({ issuer, clientId, clientSecret, publicUrl }: ProviderOptions): Provider {
  const redirectUri = publicUrl + paths.callback;
  const authentication = clientSecret === undefined ? None() : ClientSecretBasic(clientSecret);
  // The signature of an ID token is verified too, though TLS would suffice (OpenID Connect Core, 3.1.3.7). Plain http is
  // for a provider on this machine: production refuses such an issuer.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const manners = [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])];
  let asking: Promise<Configuration> | undefined;

  function discover(): Promise<Configuration> {
    const options = { timeout: patience, execute: manners };
    asking ??= discovery(new URL(issuer), clientId, undefined, authentication, options)
      .catch((cause: unknown) => {
        throw new ProviderUnavailable('the identity provider does not describe itself', { cause });
      })
      .finally(() => (asking = undefined));
    return asking;
  }

  return {
    async begin(maxAge) {
      const config = await discover();
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), maxAge };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        max_age: String(maxAge),
      });
      return { attempt, url };
    },
    async complete(query, { state, nonce, verifier, maxAge }) {
      const config = await discover();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge };
      const answer = await authorizationCodeGrant(config, new URL(redirectUri + query), {
        ...checks,
        idTokenExpected: true,
      }).catch((error: unknown) => {
        throw refusalOf(error);
      });
      const claims = answer.claims();
      if (!claims || answer.id_token === undefined) throw new SignInRefused('no id token');
      const authenticatedFor = Math.max(0, claims.iat - (claims.auth_time ?? 0));
      return { subject: claims.sub, idToken: answer.id_token, authenticatedFor };
    },
    async signOutUrl(idToken) {
      try {
        const config = await discover();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        const back = { id_token_hint: idToken, post_logout_redirect_uri: publicUrl + paths.signOut };
        return buildEndSessionUrl(config, back);
      } catch (error) {
        if (error instanceof ProviderUnavailable) return null;
        throw error;
      }
    },
  };
}

/** An answer that does not fit is refused; no answer, or one of a broken provider, is not the person's fault. */
function refusalOf(cause: unknown): SignInRefused | ProviderUnavailable {
  const isAnswer = cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError;
  const isServers = cause instanceof ResponseBodyError && cause.status >= 500;
  if ((isAnswer && !isServers) || isUnfit(cause))
    return new SignInRefused('the callback does not fit its attempt', { cause });
  return new ProviderUnavailable('the identity provider did not answer the exchange of the code', { cause });
}

const unfit = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
]);

function isUnfit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && unfit.has(error.code);
}
