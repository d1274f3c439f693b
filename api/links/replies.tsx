import type { Request, Response } from 'express';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Instant } from '../../shared/domain/time';
import { negotiateLanguage, translatorFor } from '../../shared/languages';
import type { LinkStateText } from '../../shared/languages/texts';
import type { LinkServices } from './services';
import { AskPage } from './views/ask';
import type { Voice } from './views/layout';
import { ReviewPage } from './views/review';
import { LinkStatePage } from './views/link-state';

/** The reply to a request: a page, or a redirect. */
export interface Reply {
  readonly status: number;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The status of each page without a form. 410 Gone: it was a link once. */
const statuses: Readonly<Record<LinkStateText, number>> = {
  recorded: 200,
  already_recorded: 200,
  expired: 410,
  replaced: 410,
  no_longer_needed: 410,
  not_valid: 404,
  refused: 403,
  not_now: 409,
  too_many: 429,
  too_large: 413,
  malformed: 400,
  unavailable: 503,
};

/** Language and texts for a reader of whom only the browser's languages are known. */
export function strangersVoice({ programmeName, contactLine }: LinkServices, request: Request): Voice {
  const language = negotiateLanguage(request.get('Accept-Language'));
  return { translator: translatorFor(language), timeZone: 'UTC', programmeName, contactLine };
}

export function linkStateReply(
  voice: Voice,
  state: LinkStateText,
  more: Partial<Omit<Reply, 'html'>> & { readonly recordedAt?: Instant } = {},
): Reply {
  const { status = statuses[state], headers = {}, recordedAt } = more;
  const page = <LinkStatePage voice={voice} state={state} {...(recordedAt !== undefined && { recordedAt })} />;
  return { ...pageReply(status, page), headers };
}

/** The form: 422 with a problem in a field, 409 when time or a change overtook it. */
export function askReply(props: Parameters<typeof AskPage>[0]): Reply {
  const status = props.notice ? 409 : props.problems.length > 0 ? 422 : 200;
  return pageReply(status, <AskPage {...props} />);
}

export function reviewReply(props: Parameters<typeof ReviewPage>[0]): Reply {
  return pageReply(200, <ReviewPage {...props} />);
}

/** 303 See Other: reloading the next page repeats nothing. */
export function seeOther(path: string): Reply {
  return { status: 303, headers: { Location: path } };
}

export function send(response: Response, { status, html = '', headers = {} }: Reply): void {
  response.status(status).set(headers).type('html').send(html);
}

function pageReply(status: number, page: JSX.Element): Reply {
  return { status, html: `<!DOCTYPE html>${renderToString(page)}` };
}
