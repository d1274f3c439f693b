import { findPerson } from '../../record/directory';
import { createLinks } from '../../record/outbox/links';
import { loadCase } from '../../record/queries/present';
import { logReads } from '../../record/reads/log';
import type { Services } from '../services';
import { createSharedLimiter } from './limiter';
import type { LinkServices } from './services';

type Shared = Omit<Services, 'linkPages' | 'sessions'>;

/** The dependencies of the link pages, made from those of the API. */
export function linkServices(
  services: Shared,
  shown: Pick<LinkServices, 'pageKeys' | 'publicUrl' | 'programmeName' | 'contactLine'>,
): LinkServices {
  const { db, seals, commit, logger, translatorFor, now, newId, randomBytes } = services;
  const reportError = (error: unknown): void => logger.error({ err: error }, 'link page');
  const links = createLinks({ db, now });
  return {
    ...shown,
    commit,
    translatorFor,
    now,
    newId,
    randomBytes,
    reportError,
    limiter: createSharedLimiter(db, reportError),
    findLink: (tokenHash) => links.findByHash(tokenHash),
    noteOpened: (linkId) => links.markOpened(linkId),
    logShown: async ({ stream, taskId, personId }, correlationId) => {
      const cases = [{ caseId: stream.id, relationship: 'link' }] as const;
      const read = { operation: 'linkPage', outcome: 'shown', cases, askedFor: { what: 'task', id: taskId } } as const;
      await logReads(db, { ...read, at: now(), actorId: personId, knownBy: 'link', correlationId });
    },
    loadCase: async (stream) => {
      const loaded = await loadCase(services, stream);
      return loaded && { kase: loaded.kase, programme: loaded.facts.programme };
    },
    findReader: async (personId) => {
      const person = await findPerson(db, seals, personId);
      return person && { ...person, active: person.endedAt === null };
    },
  };
}
