import type { Kysely } from 'kysely';
import { mailHolder } from './checkpoint-mail';
import type { ActivityLog } from '../activities/failures';
import type { KeepLogDependencies } from '../activities/keep-log';
import type { MailTransport } from '../mail/types';
import type { Keys } from '../record/keys/types';
import { batchReads } from '../record/reads/batch';
import type { Database } from '../record/postgres/schema';
import { makeCheckpoint } from '../record/tree/checkpoints';
import { deliverCheckpoints, type Holder } from '../record/tree/deliveries';
import { directoryHolder } from '../record/tree/directory-holder';
import { sequenceLog, sequenceReads } from '../record/tree/sequencing';
import type { WorkerConfig } from './config';
import { heartbeat } from './heartbeat';

export interface LogKeeperMeans {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly now: () => string;
  readonly newId: () => string;
  readonly transport: MailTransport;
  readonly log: ActivityLog;
}

/** The dependencies of keeping the log: the record's trees, the signing key and the configured outside holders. */
export function createLogKeeper(config: WorkerConfig, means: LogKeeperMeans): KeepLogDependencies {
  const { db, keys, now, log } = means;
  const holders = holdersOf(config, means);
  return {
    sequence: async (heartbeat) => {
      await batchReads(db, { now, onBatch: heartbeat });
      const events = await sequenceLog(db, { onBatch: heartbeat });
      const reads = await sequenceReads(db, { onBatch: heartbeat });
      return { events: events.leaves, reads: reads.leaves };
    },
    makeCheckpoint: (tree, onPage) =>
      makeCheckpoint(tree, {
        db,
        keys,
        now,
        onPage,
        everyMinutes: config.CHECKPOINT_MINUTES,
        holders,
      }),
    deliver: (options) => deliverCheckpoints({ db, now, holders, ...options }),
    heartbeat,
    log,
  };
}

function holdersOf(config: WorkerConfig, { transport, newId }: LogKeeperMeans): readonly Holder[] {
  const { CHECKPOINT_DIR: directory, CHECKPOINT_MAIL: to, MAIL_FROM: from, PROGRAMME_NAME: fromName } = config;
  return [
    ...(directory === undefined ? [] : [directoryHolder(directory, newId)]),
    ...(to === undefined ? [] : [mailHolder({ send: (mail) => transport.send(mail), from, fromName, to })]),
  ];
}
