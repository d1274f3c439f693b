import { sql, type Kysely } from 'kysely';
import type { Compartment } from '../../shared/domain/compartments';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';

/** The clearance of the machinery that folds and seals: it must know everything to decide. */
export const everything = '*';

/**
 * Runs queries that may see rows of these restricted compartments. Without it, the database hides them (row-level
 * security, the second wall behind the policy). In a transaction it holds until its end.
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
