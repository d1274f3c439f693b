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
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { Instant } from '../../shared/domain/time';
import { agencies, calendars, facilities } from '../directory';
import { people } from '../people';

const vettedForYears = 4;

/**
 * Adds the made-up agencies, facilities, calendars and people to the directory, with their keys as ids. Existing
 * entries stay unchanged, so that repeating it after an interruption completes it. People sign in at `issuer`, with
 * their key as the subject; if the issuer has moved to another port, they follow it. They are vetted, and accredited
 * for their work, for some years from `now`, including people who were added before the directory had accreditations.
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
  const until = `${Number(now.slice(0, 4)) + vettedForYears}-12-31`;
  for (const { key, agency, accreditations, ...person } of people) {
    const identity = { issuer, subject: key };
    const checked = { vettedUntil: until, accreditations: accreditations.map((code) => ({ code, until })) };
    const known = await findPerson(db, seals, key);
    if (!known) {
      const place = { agencyId: agency, timeZone: zoneOf(agency) };
      await createPerson(db, seals, { ...person, ...checked, ...place, personId: key, identity }, now);
      continue;
    }
    const hasMoved = known.identity?.subject === key && known.identity.issuer !== issuer;
    const isUnchecked = known.vettedUntil === null && known.accreditations.length === 0;
    if (!hasMoved && !isUnchecked) continue;
    await changePerson(db, seals, key, { ...(hasMoved && { identity }), ...(isUnchecked && checked) }, now);
  }
}

function zoneOf(agency: string): string {
  const calendarId = agencies.find(({ key }) => key === agency)?.calendar;
  return calendars.find(({ id }) => id === calendarId)?.timeZone ?? 'UTC';
}
