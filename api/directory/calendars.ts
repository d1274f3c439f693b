import { z } from 'zod';
import { listCalendars, putCalendar, type Calendar } from '../../record/directory';
import { date } from '../../shared/domain/contract/text';
import { notFound } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { requireAdministrator } from './rows';
import { timeZone } from './time-zone';

const fields = {
  timeZone,
  weekend: z
    .array(z.int().min(1).max(7))
    .max(6)
    .meta({ description: 'Days without work, as ISO weekdays: 1 Monday to 7 Sunday' }),
  holidays: z.array(date).max(2000),
};

const calendarResponse = z.object({
  calendarId: z.string(),
  timeZone: z.string(),
  weekend: z.array(z.int()),
  holidays: z.array(z.string()),
});

function present({ id, timeZone: zone, weekend, holidays }: Calendar): z.input<typeof calendarResponse> {
  return { calendarId: id, timeZone: zone, weekend: [...weekend], holidays: [...holidays] };
}

/** The calendars of all places. */
export const listCalendarsOperation = operation({
  id: 'listCalendars',
  tag: 'Directory',
  method: 'get',
  path: paths.calendars,
  summary: 'All calendars',
  response: z.object({ items: z.array(calendarResponse) }),
  handle: async (_, { db }) => ({ body: { items: (await listCalendars(db)).map(present) } }),
});

/** Working days of places: deadlines in working days count by them. */
export const calendarOperations = [
  listCalendarsOperation,
  operation({
    id: 'getCalendar',
    tag: 'Directory',
    method: 'get',
    path: paths.calendar,
    summary: 'One calendar',
    response: calendarResponse,
    handle: async ({ params }, { db }) => {
      const found = (await listCalendars(db)).find(({ id }) => id === params['calendarId']);
      if (!found) throw notFound();
      return { body: present(found) };
    },
  }),
  operation({
    id: 'putCalendar',
    tag: 'Directory',
    method: 'put',
    path: paths.calendar,
    summary: 'Make a calendar, or replace it',
    body: z.strictObject(fields),
    response: calendarResponse,
    handle: async ({ params, caller, body }, { db }) => {
      requireAdministrator(caller);
      const calendar = { ...body, weekend: [...new Set(body.weekend)].sort(), id: params['calendarId'] ?? '' };
      await putCalendar(db, calendar);
      return { body: present(calendar) };
    },
  }),
];
