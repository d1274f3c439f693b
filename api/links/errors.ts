import type { ErrorRequestHandler } from 'express';
import { ReadNotLogged } from '../../record/reads/log';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { RecordUnreadable } from '../../record/postgres/unreadable';
import type { LinkStateText } from '../../shared/languages/texts';
import type { LinkServices } from './services';
import { send, linkStateReply, strangersVoice } from './replies';

/** Shows every error as a page: never a stack, and no 500 for an error of the sender. */
export function handleLinkErrors(services: LinkServices): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const [state, status] = pageOf(error);
    if (status === 500 || error instanceof RecordUnreadable || (error instanceof ReadNotLogged && error.isUnforeseen))
      services.reportError(error);
    const headers = status === 503 ? { 'Retry-After': '5' } : {};
    send(response, linkStateReply(strangersVoice(services, request), state, { status, headers }));
  };
}

function pageOf(error: unknown): readonly [LinkStateText, number] {
  if (error instanceof RecordUnavailable || error instanceof RecordUnreadable) return ['unavailable', 503];
  const { status } = error as { status?: unknown };
  // A path that does not decode is no address of ours.
  if (error instanceof URIError) return ['not_valid', 404];
  if (status === 413) return ['too_large', 413];
  if (status === 415 || status === 400) return ['malformed', status];
  return ['unavailable', 500];
}
