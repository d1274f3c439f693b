import { sql } from 'kysely';
import { connectTo } from './database';

export interface Probe {
  /** Throws where the server cannot be reached, does not answer, or takes nothing that is written; after 4 s at most. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const [toConnect, toAnswer] = [2_000, 1_000];

/**
 * Looks whether a database is there and can be written to, over a connection of its own: a process that is busy is not
 * taken for one whose database is away, and a look that hangs holds up nothing else.
 */
export function createProbe(url: string): Probe {
  const db = connectTo(url, { poolSize: 1, statementTimeout: toAnswer, connectTimeout: toConnect });
  return {
    async check() {
      const { rows } = await sql<{ read_only: string }>`
        select current_setting('transaction_read_only') as read_only`.execute(db);
      if (rows[0]?.read_only !== 'off') throw new Error('the database takes no writes');
    },
    close: () => db.destroy(),
  };
}
