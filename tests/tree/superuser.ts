import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../../record/postgres/schema';

/** Disables triggers until the transaction ends, as a superuser can. */
export async function withoutTriggers(trx: Transaction<Database>): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(trx);
}

/** Resets the trees to before the first event, so that tests can share a record. */
export function emptyTrees(db: Kysely<Database>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await withoutTriggers(trx);
    await sql`truncate pending_leaves, tree_leaves, checkpoint_deliveries, checkpoints, read_batches`.execute(trx);
    await sql`update tree_heads set size = default, frontier = default`.execute(trx);
  });
}
