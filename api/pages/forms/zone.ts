import { z } from 'zod';
import { calendarOperations } from '../../directory/calendars';
import { facilityOperations } from '../../directory/places';
import { Problem } from '../../errors/problem';
import type { CaseShown } from '../case/identity';
import { byId, type Call } from '../page';

const facility = z.object({ calendarId: z.string() });
const calendar = z.object({ timeZone: z.string() });

/** The time zone of the facility of a case, in which its appointments are; the reader's where they do not see it. */
export async function zoneOf(
  call: Call,
  { facilityId }: Pick<CaseShown, 'facilityId'>,
  otherwise: string,
): Promise<string> {
  const findFacility = byId(facilityOperations, 'getFacility');
  const findCalendar = byId(calendarOperations, 'getCalendar');
  if (facilityId === undefined || !findFacility || !findCalendar) return otherwise;
  try {
    const { calendarId } = facility.parse(await call(findFacility, { params: { facilityId } }));
    return calendar.parse(await call(findCalendar, { params: { calendarId } })).timeZone;
  } catch (error) {
    if (error instanceof Problem && (error.status === 403 || error.status === 404)) return otherwise;
    throw error;
  }
}
