import type { ErrorRequestHandler, Request, Response } from 'express';
import { ReadNotLogged } from '../../record/reads/log';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { RecordUnreadable } from '../../record/postgres/unreadable';
import type { ErrorText } from '../../shared/languages/app-texts';
import { Problem } from '../errors/problem';
import { sentForm, type SentForm } from '../sessions/again';
import { correlationIdOf } from '../http/correlation';
import type { Services } from '../services';
import { ErrorPage } from './error-page';
import { send } from './send';
import { voiceOf } from './visit';

/** Shows every error as a page in the reader's language: never a stack, and no 500 for an error of the sender. */
export function handlePageErrors(services: Services): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const [status, kind] = kindOf(error);
    if (status === 500 || error instanceof RecordUnreadable) request.log.error({ err: error }, 'unexpected error');
    if (error instanceof ReadNotLogged && error.isUnforeseen) request.log.error({ err: error.cause }, error.message);
    if (status === 503) response.setHeader('Retry-After', '5');
    const isToRepeat = repeatable.includes(kind);
    const again = isToRepeat ? await sentForm(request, response, services.settings.publicUrl) : undefined;
    sendErrorPage(services, request, response, { status, kind, again });
  };
}

/** An error page with the navigation of the person who is signed in. */
export function sendErrorPage(
  services: Services,
  request: Request,
  response: Response,
  { status, kind, again }: { readonly status: number; readonly kind: ErrorText; readonly again?: SentForm | undefined },
): void {
  const voice = voiceOf(services, request, response);
  const correlationId = correlationIdOf(response);
  send(response, {
    status,
    view: <ErrorPage voice={voice} kind={kind} correlationId={correlationId} again={again} />,
  });
}

/** Errors that pass: the same form may be taken later. */
const repeatable: readonly ErrorText[] = ['not_now', 'too_many', 'unavailable', 'unexpected'];

const ofStatus: Readonly<Record<number, ErrorText>> = {
  400: 'malformed',
  403: 'forbidden',
  404: 'not_found',
  409: 'not_now',
  413: 'too_large',
  415: 'malformed',
  422: 'malformed',
  429: 'too_many',
  503: 'unavailable',
};

function kindOf(error: unknown): readonly [status: number, kind: ErrorText] {
  if (error instanceof RecordUnavailable || error instanceof RecordUnreadable) return [503, 'unavailable'];
  if (error instanceof URIError) return [404, 'not_found'];
  const status = error instanceof Problem ? error.status : (error as { readonly status?: unknown }).status;
  const kind = typeof status === 'number' ? ofStatus[status] : undefined;
  return kind === undefined ? [500, 'unexpected'] : [status as number, kind];
}
