import { sql, type Kysely, type OperationNodeSource, type RawBuilder } from 'kysely';
import { prepared } from './prepared';
import type { Database } from './schema';

/** One insert, update or delete, not yet sent. */
export type Write = OperationNodeSource;

/** Another writer changed the stream since it was loaded: nothing was written, and the caller may try again. */
export class StreamMoved extends Error {
  override readonly name = 'StreamMoved';
}

const notNullViolation = '23502';

/**
 * The new `sequence` in an update of a stream's row, if the row still has the version that was loaded. Otherwise null,
 * which the column refuses: the whole statement fails, and {@link writeTogether} throws StreamMoved.
 */
export function sequenceAt(version: string, sequence: number): RawBuilder<number> {
  return sql`case when streams.xmin = ${version}::xid then ${sequence}::bigint end`;
}

/**
 * Sends several writes as one statement: one round trip for all changes of a decision. The writes see the tables as
 * they were before the statement, and must touch different rows.
 *
 * @param stream the write of the stream's row. It runs first, and locks the row before anything else is written
 * @throws StreamMoved where the row has another version, see {@link sequenceAt}
 */
export async function writeTogether(db: Kysely<Database>, writes: readonly Write[], stream?: Write): Promise<void> {
  const named = writes.map((write, index) => sql`${sql.ref(`write_${index}`)} as (${write})`);
  if (stream) {
    // Reading its result makes this write the first: the others run when the statement ends.
    const all = sql.join([sql`stream as (${stream} returning 1)`, ...named]);
    await sql`${prepared} with ${all} select from stream`.execute(db).catch((error: unknown) => {
      throw isMoved(error) ? new StreamMoved('the stream was written meanwhile', { cause: error }) : error;
    });
  } else if (named.length > 0) {
    await sql`${prepared} with ${sql.join(named)} select`.execute(db);
  }
}

/**
 * Loads and writes a stream: first without a lock; if another writer was faster, again in a transaction that locks it.
 */
export async function unlessMoved<T>(
  db: Kysely<Database>,
  work: (db: Kysely<Database>, held: boolean) => Promise<T>,
): Promise<T> {
  try {
    return await work(db, false);
  } catch (error) {
    if (!(error instanceof StreamMoved)) throw error;
    return db.transaction().execute((trx) => work(trx, true));
  }
}

function isMoved(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== notNullViolation) return false;
  return 'table' in error && error.table === 'streams' && 'column' in error && error.column === 'sequence';
}
