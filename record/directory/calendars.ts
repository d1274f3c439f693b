import type { Kysely } from 'kysely';
import type { WorkingCalendar } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';

export interface Calendar extends WorkingCalendar {
  readonly id: string;
}

/** Creates the calendar of this id, or changes it. */
export async function putCalendar(db: Kysely<Database>, calendar: Calendar): Promise<void> {
  const values = {
    time_zone: calendar.timeZone,
    weekend: [...calendar.weekend],
    holidays: [...calendar.holidays],
  };
  await db
    .insertInto('calendars')
    .values({ id: calendar.id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** All calendars, by id. */
export async function listCalendars(db: Kysely<Database>): Promise<readonly Calendar[]> {
  const rows = await db.selectFrom('calendars').selectAll().orderBy('id').execute();
  return rows.map(({ id, time_zone, weekend, holidays }) => ({ id, timeZone: time_zone, weekend, holidays }));
}
