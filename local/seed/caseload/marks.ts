import type { Kysely } from 'kysely';
import type { Database } from '../../../record/postgres/schema';

/** A nudge time in the far future: the sweep takes the stream for freshly nudged, and skips it. */
const notYet = '9999-12-31T00:00:00.000Z';

/** Whether a case exists, and is complete. */
export async function standingOf(db: Kysely<Database>, caseId: string): Promise<'none' | 'broken_off' | 'told'> {
  const row = await db.selectFrom('streams').select('nudged_at').where('id', '=', caseId).executeTakeFirst();
  if (!row) return 'none';
  return row.nudged_at === notYet ? 'broken_off' : 'told';
}

/** Keeps the workflow from starting, and from reminding people of the past, while the case is committed. */
export async function keepFromEngine(db: Kysely<Database>, caseId: string): Promise<void> {
  await mark(db, caseId, notYet);
}

/** Lets the sweep find the case, at its own pace. */
export async function leaveToEngine(db: Kysely<Database>, caseId: string): Promise<void> {
  await mark(db, caseId, null);
}

/** Number of these cases whose workflow has not fetched its agenda yet. */
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
