/**
 * Instants, civil dates, durations and working days as pure functions.
 *
 * An instant is an ISO 8601 string in UTC with milliseconds, so that instants compare as text.
 * A civil date is `YYYY-MM-DD` and belongs to a place, never to UTC.
 * A duration is ISO 8601 (`P90D`, `PT72H`) or working days (`5wd`).
 */
export type Instant = string;
export type CivilDate = string;
export type Duration = string;

/** Working days of a place: its time zone (IANA), its weekend as ISO weekdays (1 Monday to 7 Sunday), its holidays. */
export interface WorkingCalendar {
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly holidays: readonly CivilDate[];
}

interface Parts {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const isoDuration =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const workingDays = /^(\d+)wd$/;
const day = 86_400_000;

/** True for a supported duration: ISO 8601 without sign, or working days such as `5wd`. */
export function isDuration(text: string): text is Duration {
  return workingDays.test(text) || isoDuration.test(text);
}

/** True for a date that exists: `2024-02-29` does, `2023-02-29` does not. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The instant as text, from milliseconds since 1970. In this form instants compare as text. */
export function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/**
 * The instant a duration later. Years, months, weeks and days follow the calendar of the place and keep the local time:
 * a day may last 23 or 25 hours, and 31 January plus a month is the last of February. Hours, minutes and seconds are
 * exact. Working days skip weekends and holidays.
 * @throws RangeError for text that is not a duration
 */
export function plus(from: Instant, duration: Duration, calendar: WorkingCalendar): Instant {
  if (!duration.startsWith('P')) return workingDaysLater(from, duration, calendar);
  return remembered(`${from}+${duration}@${calendar.timeZone}`, () => shift(from, parse(duration), 1, calendar));
}

/**
 * The instant a duration earlier.
 * @throws RangeError for text that is not an ISO 8601 duration; working days are not defined backwards
 */
export function minus(from: Instant, duration: Duration, calendar: WorkingCalendar): Instant {
  return remembered(`${from}-${duration}@${calendar.timeZone}`, () => shift(from, parse(duration), -1, calendar));
}

/** The instant at a share of the window between two instants, to the millisecond; a share above 1 is after its end. */
export function within(from: Instant, to: Instant, share: number): Instant {
  const start = Date.parse(from);
  return instant(Math.round(start + (Date.parse(to) - start) * share));
}

/** The instant that many milliseconds later. */
export function laterBy(at: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? at : instant(Date.parse(at) + milliseconds);
}

/** `at` plus the time from `since` to `until`. */
export function later(at: Instant, since: Instant, until: Instant): Instant {
  return instant(Date.parse(at) + Date.parse(until) - Date.parse(since));
}

/** The local date at an instant. */
export function civilDate(at: Instant, timeZone: string): CivilDate {
  return instant(localMs(Date.parse(at), timeZone)).slice(0, 10);
}

/** The first instant of a local date; if the clock skips midnight, the first that exists. */
export function startOfDay(date: CivilDate, timeZone: string): Instant {
  return remembered(`${date}@${timeZone}`, () => instant(fromLocal(Date.parse(`${date}T00:00:00Z`), timeZone)));
}

/** True for a working day of the place. */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return !calendar.weekend.includes(weekday) && !calendar.holidays.includes(date);
}

/** True if two calendars agree on every day. */
export function isSameCalendar(a: WorkingCalendar, b: WorkingCalendar): boolean {
  if (a === b) return true;
  return a.timeZone === b.timeZone && isSameList(a.weekend, b.weekend) && isSameList(a.holidays, b.holidays);
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** The earliest of some instants; null if there is none. */
export function earliest(instants: readonly (Instant | null | undefined)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) if (at && (first === null || at < first)) first = at;
  return first;
}

const known = new Map<string, Instant>();

/** Caches results by key: every decision derives the same deadlines from the same instants. */
function remembered(key: string, count: () => Instant): Instant {
  let found = known.get(key);
  if (found === undefined) {
    found = count();
    if (known.size > 20_000) known.clear();
    known.set(key, found);
  }
  return found;
}

/** Working days by calendar. A process has few calendars; that of a facility stays the same object until it changes. */
const counted = new WeakMap<WorkingCalendar, Map<string, Instant>>();

function workingDaysLater(from: Instant, duration: Duration, calendar: WorkingCalendar): Instant {
  let days = counted.get(calendar);
  if (!days || days.size > 20_000) counted.set(calendar, (days = new Map<string, Instant>()));
  const key = `${from}+${duration}`;
  let found = days.get(key);
  if (found === undefined) {
    found = shiftWorkingDays(from, countWorkingDays(duration), calendar);
    days.set(key, found);
  }
  return found;
}

function countWorkingDays(duration: Duration): number {
  const count = workingDays.exec(duration);
  if (!count) throw new RangeError(`not a duration: ${duration}`);
  return Number(count[1]);
}

function parse(duration: Duration): Parts {
  const match = isoDuration.exec(duration);
  if (!match) throw new RangeError(`not a duration: ${duration}`);
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part || 0));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * 7 + (days ?? 0),
    milliseconds: Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000),
  };
}

function shift(
  from: Instant,
  { months, days, milliseconds }: Parts,
  sign: 1 | -1,
  { timeZone }: WorkingCalendar,
): Instant {
  const start = Date.parse(from);
  if (months === 0 && days === 0) return instant(start + sign * milliseconds);
  const local = addDays(addMonths(localMs(start, timeZone), sign * months), sign * days);
  return instant(fromLocal(local, timeZone) + sign * milliseconds);
}

function shiftWorkingDays(from: Instant, count: number, calendar: WorkingCalendar): Instant {
  if (count === 0) return from;
  let local = localMs(Date.parse(from), calendar.timeZone);
  for (let left = count; left > 0;) {
    local = addDays(local, 1);
    if (isWorkingDay(instant(local).slice(0, 10), calendar)) left -= 1;
  }
  return instant(fromLocal(local, calendar.timeZone));
}

function addDays(localTime: number, days: number): number {
  return localTime + days * day;
}

function addMonths(localTime: number, months: number): number {
  if (months === 0) return localTime;
  const date = new Date(localTime);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, lastDay));
  return date.getTime();
}

/** The local time of the place in milliseconds, as if it were UTC. */
function localMs(utc: number, timeZone: string): number {
  return utc + offset(utc, timeZone);
}

/** The inverse of `localMs`. A time that the clock skips moves forward; one that it repeats means the first. */
function fromLocal(local: number, timeZone: string): number {
  const before = local - offset(local - day, timeZone);
  const after = local - offset(local + day, timeZone);
  const fits = (utc: number): boolean => utc + offset(utc, timeZone) === local;
  const [first, second] = before < after ? [before, after] : [after, before];
  if (fits(first)) return first;
  return second;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();
const quarterHour = 900_000;

/**
 * The offset from UTC in milliseconds. On most days the clock does not change, so that both ends of the UTC day have
 * the same offset. On other days it changes at a quarter of an hour.
 */
function offset(utc: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const start = Math.floor(utc / day) * day;
  const before = offsetAt(start, timeZone);
  return before === offsetAt(start + day, timeZone)
    ? before
    : offsetAt(Math.floor(utc / quarterHour) * quarterHour, timeZone);
}

function offsetAt(utc: number, timeZone: string): number {
  let known = offsets.get(timeZone);
  if (!known || known.size > 10_000) {
    known = new Map();
    offsets.set(timeZone, known);
  }
  let found = known.get(utc);
  if (found === undefined) {
    found = lookUpOffset(utc, timeZone);
    known.set(utc, found);
  }
  return found;
}

function lookUpOffset(utc: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, formatter);
  }
  const name = formatter.formatToParts(utc).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1 : 1) * seconds * 1000;
}
