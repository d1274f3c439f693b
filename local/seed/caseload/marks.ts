import type { Kysely } from 'kysely';
import type { Database } from '../../../record/postgres/schema';

/** As if it had just been nudged, for ever: the sweep, which looks after streams that were not, passes it by. */
const notYet = '9999-12-31T00:00:00.000Z';

/** Whether a case is there, and told to its end. */
export async function standingOf(db: Kysely<Database>, caseId: string): Promise<'none' | 'broken_off' | 'told'> {
  const row = await db.selectFrom('streams').select('nudged_at').where('id', '=', caseId).executeTakeFirst();
  if (!row) return 'none';
  return row.nudged_at === notYet ? 'broken_off' : 'told';
}

/** While the past of a case is written, its workflow must not start and remind people of it. */
export async function keepFromEngine(db: Kysely<Database>, caseId: string): Promise<void> {
  await mark(db, caseId, notYet);
}

/** From now on the sweep finds it, at its own pace. */
export async function leaveToEngine(db: Kysely<Database>, caseId: string): Promise<void> {
  await mark(db, caseId, null);
}

/** How many of these the engine has not yet asked about. */
export async function countWaiting(db: Kysely<Database>, caseIds: readonly string[]): Promise<number> {
  const waiting = await db
    .selectFrom('streams')
    .select('id')
    .where('id', 'in', caseIds)
    .where('advanced_at', 'is', null)
    .execute();
  return waiting.length;
}

async function mark(db: Kysely<Database>, caseId: string, nudgedAt: string | null): Promise<void> {
  await db
    .updateTable('streams')
    .set({ nudged_at: nudgedAt })
    .where('kind', '=', 'case')
    .where('id', '=', caseId)
    .execute();
}
