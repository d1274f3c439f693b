import type { Request, RequestHandler, Response } from 'express';
import { findPersonByIdentity } from '../../record/directory';
import { rememberAttempt, takeAttempt } from './attempts';
import type { Cookies } from './cookies';
import { formToken } from './forms';
import { before, idleMs } from './lasting';
import type { Notices } from './notices';
import { paths, signInPath } from './paths';
import { ProviderUnavailable, SignInRefused, type Identified } from './provider';
import { returnPath } from './return-path';
import type { SessionServices } from './services';
import { startSession } from './session';
import { findSignedIn } from './signed-in';

/**
 * Leads to the identity provider, and later back to `to`. A session begins only with a person who authenticated within
 * its idle time: otherwise a provider that remembers them would open a session again that ended on an unattended screen.
 * With `fresh=1` the provider asks even a person who has just signed in.
 */
export function beginSignIn(services: SessionServices, cookies: Cookies, notices: Notices): RequestHandler {
  const { provider, pageKeys, now } = services;
  return async (request, response) => {
    const { to: given, fresh } = request.query;
    const to = returnPath(given);
    if (findSignedIn(response) && fresh !== '1') {
      response.redirect(303, to);
      return;
    }
    try {
      const { attempt, url } = await provider.begin(fresh === '1' ? 0 : idleMs / 1000);
      rememberAttempt(pageKeys, cookies, request, response, { attempt, to, at: now() });
      response.redirect(303, url.href);
    } catch (error) {
      await explain(request, response, error, notices, to);
    }
  };
}

/** Takes the provider's answer and begins a session, under a new id. */
export function completeSignIn(services: SessionServices, cookies: Cookies, notices: Notices): RequestHandler {
  const { pageKeys, provider, now } = services;
  return async (request, response) => {
    let to = '/';
    try {
      const pending = takeAttempt(pageKeys, cookies, request, response, now());
      if (!pending) throw new SignInRefused('no attempt of this browser');
      to = pending.to;
      const { search } = new URL(request.originalUrl, services.publicUrl);
      await enter(services, notices, request, response, await provider.complete(search, pending.attempt), to);
    } catch (error) {
      await explain(request, response, error, notices, to);
    }
  };
}

async function enter(
  { db, issuer, provider, now }: SessionServices,
  notices: Notices,
  request: Request,
  response: Response,
  { subject, idToken, authenticatedFor }: Identified,
  to: string,
): Promise<void> {
  const person = await findPersonByIdentity(db, issuer, subject);
  if (!person || person.endedAt !== null) {
    const leave = await provider.signOutUrl(idToken);
    const links = leave ? ([['other_account', leave.href]] as const) : [];
    notices.send(request, response, person ? 'account_ended' : 'account_unknown', { links });
    return;
  }
  const signedInAt = now();
  const authenticatedAt = before(signedInAt, authenticatedFor * 1000);
  const signIn = { personId: person.personId, subject, signedInAt, authenticatedAt, idToken };
  await startSession(request, signIn, () => formToken(request));
  response.locals['personId'] = person.personId;
  response.redirect(303, to);
}

async function explain(
  request: Request,
  response: Response,
  error: unknown,
  notices: Notices,
  to: string,
): Promise<void> {
  if (error instanceof ProviderUnavailable || error instanceof SignInRefused) {
    request.log.warn({ err: error.cause ?? error }, error.message);
    const notice = error instanceof SignInRefused ? 'sign_in_refused' : 'provider_away';
    // A reload of the callback would repeat a code that was used.
    const again = request.path === paths.signIn ? request.originalUrl : signInPath(to);
    notices.send(request, response, notice, { links: [['try_again', again]] });
    return;
  }
  await notices.fail(request, response, error);
}
