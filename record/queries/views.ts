import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

/** A filter of the list of cases that a person saved under a name. */
export interface SavedView {
  readonly viewId: string;
  readonly name: string;
  /** Parameters of the list, as an earlier version may have understood them. */
  readonly filter: Readonly<Record<string, string>>;
  readonly savedAt: Instant;
}

/** The views of a person, by name. */
export async function listViews(db: Kysely<Database>, personId: string): Promise<readonly SavedView[]> {
  return db
    .selectFrom('saved_views')
    .select(['id as viewId', 'name', 'filter', 'saved_at as savedAt'])
    .where('person_id', '=', personId)
    .orderBy('name')
    .execute();
}

/** Saves a view. One of the same name is replaced and keeps its id, which is returned. */
export async function saveView(db: Kysely<Database>, personId: string, view: SavedView): Promise<string> {
  const changes = { filter: JSON.stringify(view.filter), saved_at: view.savedAt };
  const { id } = await db
    .insertInto('saved_views')
    .values({ id: view.viewId, person_id: personId, name: view.name, ...changes })
    .onConflict((conflict) => conflict.columns(['person_id', 'name']).doUpdateSet(changes))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
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
