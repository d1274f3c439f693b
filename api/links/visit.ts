import type { Request, Response } from 'express';
import { hashOfToken, isToken } from '../../mail/link-token';
import { translatorFor } from '../../shared/languages';
import { pathOfLink } from './paths';
import type { ActionLink, LinkServices, Reader } from './services';
import { showStanding, strangersVoice } from './show';
import { standingOf, type Standing } from './standing';
import type { Voice } from './views/layout';

/** A request to a link that exists: whose it is, how it stands, and how to speak to its reader. */
export interface Visit {
  readonly link: ActionLink;
  readonly reader: Reader;
  readonly standing: Standing;
  readonly voice: Voice;
  /** Where the page's forms are posted to. */
  readonly action: string;
}

/**
 * The visit that a request makes, or null when it was answered already: with "not a valid link" for a token that is
 * none, is unknown or belongs to somebody who has left, and with a wait for an address that sent too many of these.
 */
export async function findVisit(services: LinkServices, request: Request, response: Response): Promise<Visit | null> {
  const token = request.params['token'] as string;
  const link = isToken(token) ? await services.findLink(hashOfToken(token)) : null;
  if (!link) {
    await refuseUnknown(services, request, response);
    return null;
  }
  const [loaded, reader] = await Promise.all([services.loadCase(link.stream), services.findReader(link.personId)]);
  if (!loaded || !reader?.active) {
    showStanding(response, strangersVoice(services, request), 'not_valid');
    return null;
  }
  const { programmeName, contactLine } = services;
  return {
    link,
    reader,
    standing: standingOf(link, loaded, services.now()),
    voice: { translator: translatorFor(reader.language), timeZone: reader.timeZone, programmeName, contactLine },
    action: pathOfLink(token),
  };
}

async function refuseUnknown(services: LinkServices, request: Request, response: Response): Promise<void> {
  const voice = strangersVoice(services, request);
  const seconds = await services.limiter.count(request.ip ?? '');
  if (seconds === null) return showStanding(response, voice, 'not_valid');
  response.setHeader('Retry-After', String(seconds));
  showStanding(response, voice, 'too_many');
}
