import type { Request, Response } from 'express';
import { renderToString } from 'preact-render-to-string';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { RecordUnreadable } from '../../record/postgres/unreadable';
import { negotiateLanguage, translatorFor } from '../../shared/languages';
import type { SessionLink, SessionNotice } from '../../shared/languages/texts';
import type { Voice } from '../links/views/layout';
import { correlationIdOf } from '../http/correlation';
import { sentForm, type SentForm } from './again';
import { paths } from './paths';
import { findSignedIn } from './signed-in';
import type { SessionServices } from './services';
import { NoticePage } from './views/notice';

/** The status of each page. */
const statuses: Readonly<Record<SessionNotice, number>> = {
  session_over: 401,
  session_over_kept: 401,
  sign_in_again_kept: 403,
  form_kept: 403,
  form_of_another: 403,
  sign_in_again: 403,
  foreign_form: 403,
  account_ended: 403,
  account_unknown: 403,
  sign_in_refused: 400,
  provider_away: 503,
  record_away: 503,
  unexpected: 500,
  sign_out: 200,
  signed_out: 200,
};

interface Shown {
  readonly links?: readonly (readonly [link: SessionLink, href: string])[];
  /** The token of the form that signs out. */
  readonly token?: string;
  /** A form that could not be taken. */
  readonly again?: SentForm | undefined;
}

/** Pages about signing in and out. */
export interface Notices {
  send(request: Request, response: Response, notice: SessionNotice, shown?: Shown): void;
  /** Shows an error as a page: never a stack. A form that was sent is there to be sent again. */
  fail(request: Request, response: Response, error: unknown): Promise<void>;
}

export function createNotices(services: SessionServices): Notices {
  const notices: Notices = {
    send(request, response, notice, { links = [], token, again } = {}) {
      const voice = voiceOf(services, request, response);
      const reference = notice === 'unexpected' ? correlationIdOf(response) : undefined;
      const page = (
        <NoticePage voice={voice} notice={notice} links={links} token={token} again={again} reference={reference} />
      );
      const status = statuses[notice];
      if (status === 503) response.setHeader('Retry-After', '5');
      response
        .status(status)
        .type('html')
        .send(`<!DOCTYPE html>${renderToString(page)}`);
    },
    async fail(request, response, error) {
      const isAway = error instanceof RecordUnavailable;
      if (!isAway) services.reportError(error);
      // A reload of the callback would repeat a code that was used.
      const to = request.path === paths.callback ? paths.signIn : request.originalUrl;
      const again = await sentForm(request, response, services.publicUrl);
      if (isAway || error instanceof RecordUnreadable)
        notices.send(request, response, 'record_away', again ? { again } : { links: [['try_again', to]] });
      else notices.send(request, response, 'unexpected', { again });
    },
  };
  return notices;
}

/** The language of the person who is signed in; else the browser's. */
function voiceOf({ programmeName, contactLine }: SessionServices, request: Request, response: Response): Voice {
  const person = findSignedIn(response)?.person;
  const language = person?.language ?? negotiateLanguage(request.get('Accept-Language'));
  return { translator: translatorFor(language), timeZone: person?.timeZone ?? 'UTC', programmeName, contactLine };
}
