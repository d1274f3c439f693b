import type { Kysely } from 'kysely';
import type { PersonFacts } from '../shared/domain/kernel-types';
import type { WorkingCalendar } from '../shared/domain/time';
import type { Database } from './schema';

/** What the rules need from the directory for one decision. */
export interface DirectoryFacts {
  readonly calendar: WorkingCalendar;
  readonly people: Readonly<Record<string, PersonFacts>>;
}

/** The working days of a facility and the people of these ids, in one statement; null where the facility is unknown. */
export async function findFacts(
  db: Kysely<Database>,
  facilityId: string,
  peopleIds: readonly string[],
): Promise<DirectoryFacts | null> {
  const rows = await db
    .selectFrom('facilities')
    .innerJoin('calendars', 'calendars.id', 'facilities.calendar_id')
    .leftJoin('people', (join) => join.on((eb) => eb('people.id', '=', eb.fn.any(eb.val([...peopleIds])))))
    .select(['calendars.time_zone', 'calendars.weekend', 'calendars.holidays'])
    .select([
      'people.id as personId',
      'people.agency_id as agencyId',
      'people.disciplines',
      'people.roles',
      'people.accreditations',
      'people.vetted_until as vettedUntil',
      'people.ended_at',
    ])
    .where('facilities.id', '=', facilityId)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const people = rows.flatMap(
    ({ personId, agencyId, disciplines, roles, accreditations, vettedUntil, ended_at }): [string, PersonFacts][] => {
      if (personId === null || agencyId === null || !disciplines || !roles || !accreditations) return [];
      const active = ended_at === null;
      return [[personId, { personId, agencyId, disciplines, roles, accreditations, vettedUntil, active }]];
    },
  );
  return {
    calendar: { timeZone: first.time_zone, weekend: first.weekend, holidays: first.holidays },
    people: Object.fromEntries(people),
  };
}

/** @throws where the facility is unknown, which a foreign hand in the directory alone can bring about */
export async function getFacts(
  db: Kysely<Database>,
  facilityId: string,
  peopleIds: readonly string[],
): Promise<DirectoryFacts> {
  const facts = await findFacts(db, facilityId, peopleIds);
  if (!facts) throw new Error(`the directory has no facility ${facilityId}`);
  return facts;
}

/** The field that names an agency which the directory does not have, or null where it has them all. */
export async function findUnknownAgency(
  db: Kysely<Database>,
  agencies: { readonly coordinatingAgencyId: string; readonly referringAgencyId: string },
): Promise<'coordinatingAgencyId' | 'referringAgencyId' | null> {
  const ids = [agencies.coordinatingAgencyId, agencies.referringAgencyId];
  const rows = await db.selectFrom('agencies').select('id').where('id', 'in', ids).execute();
  const known = rows.map(({ id }) => id);
  const fields = ['coordinatingAgencyId', 'referringAgencyId'] as const;
  return fields.find((field) => !known.includes(agencies[field])) ?? null;
}
