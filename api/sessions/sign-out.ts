import type { RequestHandler } from 'express';
import type { Cookies } from './cookies';
import { formToken } from './forms';
import type { Notices } from './notices';
import { paths } from './paths';
import type { SessionServices } from './services';
import { endSession } from './session';
import { findSignedIn } from './signed-in';

/** Asks a person who is signed in whether to sign out; the provider leads here after it ended its own session. */
export function askToSignOut(notices: Notices): RequestHandler {
  return (request, response) => {
    if (findSignedIn(response)) notices.send(request, response, 'sign_out', { token: formToken(request) });
    else notices.send(request, response, 'signed_out', { links: [['sign_in', paths.signIn]] });
  };
}

/**
 * Ends the session. The page has a link to end the provider's too, since a browser follows no redirect to another origin
 * after a form (`form-action`). Of the site's data not "cookies": that would clear those of every host under its domain.
 */
export function signOut({ provider }: SessionServices, cookies: Cookies, notices: Notices): RequestHandler {
  return async (request, response) => {
    try {
      const idToken = findSignedIn(response) && request.session.signIn?.idToken;
      if (idToken !== undefined) await endSession(request);
      response.clearCookie(cookies.session, cookies.options);
      response.setHeader('Clear-Site-Data', '"cache", "storage"');
      const leave = idToken === undefined ? null : await provider.signOutUrl(idToken);
      const links = leave ? ([['sign_out_there', leave.href]] as const) : [];
      notices.send(request, response, 'signed_out', { links: [...links, ['sign_in', paths.signIn]] });
    } catch (error) {
      await notices.fail(request, response, error);
    }
  };
}
