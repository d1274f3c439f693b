import { sql, type Kysely, type Transaction } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { Database } from '../postgres/schema';
import { grow, isAlone } from './leaves';

export interface Sequencing {
  /** The maximum number of leaves in one transaction. */
  readonly batchSize?: number;
  /** After each transaction. */
  readonly onBatch?: () => void;
}

/** The number of leaves positioned by one call; 0 where another call was running, or nothing waited. */
export interface Sequenced {
  readonly leaves: number;
}

const usually = 2_000;

/**
 * Gives every event without a position the next one in the tree of events, in the order of the database's numbering:
 * events of one stream keep their order. One run at a time: a second caller does nothing. Finished batches remain after
 * an interruption.
 *
 * @throws RecordUnavailable where the record cannot be reached
 */
export function sequenceLog(db: Kysely<Database>, options: Sequencing = {}): Promise<Sequenced> {
  return inBatches(db, options, sequenceEvents);
}

/** The same for the batches of the read log: batch n is the leaf at position n - 1 of their tree. */
export function sequenceReads(db: Kysely<Database>, options: Sequencing = {}): Promise<Sequenced> {
  return inBatches(db, options, sequenceBatches);
}

async function inBatches(
  db: Kysely<Database>,
  { batchSize = usually, onBatch }: Sequencing,
  next: (trx: Transaction<Database>, atMost: number) => Promise<number>,
): Promise<Sequenced> {
  for (let leaves = 0; ;) {
    const taken = await db.transaction().execute((trx) => next(trx, batchSize));
    leaves += taken;
    onBatch?.();
    if (taken < batchSize) return { leaves };
  }
}

async function sequenceEvents(trx: Transaction<Database>, atMost: number): Promise<number> {
  if (!(await isAlone(trx, 'events'))) return 0;
  const { rows } = await sql<{ kind: StreamKind; stream: string; sequence: number; hash: Buffer }>`
    with taken as (
      delete from pending_leaves where id in (select id from pending_leaves order by id limit ${atMost}) returning *
    )
    select stream_kind as kind, stream_id as stream, sequence, hash from taken order by id`.execute(trx);
  if (rows.length === 0) return 0;
  const leaves = rows.map(({ kind, stream, sequence, hash }) => ({ hash, event: { kind, id: stream, sequence } }));
  await grow(trx, 'events', leaves);
  return rows.length;
}

async function sequenceBatches(trx: Transaction<Database>, atMost: number): Promise<number> {
  if (!(await isAlone(trx, 'reads'))) return 0;
  const batches = await trx
    .selectFrom('read_batches')
    .select('hash')
    .where('number', '>', trx.selectFrom('tree_heads').select('size').where('tree', '=', 'reads'))
    .orderBy('number')
    .limit(atMost)
    .execute();
  if (batches.length > 0) await grow(trx, 'reads', batches);
  return batches.length;
}
