import type { RequestHandler, Response } from 'express';
import type { Kysely } from 'kysely';
import { findPersonByIdentity, type Account } from '../../record/directory';
import type { Database } from '../../record/postgres/schema';
import type { Actor } from '../../shared/domain/kernel/types';
import { Problem } from '../errors/problem';
import type { VerifyToken } from './tokens';

interface Recognising {
  readonly db: Kysely<Database>;
  readonly verifyToken: VerifyToken;
}

/** Identifies the caller by a bearer token, and checks at each request that they are still active. */
export function setUpAuthentication({ db, verifyToken }: Recognising): RequestHandler {
  return async (request, response, next) => {
    const identity = await verifyToken(bearerToken(request.get('Authorization')));
    const person = await findPersonByIdentity(db, identity.issuer, identity.subject);
    if (!person) throw new Problem(403, 'unknown_account', { detail: 'The directory does not know this account.' });
    if (person.endedAt !== null)
      throw new Problem(403, 'account_ended', { detail: 'This account has no part here any more.' });
    response.locals['caller'] = actorOf(person);
    response.locals['personId'] = person.personId;
    next();
  };
}

/** The caller; only behind {@link setUpAuthentication}. */
export function callerOf(response: Response): Actor {
  return response.locals['caller'] as Actor;
}

/** A person of the directory as the author of commands, known by their sign-in. */
export function actorOf({ personId, agencyId, roles, disciplines }: Account): Actor {
  return { personId, agencyId, roles, disciplines, knownBy: 'sign_in' };
}

function bearerToken(header: string | undefined): string {
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '')?.[1];
  if (token !== undefined) return token;
  throw new Problem(401, 'authentication_required', {
    detail: 'Send a bearer token in the Authorization header.',
    headers: { 'WWW-Authenticate': 'Bearer realm="throughcare"' },
  });
}
