import { sql, type Kysely, type OperationNodeSource } from 'kysely';
import { prepared } from './prepared';
import type { Database } from './schema';

/** One insert, update or delete, not yet sent. */
export type Write = OperationNodeSource;

/** A stream was written by somebody else since its turn was taken: nothing was written, and it may be tried again. */
class StreamMoved extends Error {
  override readonly name = 'StreamMoved';
}

const divisionByZero = '22012';

/**
 * Sends several writes as one statement: one round trip for all that a decision changes. They see the tables as they
 * were before, and must touch different rows.
 *
 * @param held a write that has to meet its row, or else nothing at all is written
 * @throws StreamMoved where it did not
 */
export async function writeTogether(db: Kysely<Database>, writes: readonly Write[], held?: Write): Promise<void> {
  const named = writes.map((write, index) => sql`${sql.ref(`write_${index}`)} as (${write})`);
  if (held) {
    // The count is asked for first, so that the row is held before anything else is written; none divides by nothing.
    const all = sql.join([sql`held as (${held} returning 1)`, ...named]);
    await sql`${prepared} with ${all} select 1 / count(*) from held`.execute(db).catch((error: unknown) => {
      throw isDivision(error) ? new StreamMoved('the stream was written meanwhile', { cause: error }) : error;
    });
  } else if (named.length > 0) {
    await sql`${prepared} with ${sql.join(named)} select`.execute(db);
  }
}

/**
 * Does what takes the turn of a stream and writes it: at first beside everybody else, and where somebody was faster, once
 * more in a transaction that holds the stream.
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

function isDivision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === divisionByZero;
}
