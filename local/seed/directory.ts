import type { Kysely } from 'kysely';
import {
  changePerson,
  createAgency,
  createFacility,
  createPerson,
  findAgency,
  findFacility,
  findPerson,
  listCalendars,
  putCalendar,
} from '../../record/directory';
import type { Database } from '../../record/schema';
import type { Seals } from '../../record/sealing/seals';
import type { Instant } from '../../shared/domain/time';
import { agencies, calendars, facilities } from '../directory';
import { people } from '../people';

/**
 * Puts the made-up agencies, facilities, calendars and people into the directory; their keys are their ids. What is
 * there already stays as somebody may have changed it, so that repeating it after an interruption completes it.
 * People sign in at `issuer`, with their key as the subject; when that has moved to another port, they follow it.
 */
export async function seedDirectory(
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  issuer: string,
  now: Instant,
): Promise<void> {
  const inPlace = new Set((await listCalendars(db)).map(({ id }) => id));
  for (const calendar of calendars) if (!inPlace.has(calendar.id)) await putCalendar(db, calendar);
  for (const { key, name, calendar } of agencies) {
    if (!(await findAgency(db, key))) await createAgency(db, { agencyId: key, name, calendarId: calendar }, now);
  }
  for (const { key, name, calendar, agency } of facilities) {
    if (await findFacility(db, key)) continue;
    await createFacility(db, { facilityId: key, agencyId: agency, name, calendarId: calendar }, now);
  }
  for (const { key, agency, ...person } of people) {
    const identity = { issuer, subject: key };
    const known = await findPerson(db, seals, key);
    if (!known) {
      const place = { agencyId: agency, timeZone: zoneOf(agency) };
      await createPerson(db, seals, { ...person, ...place, personId: key, identity }, now);
    } else if (known.identity?.subject === key && known.identity.issuer !== issuer) {
      await changePerson(db, seals, key, { identity }, now);
    }
  }
}

function zoneOf(agency: string): string {
  const calendarId = agencies.find(({ key }) => key === agency)?.calendar;
  return calendars.find(({ id }) => id === calendarId)?.timeZone ?? 'UTC';
}
