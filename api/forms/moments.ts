import { DateTime } from 'luxon';

/** One of the two moments that a time on the day of a clock change can mean. */
export interface Reading {
  /** `02:30` where the moment is. */
  readonly time: string;
  /** `+02:00`. */
  readonly offset: string;
  /** In UTC. */
  readonly at: string;
}

export type ReadInstant =
  | { readonly at: string }
  | { readonly problem: 'date' | 'time' }
  | { readonly problem: 'skipped' | 'ambiguous'; readonly readings: readonly Reading[] };

/** Two digits of a year mean one that lies at most as many years ahead. */
const yearsAhead = 30;

/** Arabic-Indic digits as Western ones, without marks of direction. */
export function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/**
 * Reads a date as people write it: `3 12 2026`, `3/12/26`, `3.12.2026` or `2026-12-03`, in Western or Arabic digits.
 * @returns `YYYY-MM-DD`, or null where it is none
 */
export function readDate(text: string, today: string): string | null {
  const written = westernDigits(text);
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(written);
  const usual = /^(\d{1,2})[\s/.\-,\u060c]+(\d{1,2})[\s/.\-,\u060c]+(\d{4}|\d{2})$/.exec(written);
  const [year, month, day] = iso ? iso.slice(1) : usual ? usual.slice(1).reverse() : [];
  if (year === undefined) return null;
  const date = DateTime.utc(fullYear(year, today), Number(month), Number(day));
  return date.isValid && date.year >= 1900 && date.year < 2200 ? date.toISODate() : null;
}

function fullYear(year: string, today: string): number {
  if (year.length === 4) return Number(year);
  const inThisCentury = 2000 + Number(year);
  return inThisCentury > Number(today.slice(0, 4)) + yearsAhead ? inThisCentury - 100 : inThisCentury;
}

/** Reads a time of day: `14:30`, `14.30`, `14h30`, `1430` or `9`. */
function readTime(text: string): readonly [hour: number, minute: number] | null {
  const found = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(?<=\d{2})(\d{2})|\s*h)?$/i.exec(westernDigits(text));
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? found?.[3] ?? 0)];
  return found && hour < 24 && minute < 60 ? [hour, minute] : null;
}

/**
 * Reads a moment in a time zone. A time that the clocks skip, or show twice, is a question and never a guess.
 * @param zone IANA
 * @param offset the reading that was chosen, where there were two
 */
export function readInstant(
  typed: { readonly date: string; readonly time: string; readonly offset: string },
  zone: string,
  today: string,
): ReadInstant {
  const date = readDate(typed.date, today);
  const time = readTime(typed.time);
  if (!date || !time) return { problem: date ? 'time' : 'date' };
  const [hour, minute] = time;
  const local = DateTime.fromISO(date, { zone }).set({ hour, minute });
  if (local.hour !== hour || local.minute !== minute)
    return { problem: 'skipped', readings: aroundGap(date, time, zone).map(readingOf) };
  const readings = local.getPossibleOffsets().map(readingOf);
  const [first] = readings;
  const chosen = readings.length > 1 ? readings.find(({ offset }) => offset === typed.offset) : first;
  return chosen ? { at: chosen.at } : { problem: 'ambiguous', readings };
}

/** The date and time of an instant, as they are typed; with its offset where the clocks show that time twice. */
export function typedInstant(
  at: string,
  zone: string,
): { readonly date: string; readonly time: string; readonly offset: string } {
  const local = DateTime.fromISO(at, { zone });
  const isTwice = local.getPossibleOffsets().length > 1;
  return {
    date: local.toFormat('yyyy-MM-dd'),
    time: local.toFormat('HH:mm'),
    offset: isTwice ? local.toFormat('ZZ') : '',
  };
}

/** The moments that a skipped time would be by the clock after the change and by the clock before it. */
function aroundGap(date: string, [hour, minute]: readonly [number, number], zone: string): readonly DateTime[] {
  const named = DateTime.fromISO(date, { zone: 'utc' }).set({ hour, minute });
  const offsetAt = (hours: number): number => named.plus({ hours }).setZone(zone).offset;
  return [offsetAt(24), offsetAt(-24)].map((offset) => named.minus({ minutes: offset }).setZone(zone));
}

function readingOf(moment: DateTime): Reading {
  return { time: moment.toFormat('HH:mm'), offset: moment.toFormat('ZZ'), at: moment.toUTC().toISO() ?? '' };
}
