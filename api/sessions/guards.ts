import type { RequestHandler } from 'express';
import { before } from './lasting';
import { hasLostPart } from './load';
import type { Notices } from './notices';
import { signInPath } from './paths';
import { pathOfForm } from './return-path';
import type { SessionServices } from './services';
import { findSignedIn, signedIn } from './signed-in';

/**
 * Lets only people pass who are signed in. A GET leads to sign-in and back; a POST cannot be repeated by a redirect, so
 * its page says that nothing was recorded.
 */
export function createSignInGuard({ publicUrl }: SessionServices, notices: Notices): RequestHandler {
  return (request, response, next) => {
    if (findSignedIn(response)) {
      next();
    } else if (hasLostPart(response)) {
      notices.send(request, response, 'account_ended');
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      response.redirect(303, signInPath(request.originalUrl));
    } else {
      const to = pathOfForm(request.get('Referer'), publicUrl, request.originalUrl);
      notices.send(request, response, 'session_over', { links: [['sign_in_and_return', signInPath(to)]] });
    }
  };
}

/** Lets only people pass who authenticated within so many seconds, for what a found device must not do. */
export function createFreshGuard(
  { publicUrl, now }: SessionServices,
  notices: Notices,
  maxAge: number,
): RequestHandler {
  return (request, response, next) => {
    if (signedIn(response).authenticatedAt >= before(now(), maxAge * 1000)) {
      next();
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      response.redirect(303, signInPath(request.originalUrl, { fresh: true }));
    } else {
      const to = pathOfForm(request.get('Referer'), publicUrl, request.originalUrl);
      notices.send(request, response, 'sign_in_again', {
        links: [['sign_in_and_return', signInPath(to, { fresh: true })]],
      });
    }
  };
}
