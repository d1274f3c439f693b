import { sql, type Kysely, type OperationNodeSource } from 'kysely';
import { prepared } from './prepared';
import type { Database } from './schema';

/** One insert, update or delete, not yet sent. */
export type Write = OperationNodeSource;

/**
 * Sends several writes as one statement: one round trip for all that a decision changes. They see the tables as they
 * were before, and must touch different rows.
 */
export async function writeTogether(db: Kysely<Database>, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const named = writes.map((write, index) => sql`${sql.ref(`write_${index}`)} as (${write})`);
  await sql`${prepared} with ${sql.join(named)} select`.execute(db);
}
