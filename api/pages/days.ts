import { civilDate, plus, startOfDay, type CivilDate, type Duration } from '../../shared/domain/time';

/** The day a duration after another, on the calendar of a place. */
export function dayAfter(date: CivilDate, duration: Duration, timeZone: string): CivilDate {
  return civilDate(plus(startOfDay(date, timeZone), duration, { timeZone, weekend: [], holidays: [] }), timeZone);
}
