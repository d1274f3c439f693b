import type { SessionData } from 'express-session';
import type { Request } from 'express';
import type { Instant } from '../../shared/domain/time';

/** How a person signed in; fixed for the life of a session. */
export interface SignIn {
  readonly personId: string;
  /** The provider's name for the person: a session ends when the directory names another. */
  readonly subject: string;
  readonly signedInAt: Instant;
  /** When the person authenticated at the provider, by the clock of this process. */
  readonly authenticatedAt: Instant;
  /** Ends the session at the provider. */
  readonly idToken: string;
}

declare module 'express-session' {
  interface SessionData {
    signIn?: SignIn;
    /** The last request that the row knows; absent until the session has a row. */
    seenAt?: Instant;
  }
}

/** The part of a session that its row seals. */
export type SessionContent = Required<Pick<SessionData, 'signIn' | 'csrfToken'>>;

/**
 * Makes the request's session one of this person, under a new id: an id known from before signs nobody in.
 * @param makeToken adds the token of the session's forms, so that its content is complete
 */
export async function startSession(request: Request, signIn: SignIn, makeToken: () => unknown): Promise<void> {
  await settled((done) => request.sessionStore.regenerate(request, done));
  request.session.signIn = signIn;
  makeToken();
  await settled((done) => request.session.save(done));
  // express-session saves once more when the response ends; the store writes only sessions without a row.
  request.session.seenAt = signIn.signedInAt;
}

/** Deletes the session of the request: its cookie opens nothing any more, wherever a copy of it is. */
export function endSession(request: Request): Promise<void> {
  return settled((done) => request.session.destroy(done));
}

function settled(act: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    act((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('the session store failed', { cause: error }));
    });
  });
}
