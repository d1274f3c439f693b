import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../../record/postgres/schema';

/** What a superuser can do whom no trigger stops: the triggers are off until the transaction ends. */
export async function withoutTriggers(trx: Transaction<Database>): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(trx);
}

/** The trees as they are before the first event, so that tests can share a record. */
export function emptyTrees(db: Kysely<Database>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await withoutTriggers(trx);
    await sql`truncate pending_leaves, tree_leaves, checkpoint_deliveries, checkpoints, read_batches`.execute(trx);
    await sql`update tree_heads set size = default, frontier = default`.execute(trx);
  });
}
