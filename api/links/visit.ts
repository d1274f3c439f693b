import type { Request } from 'express';
import { hashOfToken, isToken } from '../../mail/link-token';
import { pathOfLink } from './paths';
import { linkStateReply, strangersVoice, type Reply } from './replies';
import type { ActionLink, LinkServices, Reader } from './services';
import { linkStateOf, type LinkState } from './link-state';
import type { Voice } from './views/layout';

/** A request to an existing link: its person, its state, and the reader's language. */
export interface Visit {
  readonly link: ActionLink;
  readonly reader: Reader;
  readonly state: LinkState;
  readonly voice: Voice;
  /** The address for the page's forms. */
  readonly action: string;
}

/**
 * The visit of a request, or a reply where there is none: "not a valid link" for a token that is malformed, unknown or
 * of a person who has left; a wait for an address that sent too many of these.
 */
export async function findVisit(services: LinkServices, request: Request): Promise<Visit | { readonly reply: Reply }> {
  const token = request.params['token'] as string;
  const link = isToken(token) ? await services.findLink(hashOfToken(token)) : null;
  if (!link) return { reply: await refuseUnknown(services, request) };
  const [loaded, reader] = await Promise.all([services.loadCase(link.stream), services.findReader(link.personId)]);
  if (!loaded || !reader?.active) return { reply: linkStateReply(strangersVoice(services, request), 'not_valid') };
  const { programmeName, contactLine } = services;
  const translator = services.translatorFor(reader.language, loaded.programme.id);
  return {
    link,
    reader,
    state: linkStateOf(link, loaded, services.now()),
    voice: { translator, timeZone: reader.timeZone, programmeName, contactLine },
    action: pathOfLink(token),
  };
}

async function refuseUnknown(services: LinkServices, request: Request): Promise<Reply> {
  const voice = strangersVoice(services, request);
  const seconds = await services.limiter.count(request.ip ?? '');
  if (seconds === null) return linkStateReply(voice, 'not_valid');
  return linkStateReply(voice, 'too_many', { headers: { 'Retry-After': String(seconds) } });
}
