import { sql, type Kysely } from 'kysely';
import type { Compartment } from '../../shared/policy/compartments';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';

/** What the machinery that folds and seals works with: it must know all to decide. */
export const everything = '*';

/**
 * Runs queries with rows of these restricted compartments in sight; without, the database shows none of them
 * (row-level security, the second wall behind the policy). In a transaction it holds until its end.
 */
export async function clearedFor<T>(
  db: Kysely<Database>,
  clearance: readonly Compartment[] | typeof everything,
  work: (cleared: Kysely<Database>) => Promise<T>,
): Promise<T> {
  if (clearance.length === 0) return work(db);
  const value = clearance === everything ? everything : clearance.join(',');
  const cleared = async (trx: Kysely<Database>): Promise<T> => {
    await sql`${prepared} select set_config('throughcare.clearance', ${value}, true)`.execute(trx);
    return work(trx);
  };
  return db.isTransaction ? cleared(db) : db.transaction().execute(cleared);
}
