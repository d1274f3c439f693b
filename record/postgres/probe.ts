import { sql } from 'kysely';
import { connectTo } from './database';

export interface Probe {
  /** Throws where the server is unreachable, does not answer, or accepts no writes; after 4 s at most. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const [toConnect, toAnswer] = [2_000, 1_000];

/**
 * Checks on its own connection that a database can be reached and written to: a busy process does not count as a lost
 * database, and a check that hangs blocks nothing else.
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
