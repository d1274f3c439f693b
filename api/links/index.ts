import { Router, urlencoded, type Request, type RequestHandler } from 'express';
import { linkPath } from '../../mail/link-token';
import { correlationIdOf } from '../http/correlation';
import { answerForm, ask } from './answering';
import { handleLinkErrors } from './errors';
import { setUpPageHeaders } from './headers';
import { isReceipt } from './nonce';
import { isForeign } from './origin';
import { paths } from './paths';
import { send, linkStateReply, strangersVoice, type Reply } from './replies';
import type { LinkServices } from './services';
import { stylesheet } from './stylesheet';
import { findVisit, type Visit } from './visit';

/** 10,000 characters of three UTF-8 bytes each, percent-encoded, doubled. */
const largestForm = '256kb';

/**
 * The pages behind the links in mails (api.md, "Links"), mounted before anything that needs sign-in. A GET changes
 * nothing; an answer takes two POSTs. `response.locals.route` holds the route's template, for logs that must not see
 * tokens.
 */
export function linkPages(services: LinkServices): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(paths.stylesheet, sendStylesheet);
  router.use(linkPath, rememberRoute(paths.link), setUpPageHeaders());

  router.get(
    paths.link,
    visiting(services, async (visit, request) => {
      if (request.method === 'GET') noteOpened(services, visit);
      return show(services, visit);
    }),
  );
  router.get(
    paths.receipt,
    rememberRoute(paths.receipt),
    visiting(services, async (visit, request) => {
      const { link, voice, state } = visit;
      const isFresh = isReceipt(request.params['receipt'] as string, link.linkId, services.pageKeys, services.now());
      if (!isFresh || state.is !== 'already_recorded') return show(services, visit);
      return linkStateReply(voice, 'recorded', { recordedAt: state.recordedAt });
    }),
  );
  router.post(
    paths.link,
    refuseForeign(services),
    urlencoded({ extended: false, limit: largestForm, parameterLimit: 20, inflate: false }),
    visiting(services, async (visit, request) => {
      const { state } = visit;
      if (state.is !== 'open') return show(services, visit);
      return answerForm(services, { ...visit, question: state.question }, request.body);
    }),
  );

  router.all(paths.link, (request, response) => {
    const more = { status: 405, headers: { Allow: 'GET, HEAD, POST' } };
    send(response, linkStateReply(strangersVoice(services, request), 'malformed', more));
  });
  router.use(linkPath, (request, response) => {
    send(response, linkStateReply(strangersVoice(services, request), 'not_valid'));
  });
  router.use(linkPath, handleLinkErrors(services));
  return router;
}

function visiting(
  services: LinkServices,
  reply: (visit: Visit, request: Request) => Promise<Reply>,
): RequestHandler<Record<string, string>> {
  return async (request, response) => {
    const visit = await findVisit(services, request);
    if ('reply' in visit) {
      send(response, visit.reply);
      return;
    }
    const page = await reply(visit, request);
    // Every page of an open task shows its question. Scanners see it too: `knownBy: link` in the log says so.
    if (visit.state.is === 'open' && page.html !== undefined)
      await services.logShown(visit.link, correlationIdOf(response));
    send(response, page);
  };
}

/** The page of a link in its present state: the form of an open task, or why there is none. */
function show(services: LinkServices, visit: Visit): Reply {
  const { state, voice } = visit;
  if (state.is === 'open') return ask(services, { ...visit, question: state.question });
  const recordedAt = state.is === 'already_recorded' ? { recordedAt: state.recordedAt } : {};
  return linkStateReply(voice, state.is, recordedAt);
}

const sendStylesheet: RequestHandler = (_, response) => {
  response.locals['route'] = paths.stylesheet;
  response.setHeader('Cache-Control', 'public, max-age=3600');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.type('css').send(stylesheet);
};

function rememberRoute(route: string): RequestHandler {
  return (_, response, next) => {
    response.locals['route'] = route;
    next();
  };
}

function refuseForeign(services: LinkServices): RequestHandler {
  return (request, response, next) => {
    if (isForeign(request, services.publicUrl))
      send(response, linkStateReply(strangersVoice(services, request), 'refused'));
    else next();
  };
}

/** Unreliable telemetry: a failure is only logged. */
function noteOpened(services: LinkServices, { link }: Visit): void {
  services.noteOpened?.(link.linkId, services.now()).catch(services.reportError);
}
