import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { readEvents } from '../log/log';
import type { Keys } from '../keys/types';
import { agendaFacts, type Reading } from '../queries/present';
import { projectAnew } from './projections';
import type { Database } from '../postgres/schema';
import { snapshotWrite } from '../log/snapshots';
import { fold } from '../log/states';
import { lockStream } from '../log/streams';
import { completeTokens } from '../subjects/subjects';

export interface Pace {
  /** Streams between two pauses. */
  readonly batchSize: number;
  readonly pauseMs: number;
  /** Told of the streams done so far. */
  readonly onBatch?: (count: number) => void;
}

export type Rebuilding = Omit<Reading, 'states'> & { readonly keys: Keys };

/**
 * Makes the projections of every stream anew from its log, and its snapshot with them, then lets go of rows that no
 * stream stands behind. Each stream is done in a transaction of its own that holds its writers for that moment, so
 * that decisions and lists go on meanwhile. Tokens of persons that a version before did not make are made. Repeating it changes nothing. Returns how many streams there were.
 */
export async function rebuildProjections(reading: Rebuilding, pace: Pace): Promise<number> {
  const { db } = reading;
  let count = 0;
  for await (const batch of batches(db, pace.batchSize)) {
    for (const stream of batch) await rebuildStream(reading, stream);
    count += batch.length;
    pace.onBatch?.(count);
    await sleep(pace.pauseMs);
  }
  await removeOrphans(db);
  return count;
}

async function rebuildStream(reading: Rebuilding, stream: StreamRef): Promise<void> {
  await reading.db.transaction().execute(async (trx) => {
    const row = await lockStream(trx, stream);
    if (!row) return;
    const events = await readEvents(trx, reading.seals, stream, { after: 0, upTo: row.sequence });
    const { kase, tasks } = fold(null, events);
    if (!kase) throw new Error(`the log of ${stream.kind} ${stream.id} is empty`);
    await projectAnew(trx, kase, tasks, await agendaFacts(reading, kase, trx));
    await completeTokens(trx, reading, kase.personRef);
    await (await snapshotWrite(trx, reading.seals, stream, { sequence: row.sequence, kase })).execute();
  });
}

async function* batches(db: Kysely<Database>, size: number): AsyncGenerator<readonly StreamRef[]> {
  for (let after = ''; ;) {
    const batch = await db
      .selectFrom('streams')
      .select(['kind', 'id'])
      .where('kind', '=', 'case')
      .where('id', '>', after)
      .orderBy('id')
      .limit(size)
      .execute();
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    after = last.id;
  }
}

async function removeOrphans(db: Kysely<Database>): Promise<void> {
  for (const table of ['cases', 'tasks', 'case_members', 'keep_apart'] as const) {
    await db
      .deleteFrom(table)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('streams')
              .select('streams.id')
              .where('streams.kind', '=', 'case')
              .whereRef('streams.id', '=', `${table}.case_id`),
          ),
        ),
      )
      .execute();
  }
}
