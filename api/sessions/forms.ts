import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { tokenField } from './fields';
import { isForeignForm } from './origin';
import type { Notices } from './notices';
import { pathOfForm, returnPath } from './return-path';
import type { SessionServices } from './services';
import { signedIn } from './signed-in';

const tokens = csrfSync({
  size: 32,
  getTokenFromRequest: ({ body }) => {
    const fields: unknown = body;
    if (typeof fields !== 'object' || fields === null) return undefined;
    const token: unknown = Reflect.get(fields, tokenField);
    return typeof token === 'string' ? token : undefined;
  },
});

/** The token of the request's session, which every form carries (OWASP: synchroniser token). Made at sign-in. */
export function formToken(request: Request): string {
  return tokens.generateToken(request);
}

/** Refuses a posted form without the token of its session, or from elsewhere. Behind the parser of the form's body. */
export function createFormCheck({ publicUrl, keepForm }: SessionServices, notices: Notices): RequestHandler {
  return async (request, response, next) => {
    const isForeign = isForeignForm(request, publicUrl);
    if (!isForeign && tokens.isRequestValid(request)) {
      next();
      return;
    }
    // A page of ours from a session before this one: of the same person, or of another in the same browser.
    const kept = isForeign ? 'no_form' : await keepForm(request, signedIn(response).person.personId);
    if (typeof kept === 'object') {
      notices.send(request, response, 'form_kept', { links: [['return', kept.path]] });
      return;
    }
    if (kept === 'of_another') {
      notices.send(request, response, 'form_of_another', { links: [['back', returnPath(request.path)]] });
      return;
    }
    const back = pathOfForm(request.get('Referer'), publicUrl, request.originalUrl);
    notices.send(request, response, 'foreign_form', { links: [['back', back]] });
  };
}
