import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createCommit } from '../record/commit';
import { createProgrammes } from '../record/programmes';
import type { Keys } from '../record/keys/types';
import type { Database } from '../record/schema';
import { createSeals } from '../record/sealing/seals';
import { createStates } from '../record/states';
import type { StreamRef } from '../shared/contracts/engine';
import { instant } from '../shared/domain/time';
import type { VerifyToken } from './auth/tokens';
import { createMetrics } from './health/metrics';
import { linkPages } from './links';
import type { LinkServices } from './links/services';
import { linkServices } from './links-wiring';
import type { Services, Settings } from './services';

/** What differs between an API in production and one in a test. */
export interface Outside {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly settings: Settings;
  readonly verifyToken: VerifyToken;
  readonly logger: Logger;
  /** Tells the engine; no decision waits for it. */
  readonly nudge: (stream: StreamRef, events: readonly string[]) => Promise<unknown>;
  readonly describeStream: Services['describeStream'];
  readonly checkEngine: Services['checkEngine'];
  readonly checkKeys: Services['checkKeys'];
  readonly links: Pick<LinkServices, 'pageKeys' | 'programmeName' | 'contactLine'>;
  readonly now?: Services['now'];
}

/** Everything that the API leans on, put together. */
export function createServices(outside: Outside): Services {
  const { db, keys, settings, verifyToken, logger, describeStream, checkEngine, checkKeys } = outside;
  const now = outside.now ?? (() => instant(Date.now()));
  const programmes = createProgrammes(db);
  const seals = createSeals({ keys, environment: settings.environment, randomBytes });
  const states = createStates(seals);
  const metrics = createMetrics();
  const commit = createCommit({
    ...{ db, programmes, states, keys, seals, now, randomBytes },
    newId: randomUUID,
    onAgendaChanged: async (stream, events) => {
      const arrived = await outside.nudge(stream, events);
      metrics.nudges.inc({ outcome: arrived ? 'arrived' : 'lost' });
    },
  });
  const shared = {
    ...{ db, keys, seals, settings, verifyToken, logger, describeStream, checkEngine, checkKeys },
    ...{ commit, states, programmes, metrics, now, newId: randomUUID, randomBytes },
    pageKeys: outside.links.pageKeys,
  };
  const shown = { ...outside.links, publicUrl: settings.publicUrl };
  return { ...shared, linkPages: linkPages(linkServices(shared, shown)) };
}
