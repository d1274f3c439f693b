import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { StreamKind, StreamRef } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';
import type { StreamDefinition } from '../deciding/definition';
import type { StreamTypes } from '../deciding/kernel';
import { readEvents } from '../log/log';
import { snapshotWrite } from '../log/snapshots';
import { statesAfter } from '../log/states';
import { lockStream } from '../log/streams';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';

export interface Pace {
  /** Streams between two pauses. */
  readonly batchSize: number;
  readonly pauseMs: number;
  /** Called after each batch with the number of streams done so far. */
  readonly onBatch?: (count: number) => void;
}

export interface Rebuilding<T extends StreamTypes> extends Pick<
  StreamDefinition<T>,
  'kind' | 'kernel' | 'lookup' | 'projections'
> {
  readonly db: Kysely<Database>;
  readonly seals: Seals;
  readonly now: () => Instant;
}

/**
 * Rebuilds the projections and the snapshot of every stream of a kind from its log, then removes rows whose stream does
 * not exist. Each stream has its own transaction, which locks it briefly, so that decisions and lists continue.
 * Repeating it changes nothing. Returns the number of streams.
 */
export async function rebuildProjections<T extends StreamTypes>(
  rebuilding: Rebuilding<T>,
  pace: Pace,
): Promise<number> {
  const { db, kind, projections } = rebuilding;
  let count = 0;
  for await (const batch of batches(db, kind, pace.batchSize)) {
    for (const stream of batch) await rebuildStream(rebuilding, stream);
    count += batch.length;
    pace.onBatch?.(count);
    await sleep(pace.pauseMs);
  }
  await projections.removeOrphans(db);
  return count;
}

async function rebuildStream<T extends StreamTypes>(
  { db, seals, kernel, lookup, projections, now }: Rebuilding<T>,
  stream: StreamRef,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockStream(trx, stream);
    if (!row) return;
    const events = await readEvents(trx, seals, stream, { after: 0, upTo: row.sequence });
    const states = statesAfter(kernel, null, events);
    const state = states.at(-1);
    if (!state) throw new Error(`the log of ${stream.kind} ${stream.id} is empty`);
    const facts = { ...(await lookup.timetable(trx, state)), now: now() };
    const times = events.map(({ at }) => at);
    await projections.renew(trx, states, facts, times);
    await (await snapshotWrite(trx, seals, kernel, stream, { sequence: row.sequence, state })).execute();
  });
}

async function* batches(db: Kysely<Database>, kind: StreamKind, size: number): AsyncGenerator<readonly StreamRef[]> {
  for (let after = ''; ;) {
    const batch = await db
      .selectFrom('streams')
      .select(['kind', 'id'])
      .where('kind', '=', kind)
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
