import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

/** A filter of the list of cases that a person saved, sealed by the API together with its name. */
export interface ViewRow {
  readonly viewId: string;
  readonly sealed: string;
  readonly savedAt: Instant;
}

/** The views of a person, in no order. */
export async function listViews(db: Kysely<Database>, personId: string): Promise<readonly ViewRow[]> {
  return db
    .selectFrom('saved_views')
    .select(['id as viewId', 'sealed', 'saved_at as savedAt'])
    .where('person_id', '=', personId)
    .execute();
}

/** Saves a view of a person, in place of that with the same id. */
export async function saveView(
  db: Kysely<Database>,
  personId: string,
  { viewId, sealed, savedAt }: ViewRow,
): Promise<void> {
  const changes = { sealed, saved_at: savedAt };
  await db
    .insertInto('saved_views')
    .values({ id: viewId, person_id: personId, ...changes })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changes).where('saved_views.person_id', '=', personId))
    .execute();
}

/** Deletes a view of this person. @returns whether there was one */
export async function deleteView(db: Kysely<Database>, personId: string, viewId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('saved_views')
    .where('id', '=', viewId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
