import {
  Router,
  urlencoded,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { formLimits } from '../http/form-limits';
import { correlationIdOf } from '../http/correlation';
import { answerLogged } from '../http/handle-logged';
import { setUpRateLimit } from '../http/rate-limit';
import type { Services } from '../services';
import type { Sessions } from '../sessions';
import { base, rootPaths } from '../paths';
import { assets } from './assets';
import { namesDraft } from './forms/keeping';
import { handlePageErrors, sendErrorPage } from './errors';
import { setUpPageHeaders } from './headers';
import { homeOf } from './home';
import { pages } from './index';
import type { Page, Posted, Reply, Visit } from './page';
import { paths } from './paths';
import { send } from './send';
import { visitOf } from './visit';

/** Pages for people who sign in (pages.md): each is one request, whole without script. */
export function setUpPages(services: Services): Router {
  const router = Router({ caseSensitive: true, strict: false });
  for (const { path, type, text } of assets) {
    router.get(path, (_, response) => {
      response.locals['route'] = '/assets';
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.type(type).send(text);
    });
  }
  const { sessions, settings } = services;
  const guards = [...setUpPageHeaders(), ...sessions.guards, setUpRateLimit(settings.requestsPerMinute)];
  router.get(paths.home, ...guards, (_, response) => {
    response.redirect(303, homeOf(sessions.signedIn(response).caller));
  });
  for (const page of pages) {
    const route = router.route(page.path).all(...guards);
    if (page.needsFresh) route.all(freshWhere(page.needsFresh, sessions));
    if (page.keepsDrafts) route.get(toOwnAddress(services));
    route.get(serve(page, services, (visit) => page.get(visit)));
    const { post } = page;
    if (post) {
      route.post(
        urlencoded(formLimits),
        sessions.checkForm,
        serve(page, services, (visit, request) => post(visit, postedIn(request))),
      );
    }
    route.all((_, response) => {
      response.setHeader('Allow', post ? 'GET, HEAD, POST' : 'GET, HEAD').sendStatus(405);
    });
    router.use(page.path, handlePageErrors(services));
  }
  const unknown = unknownPage(guards, services);
  router.use(unknown);
  router.use(((error, request, response, next) => {
    // An address that cannot be decoded matches no page.
    if (error instanceof URIError) unknown(request, response, () => next(error));
    else next(error);
  }) satisfies ErrorRequestHandler);
  return router;
}

/** Shows a page at an unknown address, to a person in a browser. */
function unknownPage(guards: readonly RequestHandler[], services: Services): RequestHandler {
  const shown = Router();
  shown.use(...guards, (request: Request, response: Response) => {
    response.locals['route'] = 'unknown page';
    sendErrorPage(services, request, response, { status: 404, kind: 'not_found' });
  });
  return (request, response, next) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (isReading && !isForPrograms(request)) shown(request, response, next);
    else next();
  };
}

/** Addresses of the API and of operators answer as programs expect, and so does a client that wants no page. */
function isForPrograms(request: Request): boolean {
  const others = [base, ...Object.values(rootPaths)].filter((each) => each !== rootPaths.link);
  const isTheirs = others.some((each) => request.path === each || request.path.startsWith(`${each}/`));
  return isTheirs || request.accepts(['json', 'html']) !== 'html';
}

/** A form that is opened gets an address with the id of its draft, before anything is read. */
function toOwnAddress({ newId }: Services): RequestHandler {
  return ({ query, path, originalUrl }, response, next) => {
    if (namesDraft(query) || query['done'] !== undefined) {
      next();
      return;
    }
    const [, asked = ''] = originalUrl.split('?', 2);
    const given = new URLSearchParams(asked);
    given.set('draft', newId());
    response.redirect(303, `${path}?${given.toString()}`);
  };
}

/** Seconds since sign-in in which a command may be opened that demands a fresh one, and in which it may be sent. */
const fresh = { open: 300, send: 1_800 } as const;

function freshWhere(isNeeded: NonNullable<Page['needsFresh']>, sessions: Sessions): RequestHandler {
  const [opening, sending] = [sessions.requireFresh(fresh.open), sessions.requireFresh(fresh.send)];
  return (request, response, next) => {
    if (!isNeeded(request.params as Record<string, string>)) next();
    else if (request.method === 'POST') sending(request, response, next);
    else opening(request, response, next);
  };
}

function serve(
  page: Page,
  services: Services,
  answer: (visit: Visit, request: Request) => Promise<Reply>,
): RequestHandler {
  return async (request: Request, response: Response) => {
    response.locals['route'] = page.path;
    const params = request.params as Record<string, string>;
    const { caller } = services.sessions.signedIn(response);
    const reading = { name: page.name, caller, params, correlationId: correlationIdOf(response) };
    const reply = await answerLogged(reading, services, (reads) =>
      answer(visitOf(services, request, response, reads), request),
    );
    send(response, reply);
  };
}

/** The fields of a form, each with its text, or with several. */
function postedIn({ body }: Request): Posted {
  return (body ?? {}) as Posted;
}
