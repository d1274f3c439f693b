import { Router, urlencoded, type RequestHandler } from 'express';
import { answerForm } from './answering';
import { handleLinkErrors } from './errors';
import { linkPath } from '../../mail/link-token';
import { findVisit, type Visit } from './visit';
import { setUpPageHeaders } from './headers';
import { isReceipt, nonceFor } from './nonce';
import { nothingTyped } from './form';
import { isForeign } from './origin';
import { paths } from './paths';
import { showAsk, showStanding, strangersVoice } from './show';
import type { LinkServices } from './services';
import { stylesheet } from './stylesheet';

/** 10,000 characters of three UTF-8 bytes each, percent-encoded, and as much again. */
const largestForm = '256kb';

/**
 * The pages behind the links in mails (api.md, "Links"): mounted before sessions, cookies and sign-in, none of which
 * they know. Asking for a page changes nothing; answering takes two POSTs. `response.locals.route` holds the route's
 * template, for logs that must not see tokens.
 */
export function linkPages(services: LinkServices): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(paths.stylesheet, sendStylesheet);
  router.use(linkPath, rememberRoute(paths.link), setUpPageHeaders());

  router.get(paths.link, async (request, response) => {
    const visit = await findVisit(services, request, response);
    if (!visit) return;
    if (request.method === 'GET') noteOpened(services, visit);
    showOpenOrStanding(services, visit, response);
  });

  router.get(paths.receipt, rememberRoute(paths.receipt), async (request, response) => {
    const visit = await findVisit(services, request, response);
    if (!visit) return;
    const { link, voice, standing } = visit;
    const isFresh = isReceipt(request.params['receipt'] as string, link.linkId, services.pageKeys, services.now());
    if (isFresh && standing.is === 'already_recorded')
      showStanding(response, voice, 'recorded', { recordedAt: standing.recordedAt });
    else showOpenOrStanding(services, visit, response);
  });

  router.post(
    paths.link,
    refuseForeign(services),
    urlencoded({ extended: false, limit: largestForm, parameterLimit: 20, inflate: false }),
    async (request, response) => {
      const visit = await findVisit(services, request, response);
      if (!visit) return;
      const { standing } = visit;
      if (standing.is !== 'open') showOpenOrStanding(services, visit, response);
      else await answerForm(services, { ...visit, question: standing.question }, request, response);
    },
  );

  router.all(paths.link, (request, response) => {
    response.setHeader('Allow', 'GET, HEAD, POST');
    showStanding(response, strangersVoice(services, request), 'malformed', { status: 405 });
  });
  router.use(linkPath, (request, response) => {
    showStanding(response, strangersVoice(services, request), 'not_valid');
  });
  router.use(linkPath, handleLinkErrors(services));
  return router;
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
    if (isForeign(request, services.publicUrl)) showStanding(response, strangersVoice(services, request), 'refused');
    else next();
  };
}

function showOpenOrStanding(services: LinkServices, visit: Visit, response: Parameters<RequestHandler>[1]): void {
  const { standing, link, voice, action } = visit;
  if (standing.is === 'open') {
    const { question } = standing;
    const { generation, revision } = question;
    const shown = { linkId: link.linkId, generation, revision, step: 'review' } as const;
    const nonce = nonceFor(shown, services.pageKeys, services.now());
    showAsk(response, { voice, question, action, nonce, typed: nothingTyped, problems: [], notice: null });
  } else {
    const recordedAt = standing.is === 'already_recorded' ? { recordedAt: standing.recordedAt } : {};
    showStanding(response, voice, standing.is, recordedAt);
  }
}

/** Unreliable telemetry: its failure is nobody's concern but the log's. */
function noteOpened(services: LinkServices, { link }: Visit): void {
  services.noteOpened?.(link.linkId, services.now()).catch(services.reportError);
}
