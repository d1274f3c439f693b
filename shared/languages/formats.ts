import type { CivilDate, Duration, Instant } from '../domain/time';

/** Dates, times and numbers in the manner of one language. */
export interface Formats {
  /** A day of the calendar. */
  readonly date: (date: CivilDate) => string;
  /** The same with its weekday, for readers who check what they entered. */
  readonly weekday: (date: CivilDate) => string;
  /** The name of an ISO weekday: 1 Monday to 7 Sunday. */
  readonly dayName: (day: number) => string;
  /** A month with its year, by any of its days. */
  readonly month: (date: CivilDate) => string;
  /** The ISO weekday on which a week begins. */
  readonly weekStart: number;
  /** A moment with its weekday, in the reader's time zone, which is named. */
  readonly moment: (instant: Instant, timeZone: string) => string;
  /** The time of day of a moment. */
  readonly time: (instant: Instant, timeZone: string) => string;
  readonly number: (value: number) => string;
  /** Several items joined by commas and "and". */
  readonly list: (items: readonly string[]) => string;
  /** A day as seen from another: today, tomorrow, in 3 days. */
  readonly relativeDay: (date: CivilDate, today: CivilDate) => string;
  /** An ISO 8601 duration, such as `P7D`; what is no such duration stays as it is. */
  readonly duration: (duration: Duration) => string;
}

const millisecondsOfDay = 86_400_000;
const units = { Y: 'year', M: 'month', W: 'week', D: 'day', H: 'hour' } as const;

/**
 * The formats of one language.
 * @param locale BCP 47, with the calendar and the digits of the language
 * @param isolate keeps the direction of a value inside the text of the language
 */
export function formatsOf(locale: string, isolate: (value: string) => string): Formats {
  const plain = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const day = new Intl.DateTimeFormat(locale, { ...plain, timeZone: 'UTC' });
  const dayOfWeek = new Intl.DateTimeFormat(locale, { ...plain, weekday: 'long', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  return {
    date: (date) => day.format(new Date(date)),
    dayName: (day) => names.format(Date.UTC(2024, 0, day)),
    weekday: (date) => dayOfWeek.format(new Date(date)),
    month: (date) => months.format(new Date(date)),
    weekStart: weekStartOf(locale),
    moment: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, { ...plain, ...clock, timeZone, weekday: 'long', timeZoneName: 'short' }).format(
        new Date(instant),
      ),
    time: (instant, timeZone) => new Intl.DateTimeFormat(locale, { ...clock, timeZone }).format(new Date(instant)),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items.map(isolate)),
    relativeDay: (date, today) =>
      relative.format(Math.round((Date.parse(date) - Date.parse(today)) / millisecondsOfDay), 'day'),
    duration: (duration) => {
      const parts = /^P(?:\d+[YMWD])+$|^PT\d+H$/.test(duration) ? [...duration.matchAll(/(\d+)([YMWDH])/g)] : [];
      return parts.length === 0 ? duration : lists.format(parts.map(([, count, unit]) => span(locale, count, unit)));
    },
  };
}

function span(locale: string, count = '0', unit = 'D'): string {
  const named = units[unit as keyof typeof units];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: named, unitDisplay: 'long' }).format(Number(count));
}

interface WithWeek {
  readonly weekInfo?: { readonly firstDay: number };
  readonly getWeekInfo?: () => { readonly firstDay: number };
}

/** Runtimes have it as a property or as a method. */
function weekStartOf(locale: string): number {
  const found = new Intl.Locale(locale) as Intl.Locale & WithWeek;
  return (found.getWeekInfo?.() ?? found.weekInfo)?.firstDay ?? 1;
}
