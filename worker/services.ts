import { randomBytes, randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createActivities } from '../activities';
import { traceOf } from '../shared/platform/trace';
import type { LinkKeys } from '../activities/link';
import { recordMailFailure } from '../activities/mail-failure';
import type { NotifyDependencies } from '../activities/notify';
import type { SweepDependencies } from '../activities/sweep';
import { startFreshRun } from '../engine/fresh-run';
import { createNudge } from '../engine/nudge';
import { composeMail } from '../mail/compose';
import { PermanentMailError, TransientMailError } from '../mail/errors';
import { createTransport } from '../mail/transport';
import { createCaseAdvance, createCaseCommit, createCaseStates } from '../record/cases';
import { openDatabase } from '../record/postgres/database';
import { findPerson } from '../record/directory';
import type { Keys } from '../record/keys/types';
import { createLedger } from '../record/outbox/ledger';
import { createLinks } from '../record/outbox/links';
import { findEnvironment } from '../record/postgres/migrations';
import type { Database } from '../record/postgres/schema';
import { loadCase } from '../record/queries/present';
import { createProgrammes } from '../record/programmes/programmes';
import { createSeals } from '../record/sealing/seals';
import { readEngineLag, type EngineLag } from '../record/outbox/engine-lag';
import { createSweepQueries } from '../record/outbox/sweep';
import { readLogLag, type LogLag } from '../record/tree/lag';
import { leaseSeconds } from '../shared/contracts/engine';
import type { Instant } from '../shared/domain/time';
import { translatorsWith } from '../shared/languages';
import type { ProgrammeWords } from '../shared/languages/programme-words';
import type { WorkerConfig } from './config';
import { heartbeat } from './heartbeat';
import { createLogKeeper } from './log-keeper';
import type { WorkerMetrics } from './metrics';
import type { WorkersOptions } from './workers';

export interface Services {
  readonly activities: WorkersOptions['activities'];
  /** The log's lag, for the metrics. */
  readonly logLag: () => Promise<LogLag>;
  /** Overdue work of the record, for the metrics. */
  readonly engineLag: () => Promise<EngineLag>;
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly client: Client;
  readonly keys: Keys;
  readonly linkKeys: LinkKeys;
  /** The words of the programmes: a mail names a place. */
  readonly words: ProgrammeWords;
  readonly log: Logger;
  readonly metrics: Pick<WorkerMetrics, 'nudges'>;
}

/**
 * Longer than the workflow's longest pause between two tries of a mail, so that the sweep leaves a waiting mail alone.
 */
const untouchedSeconds = 150;

/** In nudges: slightly longer than a killed worker blocks a task of the engine. */
const nudgesToFreshRun = 3;
/** The first tasks of more workflows than the engine handles would queue up (docs/performance.md). */
const sweepsPerSecond = 40;

/** Wires everything that the activities need. Nothing connects before its first use. */
export function openServices(
  config: WorkerConfig,
  { client, keys, linkKeys, words, log, metrics }: ServicesOptions,
): Services {
  const db = openDatabase(config.DATABASE_URL, { poolSize: config.DATABASE_POOL });
  const transport = createTransport(config.SMTP_URL);
  const translators = translatorsWith(words);
  const newId = randomUUID;
  const seals = createSeals({ keys, environment: config.THROUGHCARE_ENV, randomBytes });
  const record = {
    db,
    now,
    newId,
    programmes: createProgrammes(db),
    keys,
    seals,
    randomBytes,
    states: createCaseStates(seals),
  };
  const nudge = createNudge(client, {
    perSecond: sweepsPerSecond,
    onAttempt: (reached, error) => {
      metrics.nudges.inc({ result: reached ? 'reached' : 'unreached' });
      if (!reached) log.warn(traceOf(error), 'nudge_unreached');
    },
  });
  const commit = createCaseCommit({ ...record, onAgendaChanged: nudge });

  const activities = createActivities({
    advance: { advance: createCaseAdvance(record), abandoned: () => Context.current().cancellationSignal, log },
    notify: {
      ledger: createLedger({ db, now, newId, leaseSeconds }),
      loadCase: (stream) => loadCase(record, stream),
      findRecipient: async (personId) => {
        const person = await findPerson(db, seals, personId);
        return person && { ...person, active: person.endedAt === null };
      },
      linkMaker: { links: createLinks({ db, now }), keys: linkKeys, publicUrl: config.PUBLIC_URL },
      letterhead: letterheadOf(config),
      compose: (mail) => composeMail(mail, translators),
      send: (mail) => transport.send(mail),
      isPermanent: (error) => error instanceof PermanentMailError,
      mayHaveLeft: (error) => error instanceof TransientMailError && error.mayHaveLeft,
      recordMailFailure: recordMailFailure(commit),
      log,
    },
    sweep: { ...sweepOf(config, db, client), nudge, log },
    keepLog: createLogKeeper(config, { db, keys, now, newId, transport, log }),
  });
  return {
    activities,
    logLag: () => readLogLag(db, now),
    engineLag: () => readEngineLag(db, now),
    close: async () => {
      transport.close();
      await db.destroy();
    },
  };
}

function letterheadOf(config: WorkerConfig): NotifyDependencies['letterhead'] {
  return {
    from: config.MAIL_FROM,
    publicUrl: config.PUBLIC_URL,
    programmeName: config.PROGRAMME_NAME,
    contactLine: config.CONTACT_LINE,
  };
}

function sweepOf(
  { SWEEP_SECONDS }: WorkerConfig,
  db: Kysely<Database>,
  client: Client,
): Omit<SweepDependencies, 'nudge' | 'log'> {
  const graceSeconds = Math.min(10, SWEEP_SECONDS);
  return {
    sweep: createSweepQueries({ db, now, graceSeconds, untouchedSeconds, nudgesToFreshRun }),
    startFreshRun: (stream) => startFreshRun(client, stream),
    heartbeat,
    pace: { nudges: 500, freshRuns: 5, perSecond: sweepsPerSecond },
  };
}

function now(): Instant {
  return new Date().toISOString();
}

/** The environment that a database was made for; null if it has no stamp or cannot be reached. */
export async function readStamp(url: string): Promise<string | null> {
  const db = openDatabase(url, { poolSize: 1 });
  return findEnvironment(db)
    .catch(() => null)
    .finally(() => db.destroy());
}
