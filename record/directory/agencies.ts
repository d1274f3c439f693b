import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database, Row } from '../postgres/schema';
import { changed, type Page } from './changes';
import { conflicts } from './conflicts';

export interface Agency {
  readonly agencyId: string;
  readonly name: string;
  readonly calendarId: string;
  /** From this time it takes no new part; its earlier parts remain. */
  readonly endedAt: Instant | null;
}

export type NewAgency = Omit<Agency, 'endedAt'>;
export type AgencyChange = Partial<Pick<Agency, 'name' | 'calendarId'>>;

/**
 * Adds an agency. @throws DirectoryConflict where the id is taken or the directory lacks something that it refers to
 */
export async function createAgency(db: Kysely<Database>, agency: NewAgency, now: Instant): Promise<Agency> {
  const query = db
    .insertInto('agencies')
    .values({ id: agency.agencyId, name: agency.name, calendar_id: agency.calendarId, changed_at: now })
    .returningAll();
  const row = await conflicts(query.executeTakeFirstOrThrow());
  return toAgency(row);
}

export async function findAgency(db: Kysely<Database>, agencyId: string): Promise<Agency | null> {
  const row = await db.selectFrom('agencies').selectAll().where('id', '=', agencyId).executeTakeFirst();
  return row ? toAgency(row) : null;
}

/** Agencies by id, a page at a time. */
export async function listAgencies(db: Kysely<Database>, { after, limit }: Page): Promise<readonly Agency[]> {
  let query = db.selectFrom('agencies').selectAll().orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map(toAgency);
}

/** Changes an agency and returns it; null where unknown. @throws DirectoryConflict for an unknown calendar */
export async function changeAgency(
  db: Kysely<Database>,
  agencyId: string,
  change: AgencyChange,
  now: Instant,
): Promise<Agency | null> {
  const values = changed({ name: change.name, calendar_id: change.calendarId, changed_at: now });
  const query = db.updateTable('agencies').set(values).where('id', '=', agencyId).returningAll();
  const row = await conflicts(query.executeTakeFirst());
  return row ? toAgency(row) : null;
}

/** Ends an agency and returns it; the first end remains. Null where unknown. */
export async function endAgency(db: Kysely<Database>, agencyId: string, now: Instant): Promise<Agency | null> {
  const row = await db
    .updateTable('agencies')
    .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(now)), changed_at: now }))
    .where('id', '=', agencyId)
    .returningAll()
    .executeTakeFirst();
  return row ? toAgency(row) : null;
}

function toAgency(row: Row<'agencies'>): Agency {
  return { agencyId: row.id, name: row.name, calendarId: row.calendar_id, endedAt: row.ended_at };
}
