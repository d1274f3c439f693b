import type { Request, Response } from 'express';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Instant } from '../../shared/domain/time';
import { negotiateLanguage, translatorFor } from '../../shared/languages';
import type { StandingText } from '../../shared/languages/texts';
import type { LinkServices } from './services';
import { AskPage } from './views/ask';
import type { Voice } from './views/layout';
import { ReviewPage } from './views/review';
import { StandingPage } from './views/standing';

/** The status of each page that is no form. Gone is what was a link and is none any more. */
const statuses: Readonly<Record<StandingText, number>> = {
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

/** How to speak to somebody of whom nothing is known but the browser's languages. */
export function strangersVoice({ programmeName, contactLine }: LinkServices, request: Request): Voice {
  const language = negotiateLanguage(request.get('Accept-Language'));
  return { translator: translatorFor(language), timeZone: 'UTC', programmeName, contactLine };
}

export function showStanding(
  response: Response,
  voice: Voice,
  standing: StandingText,
  { status = statuses[standing], recordedAt }: { readonly status?: number; readonly recordedAt?: Instant } = {},
): void {
  const page = <StandingPage voice={voice} standing={standing} {...(recordedAt !== undefined && { recordedAt })} />;
  show(response, status, page);
}

/** The form: 422 where something in it is wrong, 409 where it was overtaken by time or a change. */
export function showAsk(response: Response, props: Parameters<typeof AskPage>[0]): void {
  const status = props.notice ? 409 : props.problems.length > 0 ? 422 : 200;
  show(response, status, <AskPage {...props} />);
}

export function showReview(response: Response, props: Parameters<typeof ReviewPage>[0]): void {
  show(response, 200, <ReviewPage {...props} />);
}

function show(response: Response, status: number, page: JSX.Element): void {
  response
    .status(status)
    .type('html')
    .send(`<!DOCTYPE html>${renderToString(page)}`);
}
