import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { Problem } from '../errors/problem';

/** The subject of a token, as the issuer names it. */
interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export type VerifyToken = (token: string) => Promise<Identity>;

export interface IssuerOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Cache TTL of the issuer's keys: a withdrawn key signs nobody in for longer than this. */
  readonly keysCachedMs?: number;
}

/** Signatures only; `none` and shared secrets never. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** An access token (RFC 9068): an ID token is for its client and opens nothing here. */
const accessToken = 'at+jwt';
const clockTolerance = 5;
const patience = 3_000;
const keysCached = 600_000;
/** Time for which a verified token is accepted without another check of its signature. */
const rememberedMs = 30_000;
const mostRemembered = 10_000;

/**
 * Verifies access tokens of one issuer by the keys that it publishes. The first token makes it ask the issuer for the
 * address of its keys, so that the API starts while the issuer is down.
 *
 * The function throws a 401 problem for a token that is not valid, and 503 while the issuer cannot be reached.
 */
export function createVerifier({ issuer, audience, keysCachedMs = keysCached }: IssuerOptions): VerifyToken {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const remembered = (): NonNullable<typeof keys> => {
    keys ??= discover(issuer, keysCachedMs).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  const good = new LRUCache<string, Identity>({ max: mostRemembered, ttl: rememberedMs });
  const remember = (token: string, identity: Identity, expiresAt: number): Identity => {
    const ttl = Math.min(rememberedMs, expiresAt * 1000 - Date.now());
    if (ttl > 0) good.set(hashOf(token), identity, { ttl });
    return identity;
  };
  return async (token) => {
    const known = good.get(hashOf(token));
    if (known) return known;
    const options = { issuer, audience, algorithms, typ: accessToken, clockTolerance, requiredClaims: ['sub', 'exp'] };
    try {
      const { payload } = await jwtVerify(token, await remembered(), options);
      if (typeof payload.sub !== 'string' || payload.sub === '') throw new errors.JWTInvalid('no subject');
      return remember(token, { issuer, subject: payload.sub }, payload.exp ?? 0);
    } catch (error) {
      throw isTokensFault(error) ? invalidToken() : issuerUnavailable(error);
    }
  };
}

/**
 * The address of the issuer's keys (OpenID Connect Discovery).
 * @throws where it does not answer in time, or not as the expected issuer
 */
export async function askIssuer(issuer: string): Promise<URL> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  const metadata = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string')
    throw new Error('the issuer describes itself as another');
  const keys = new URL(metadata.jwks_uri);
  // An attacker who can change the keys in transit could sign in as anybody.
  if (issuer.startsWith('https:') && keys.protocol !== 'https:')
    throw new Error('the issuer publishes its keys over plain http');
  return keys;
}

async function discover(issuer: string, keysCachedMs: number): Promise<ReturnType<typeof createRemoteJWKSet>> {
  return createRemoteJWKSet(await askIssuer(issuer), { timeoutDuration: patience, cacheMaxAge: keysCachedMs });
}

/** Only hashes are cached: a dump of this process's memory reveals no used token. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

/** Whether the token is at fault; otherwise it is the issuer or the network. */
function isTokensFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) return false;
  return error.code !== 'ERR_JOSE_GENERIC' && !(error instanceof errors.JWKSInvalid);
}

function invalidToken(): Problem {
  return new Problem(401, 'invalid_token', {
    detail: 'The token is not a valid access token of this issuer for this audience.',
    headers: { 'WWW-Authenticate': 'Bearer realm="throughcare", error="invalid_token"' },
  });
}

function issuerUnavailable(cause: unknown): Problem {
  const problem = new Problem(503, 'issuer_unavailable', {
    detail: 'The issuer of tokens cannot be reached, so nobody can be recognised. Try again.',
    headers: { 'Retry-After': '5' },
  });
  problem.cause = cause;
  return problem;
}
