import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createCaseCommit, createCaseStates } from '../record/cases';
import { createProgrammes } from '../record/programmes/programmes';
import type { Keys } from '../record/keys/types';
import type { Database } from '../record/postgres/schema';
import { createSeals } from '../record/sealing/seals';
import { readEngineLag, engineLagFigures } from '../record/outbox/engine-lag';
import type { StreamRef } from '../shared/contracts/engine';
import { instant } from '../shared/domain/time';
import { translatorsWith } from '../shared/languages';
import type { ProgrammeWords } from '../shared/languages/programme-words';
import { observe } from '../shared/platform/process/figures';
import { observeProcess } from '../shared/platform/process/process-metrics';
import { createReadiness, type AskReadiness } from '../shared/platform/process/readiness';
import type { VerifyToken } from './auth/tokens';
import { createMetrics, measuredCommit } from './health/metrics';
import { linkPages } from './links';
import type { LinkServices } from './links/services';
import { linkServices } from './links/wiring';
import { createFormKeeper } from './pages/forms/parking';
import { createSessions } from './sessions';
import { createProvider, type ProviderOptions } from './sessions/provider';
import type { Services, Settings } from './services';

/** The parts that differ between production and tests. */
export interface Outside {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly settings: Settings;
  readonly verifyToken: VerifyToken;
  readonly logger: Logger;
  /** Nudges the engine; no decision waits for it. */
  readonly nudge: (stream: StreamRef, events: readonly string[], isUrgent: boolean) => Promise<unknown>;
  readonly describeStream: Services['describeStream'];
  /** Each ends by itself, and throws where its dependency is down. */
  readonly checks: Readonly<Record<'record' | 'keys' | 'engine' | 'issuer', () => Promise<unknown>>>;
  /** The words of the programmes, of which the record holds only the codes. */
  readonly words: ProgrammeWords;
  readonly links: Pick<LinkServices, 'pageKeys' | 'programmeName' | 'contactLine'>;
  /** The pages as a client of the issuer. */
  readonly client: Pick<ProviderOptions, 'clientId' | 'clientSecret'>;
  readonly now?: Services['now'];
}

/** The API's dependencies, put together. */
export function createServices(outside: Outside): Services {
  const { db, keys, settings, verifyToken, logger, describeStream, checks } = outside;
  const now = outside.now ?? (() => instant(Date.now()));
  const programmes = createProgrammes(db);
  const seals = createSeals({ keys, environment: settings.environment, randomBytes });
  const states = createCaseStates(seals);
  const metrics = createMetrics();
  const decide = createCaseCommit({
    db,
    programmes,
    states,
    keys,
    seals,
    now,
    randomBytes,
    newId: randomUUID,
    onAgendaChanged: async (...news) => {
      const arrived = await outside.nudge(...news);
      metrics.nudges.inc({ result: arrived ? 'reached' : 'unreached' });
    },
  });
  const askReadiness = readinessOf(checks);
  observeProcess(metrics.registry, askReadiness);
  observe(metrics.registry, () => readEngineLag(db, now), engineLagFigures);
  const shared = {
    db,
    keys,
    seals,
    settings,
    verifyToken,
    logger,
    describeStream,
    askReadiness,
    commit: measuredCommit(decide, metrics),
    states,
    programmes,
    translatorFor: translatorsWith(outside.words),
    metrics,
    now,
    newId: randomUUID,
    randomBytes,
    ...outside.links,
  };
  const { issuer, publicUrl } = settings;
  const sessions = createSessions({
    ...shared,
    issuer,
    publicUrl,
    provider: createProvider({ ...outside.client, issuer, publicUrl }),
    keepForm: createFormKeeper(shared),
    reportError: (error) => logger.error({ err: error }, 'session'),
  });
  return { ...shared, sessions, linkPages: linkPages(linkServices(shared, { ...outside.links, publicUrl })) };
}

/**
 * Without the record or its keys the API decides nothing. Without the engine it decides, but mails and deadlines wait.
 * Without the issuer nobody new signs in; links work, and so do people whose token was verified a moment ago.
 */
function readinessOf({ record, keys, engine, issuer }: Outside['checks']): AskReadiness {
  return createReadiness({
    record: { probe: record, isNeeded: true },
    keys: { probe: keys, isNeeded: true },
    engine: { probe: engine, isNeeded: false },
    issuer: { probe: issuer, isNeeded: false },
  });
}
