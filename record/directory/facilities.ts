import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database, Row } from '../postgres/schema';
import { changed, type Page } from './changes';
import { conflicts } from './conflicts';

export interface Facility {
  readonly facilityId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly calendarId: string;
  /** From this time it takes no new part; its earlier parts remain. */
  readonly endedAt: Instant | null;
}

export type NewFacility = Omit<Facility, 'endedAt'>;
export type FacilityChange = Partial<Pick<Facility, 'name' | 'calendarId'>>;

/**
 * Adds a facility. @throws DirectoryConflict where the id is taken or the directory lacks something that it refers to
 */
export async function createFacility(db: Kysely<Database>, facility: NewFacility, now: Instant): Promise<Facility> {
  const query = db
    .insertInto('facilities')
    .values({
      id: facility.facilityId,
      agency_id: facility.agencyId,
      name: facility.name,
      calendar_id: facility.calendarId,
      changed_at: now,
    })
    .returningAll();
  const row = await conflicts(query.executeTakeFirstOrThrow());
  return toFacility(row);
}

export async function findFacility(db: Kysely<Database>, facilityId: string): Promise<Facility | null> {
  const row = await db.selectFrom('facilities').selectAll().where('id', '=', facilityId).executeTakeFirst();
  return row ? toFacility(row) : null;
}

/** Facilities by id, a page at a time. */
export async function listFacilities(db: Kysely<Database>, { after, limit }: Page): Promise<readonly Facility[]> {
  let query = db.selectFrom('facilities').selectAll().orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map(toFacility);
}

/** Changes a facility and returns it; null where unknown. @throws DirectoryConflict for an unknown calendar */
export async function changeFacility(
  db: Kysely<Database>,
  facilityId: string,
  change: FacilityChange,
  now: Instant,
): Promise<Facility | null> {
  const values = changed({ name: change.name, calendar_id: change.calendarId, changed_at: now });
  const query = db.updateTable('facilities').set(values).where('id', '=', facilityId).returningAll();
  const row = await conflicts(query.executeTakeFirst());
  return row ? toFacility(row) : null;
}

/** Ends a facility and returns it; the first end remains. Null where unknown. */
export async function endFacility(db: Kysely<Database>, facilityId: string, now: Instant): Promise<Facility | null> {
  const row = await db
    .updateTable('facilities')
    .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(now)), changed_at: now }))
    .where('id', '=', facilityId)
    .returningAll()
    .executeTakeFirst();
  return row ? toFacility(row) : null;
}

function toFacility(row: Row<'facilities'>): Facility {
  return {
    facilityId: row.id,
    agencyId: row.agency_id,
    name: row.name,
    calendarId: row.calendar_id,
    endedAt: row.ended_at,
  };
}
