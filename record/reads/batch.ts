import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import { hashOfBatch, lineOf, nothingBefore, printOf, writePrints } from './chaining';

export interface Batching {
  readonly now: () => Instant;
  /** The maximum number of rows in a batch. */
  readonly mostRows?: number;
  /** After each batch. */
  readonly onBatch?: () => void;
}

/** The result of one call; both 0 where another call was running, or nothing was left. */
export interface Batched {
  readonly batches: number;
  readonly rows: number;
}

/** Differs from every other advisory lock of the record. */
const lock = 0x7265_6164;
const usually = 1_000;

/**
 * Chains the rows of the read log that are in no batch yet, in the order of their ids, until none is left;
 * `sequenceReads` then makes each batch a leaf of the tree `reads`. One run at a time: a second caller does nothing. A
 * later call finds the row of a slow transaction; no row is in two batches.
 *
 * @throws RecordUnavailable where the record is unreachable; finished batches remain
 */
export async function batchReads(
  db: Kysely<Database>,
  { now, mostRows = usually, onBatch }: Batching,
): Promise<Batched> {
  let batches = 0;
  let rows = 0;
  for (;;) {
    const taken = await db.transaction().execute((trx) => batchNext(trx, now(), mostRows));
    if (taken === 0) return { batches, rows };
    batches += 1;
    rows += taken;
    onBatch?.();
    if (taken < mostRows) return { batches, rows };
  }
}

async function batchNext(trx: Transaction<Database>, at: Instant, mostRows: number): Promise<number> {
  if (!(await isAlone(trx))) return 0;
  const rows = await trx
    .selectFrom('reads')
    .selectAll()
    .where('batch', 'is', null)
    .orderBy('id')
    .limit(mostRows)
    .execute();
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return 0;
  const before = await trx.selectFrom('read_batches').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();
  const number = (before?.number ?? 0) + 1;
  const previous = before?.hash ?? nothingBefore;
  const lines = rows.map(lineOf);
  const hash = hashOfBatch(previous, lines);
  const prints = writePrints(rows.map(({ id }, place) => printOf(id, lines[place] ?? '')));
  const batch = { number, first_id: first.id, last_id: last.id, count: rows.length, previous, hash, prints, at };
  await trx.insertInto('read_batches').values(batch).execute();
  await sql`update reads set batch = ${number} where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(trx);
  return rows.length;
}

async function isAlone(trx: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${lock}) as alone`.execute(trx);
  return rows.some(({ alone }) => alone);
}
