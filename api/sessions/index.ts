import { Router, urlencoded, type Request, type RequestHandler, type Response } from 'express';
import { setUpPageHeaders } from '../links/headers';
import { cookiesOf } from './cookies';
import { createFormCheck, formToken } from './forms';
import { createFreshGuard, createSignInGuard } from './guards';
import { createLoader } from './load';
import { createNotices } from './notices';
import { paths } from './paths';
import type { SessionServices } from './services';
import { beginSignIn, completeSignIn } from './sign-in';
import { askToSignOut, signOut } from './sign-out';
import { findSignedIn, signedIn, type SignedIn } from './signed-in';

/** Sign-in and sessions as the pages use them (pages.md, section 6). */
export interface Sessions {
  /** `/sign-in`, `/auth/callback` and `/sign-out`. */
  readonly routes: Router;
  /** In front of every page: only people who are signed in pass. */
  readonly guards: readonly RequestHandler[];
  /** Behind the guards: only people pass who authenticated within so many seconds. */
  readonly requireFresh: (maxAgeSeconds: number) => RequestHandler;
  /** In front of every POST, behind the parser of its form: refuses one that no page of this session sent. */
  readonly checkForm: RequestHandler;
  /** The person of a page behind the guards. */
  readonly signedIn: (response: Response) => SignedIn;
  /** The token of the session, for the field `_csrf` of every form. */
  readonly formToken: (request: Request, response: Response) => string;
}

/** Sessions over the record's table; nothing is asked of record or provider before the first request. */
export function createSessions(services: SessionServices): Sessions {
  const cookies = cookiesOf(services.publicUrl);
  const notices = createNotices(services);
  const load = createLoader(services, cookies, notices);
  const checkForm = createFormCheck(services, notices);

  const routes = Router({ caseSensitive: true, strict: true });
  for (const path of Object.values(paths)) routes.use(path, rememberRoute(path), setUpPageHeaders('same-origin'), load);
  routes.get(paths.signIn, beginSignIn(services, cookies, notices));
  routes.get(paths.callback, completeSignIn(services, cookies, notices));
  routes.get(paths.signOut, askToSignOut(notices));
  routes.post(
    paths.signOut,
    urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 }),
    // Without a session there is nothing that another site could end.
    (request, response, next) => (findSignedIn(response) ? checkForm(request, response, next) : next()),
    signOut(services, cookies, notices),
  );

  return {
    routes,
    guards: [load, createSignInGuard(services, notices)],
    requireFresh: (maxAge) => createFreshGuard(services, notices, maxAge),
    checkForm,
    signedIn,
    formToken,
  };
}

function rememberRoute(route: string): RequestHandler {
  return (_, response, next) => {
    response.locals['route'] = route;
    next();
  };
}
