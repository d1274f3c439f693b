import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { findPerson } from '../../record/directory';
import { createSessionRows } from '../../record/sessions/rows';
import { deriveKey } from '../http/sealed';
import type { Cookies } from './cookies';
import type { Notices } from './notices';
import type { SessionServices } from './services';
import { endSession } from './session';
import { rememberSignedIn } from './signed-in';
import { SealedStore } from './store';

/** Loads the session of a request and looks up its person. A failure is answered with a page. */
export function createLoader(services: SessionServices, cookies: Cookies, notices: Notices): RequestHandler {
  const sessions = createMiddleware(services, cookies);
  return (request, response, next) => {
    const fail = (error: unknown): void => void notices.fail(request, response, error).catch(next);
    try {
      sessions()(request, response, (error: unknown) => {
        if (error) fail(error);
        else recognise(services, cookies, request, response).then(() => next(), fail);
      });
    } catch (error) {
      fail(error); // the keys have not been read yet
    }
  };
}

/** True where this request ended the session, because its person has no part here any more. */
export function hasLostPart(response: Response): boolean {
  return response.locals['hasLostPart'] === true;
}

/**
 * Looks the person up at each request. The session of a person who was ended, or got another sign-in, is deleted at once.
 */
async function recognise(
  { db, seals, issuer }: SessionServices,
  cookies: Cookies,
  request: Request,
  response: Response,
): Promise<void> {
  const { signIn } = request.session;
  if (!signIn) return;
  const person = await findPerson(db, seals, signIn.personId);
  const isSame = person?.identity?.issuer === issuer && person.identity.subject === signIn.subject;
  if (person && isSame && person.endedAt === null) {
    rememberSignedIn(response, person, signIn);
    return;
  }
  await endSession(request);
  response.clearCookie(cookies.session, cookies.options);
  response.locals['hasLostPart'] = true;
}

/** The middleware of express-session with the present keys of the ring: made again when a key was added or withdrawn. */
function createMiddleware(services: SessionServices, { session: name, options }: Cookies): () => RequestHandler {
  const { db, pageKeys, now, reportError } = services;
  const store = new SealedStore({ rows: createSessionRows(db), keys: pageKeys, now, reportError });
  let made: { readonly under: string; readonly handler: RequestHandler } | undefined;
  return () => {
    const { current, byId } = pageKeys;
    const keys = [current, ...[...byId.values()].filter(({ id }) => id !== current.id)];
    const under = keys.map(({ id }) => id).join();
    if (made?.under !== under) {
      const secret = keys.map((key) => Buffer.from(deriveKey(key, 'session cookie')).toString('base64'));
      const handler = session({ name, secret, store, cookie: options, resave: false, saveUninitialized: false });
      made = { under, handler: options.secure ? comingByTls(handler) : handler };
    }
    return made.handler;
  };
}

/**
 * express-session sends no Secure cookie over a connection that looks plain. PUBLIC_URL says that TLS ends at a proxy in
 * front, whatever headers that proxy sets.
 */
function comingByTls(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    Object.defineProperty(request, 'secure', { value: true });
    handler(request, response, next);
  };
}
