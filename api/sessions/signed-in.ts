import type { Response } from 'express';
import type { Person } from '../../record/directory';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { actorOf } from '../auth/authentication';
import type { SignIn } from './session';

/** The person of a request's session, as the directory has them now. */
export interface SignedIn {
  readonly caller: Actor;
  readonly person: Pick<Person, 'personId' | 'givenName' | 'familyName' | 'language' | 'timeZone'>;
  readonly signedInAt: Instant;
  /** When the person last authenticated at the identity provider. */
  readonly authenticatedAt: Instant;
}

/** Remembers the person for the rest of the request, as the handlers of the API do. */
export function rememberSignedIn(response: Response, person: Person, signIn: SignIn): void {
  const caller = actorOf(person);
  const { signedInAt, authenticatedAt } = signIn;
  response.locals['signedIn'] = { caller, person, signedInAt, authenticatedAt } satisfies SignedIn;
  response.locals['caller'] = caller;
  response.locals['personId'] = person.personId;
}

/** The person who is signed in; undefined for a request without a living session. */
export function findSignedIn(response: Response): SignedIn | undefined {
  return response.locals['signedIn'] as SignedIn | undefined;
}

/** The person who is signed in. @throws on a page that is not behind the guards */
export function signedIn(response: Response): SignedIn {
  const found = findSignedIn(response);
  if (!found) throw new Error('this page is not behind the guards of its session');
  return found;
}
