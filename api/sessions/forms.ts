import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { tokenField } from './fields';
import { isForeignForm } from './origin';
import type { Notices } from './notices';
import { pathOfForm } from './return-path';
import type { SessionServices } from './services';

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
export function createFormCheck({ publicUrl }: SessionServices, notices: Notices): RequestHandler {
  return (request, response, next) => {
    if (!isForeignForm(request, publicUrl) && tokens.isRequestValid(request)) {
      next();
      return;
    }
    const back = pathOfForm(request.get('Referer'), publicUrl, request.originalUrl);
    notices.send(request, response, 'foreign_form', { links: [['back', back]] });
  };
}
