import type { RequestHandler } from 'express';
import { keepUnread } from './keeping';
import { before } from './lasting';
import { hasLostPart } from './load';
import type { Notices } from './notices';
import { signInPath } from './paths';
import { pathOfForm } from './return-path';
import type { SessionServices } from './services';
import { findSignedIn, signedIn } from './signed-in';

/**
 * Lets only people pass who are signed in. A GET leads to sign-in and back; a POST cannot be repeated by a redirect, so
 * its page says that nothing was recorded, and a form of ours waits for its author.
 */
export function createSignInGuard({ publicUrl, keepForm }: SessionServices, notices: Notices): RequestHandler {
  return async (request, response, next) => {
    if (findSignedIn(response)) {
      next();
    } else if (hasLostPart(response)) {
      notices.send(request, response, 'account_ended');
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      response.redirect(303, signInPath(request.originalUrl));
    } else {
      const kept = await keepUnread({ keepForm, publicUrl }, null, request, response);
      if (typeof kept === 'object') {
        notices.send(request, response, 'session_over_kept', {
          links: [['sign_in_and_return', signInPath(kept.path)]],
        });
        return;
      }
      const to = pathOfForm(request.get('Referer'), publicUrl, request.originalUrl);
      notices.send(request, response, 'session_over', { links: [['sign_in_and_return', signInPath(to)]] });
    }
  };
}

/** Lets only people pass who authenticated within so many seconds, for what a found device must not do. */
export function createFreshGuard(
  { publicUrl, now, keepForm }: SessionServices,
  notices: Notices,
  maxAge: number,
): RequestHandler {
  return async (request, response, next) => {
    const { authenticatedAt, person } = signedIn(response);
    if (authenticatedAt >= before(now(), maxAge * 1000)) {
      next();
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      response.redirect(303, signInPath(request.originalUrl, { fresh: true }));
    } else {
      const kept = await keepUnread({ keepForm, publicUrl }, person.personId, request, response);
      const isKept = typeof kept === 'object';
      const to = isKept ? kept.path : pathOfForm(request.get('Referer'), publicUrl, request.originalUrl);
      notices.send(request, response, isKept ? 'sign_in_again_kept' : 'sign_in_again', {
        links: [['sign_in_and_return', signInPath(to, { fresh: true })]],
      });
    }
  };
}
