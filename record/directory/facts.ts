import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PersonFacts } from '../../shared/domain/kernel/types';
import type { WorkingCalendar } from '../../shared/domain/time';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';

/** Facts from the directory for one decision. */
export interface DirectoryFacts {
  readonly calendar: WorkingCalendar;
  readonly people: Readonly<Record<string, PersonFacts>>;
}

/** Calendar columns of a facility; all null when the facility does not exist. */
export interface CalendarColumns {
  readonly timeZone: string | null;
  readonly weekend: readonly number[] | null;
  readonly holidays: readonly string[] | null;
}

export const calendarColumns = sql`calendars.time_zone as "timeZone", calendars.weekend, calendars.holidays`;

/** The facts in a row with these columns and {@link peopleAsJson}; null where the facility is unknown. */
export function factsIn(
  found: CalendarColumns & { readonly people: readonly PersonFacts[] | null },
): DirectoryFacts | null {
  const { timeZone, weekend, holidays, people } = found;
  if (timeZone === null || weekend === null || holidays === null) return null;
  return {
    calendar: { timeZone, weekend, holidays },
    people: Object.fromEntries((people ?? []).map((person) => [person.personId, person])),
  };
}

/**
 * The working days of a facility and the people of these ids, in one statement.
 * @throws where the facility is unknown, which only a manual change of the directory can cause
 */
export async function getFacts(
  db: Kysely<Database>,
  facilityId: string,
  peopleIds: readonly string[],
): Promise<DirectoryFacts> {
  const { rows } = await sql<CalendarColumns & { readonly people: readonly PersonFacts[] | null }>`
    ${prepared} select ${calendarColumns}, ${peopleAsJson(peopleIds)} as people
    from facilities join calendars on calendars.id = facilities.calendar_id
    where facilities.id = ${facilityId}`.execute(db);
  const facts = rows[0] && factsIn(rows[0]);
  if (!facts) throw new Error(`the directory has no facility ${facilityId}`);
  return facts;
}

/** A subquery for the people of these ids: an array of {@link PersonFacts}, null for nobody. */
export function peopleAsJson(ids: readonly string[]): RawBuilder<readonly PersonFacts[] | null> {
  return sql`(select json_agg(json_build_object('personId', id, 'agencyId', agency_id, 'active', ended_at is null,
    'disciplines', disciplines, 'roles', roles, 'accreditations', accreditations, 'vettedUntil', vetted_until))
    from people where id = any(${[...ids]}::text[]))`;
}
