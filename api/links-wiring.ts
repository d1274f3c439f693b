import { findPerson } from '../record/directory';
import { createLinks } from '../record/links';
import { loadCase } from '../record/present';
import type { Services } from './services';
import { createSharedLimiter } from './links/limiter';
import type { LinkServices } from './links/services';

type Shared = Omit<Services, 'linkPages'>;

/** What the link pages lean on, made of what the API has already. */
export function linkServices(
  services: Shared,
  shown: Pick<LinkServices, 'pageKeys' | 'publicUrl' | 'programmeName' | 'contactLine'>,
): LinkServices {
  const { db, commit, logger, now, newId, randomBytes } = services;
  const reportError = (error: unknown): void => logger.error({ err: error }, 'link page');
  const links = createLinks({ db, now });
  return {
    ...shown,
    commit,
    now,
    newId,
    randomBytes,
    reportError,
    limiter: createSharedLimiter(db, reportError),
    findLink: (tokenHash) => links.findByHash(tokenHash),
    noteOpened: (linkId) => links.markOpened(linkId),
    loadCase: async (stream) => {
      const reading = await loadCase(services, stream);
      return reading && { kase: reading.kase, programme: reading.facts.programme };
    },
    findReader: async (personId) => {
      const person = await findPerson(db, personId);
      return person && { ...person, active: person.endedAt === null };
    },
  };
}
