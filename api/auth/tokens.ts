import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { Problem } from '../errors/problem';

/** Whom a token speaks for, as the issuer knows them. */
interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export type VerifyToken = (token: string) => Promise<Identity>;

export interface IssuerOptions {
  readonly issuer: string;
  readonly audience: string;
  /** For how long the issuer's keys are taken as they were read: one that it withdrew signs nobody in for longer. */
  readonly keysKeptMs?: number;
}

/** Signatures only; `none` and shared secrets never. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** An access token (RFC 9068): an ID token is for its client and opens nothing here. */
const accessToken = 'at+jwt';
const clockTolerance = 5;
const patience = 3_000;
const keysKept = 600_000;
/** For how long a verified token is accepted without verifying its signature again. */
const rememberedMs = 30_000;
const mostRemembered = 10_000;

/**
 * Verifies access tokens of one issuer by the keys it publishes. The issuer is asked for its address of keys with the
 * first token, so that the API starts while the issuer is down.
 * The function throws a 401 problem for a token that is not good, and 503 while the issuer cannot be asked.
 */
export function createVerifier({ issuer, audience, keysKeptMs = keysKept }: IssuerOptions): VerifyToken {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const remembered = (): NonNullable<typeof keys> => {
    keys ??= discover(issuer, keysKeptMs).catch((error: unknown) => {
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
 * What the issuer says of itself (OpenID Connect Discovery): where its keys are.
 * @throws where it does not answer in time, or not as the issuer it is meant to be
 */
export async function askIssuer(issuer: string): Promise<URL> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`the issuer answered ${response.status}`);
  const metadata = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string')
    throw new Error('the issuer describes itself as another');
  const keys = new URL(metadata.jwks_uri);
  // Whoever can change the keys on their way can be anybody.
  if (issuer.startsWith('https:') && keys.protocol !== 'https:')
    throw new Error('the issuer publishes its keys over plain http');
  return keys;
}

async function discover(issuer: string, keysKeptMs: number): Promise<ReturnType<typeof createRemoteJWKSet>> {
  return createRemoteJWKSet(await askIssuer(issuer), { timeoutDuration: patience, cacheMaxAge: keysKeptMs });
}

/** Tokens themselves are not kept: whoever reads this process's memory finds none that was used before. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

/** Whether the token is to blame; what is left is the issuer or the network. */
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
