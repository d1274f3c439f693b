import type { CivilDate } from '../../../shared/domain/time';
import { readDate, westernDigits } from '../../forms/moments';

const day = 86_400_000;
const agendaDays = 14;

/** The days that a calendar shows. */
export interface Span {
  readonly view: 'agenda' | 'month';
  readonly first: CivilDate;
  /** The day after the last one. */
  readonly end: CivilDate;
  /** The part of the address that is no day or month. */
  readonly problem?: 'day' | 'month';
}

/**
 * Reads the days that an address asks for: a month like `2026-12`, or 14 days from a day as people write it. One that is
 * none leads to the present month or to today, and is said.
 */
export function spanOf(query: Readonly<Record<string, string>>, today: CivilDate): Span {
  const { view, month = '', from = '' } = query;
  if (view === 'month') {
    const first = month === '' ? monthOf(today) : readMonth(month);
    const shown = first ?? monthOf(today);
    return { view, first: shown, end: monthAfter(shown, 1), ...(first === null && { problem: 'month' as const }) };
  }
  const first = from === '' ? today : readDate(from, today);
  const shown = first ?? today;
  const end = dayLater(shown, agendaDays);
  return { view: 'agenda', first: shown, end, ...(first === null && { problem: 'day' as const }) };
}

/** The first day of a month that was typed; null for anything else. */
function readMonth(text: string): CivilDate | null {
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(westernDigits(text)) ?? [];
  return year === undefined || month === undefined ? null : readDate(`${year}-${month}-1`, text);
}

function monthOf(date: CivilDate): CivilDate {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of a month so many months later. */
function monthAfter(first: CivilDate, months: number): CivilDate {
  return written(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)) - 1 + months));
}

function dayLater(date: CivilDate, days: number): CivilDate {
  return written(Date.parse(date) + days * day);
}

/** The span of the same length before or after. */
export function neighbour({ view, first }: Span, way: -1 | 1): CivilDate {
  return view === 'month' ? monthAfter(first, way) : dayLater(first, way * agendaDays);
}

/**
 * The weeks of a month, each with seven places; a day of another month is null.
 * @param weekStart the ISO weekday on which a week begins
 */
export function weeksOf({ first, end }: Pick<Span, 'first' | 'end'>, weekStart: number): (CivilDate | null)[][] {
  const weekday = new Date(first).getUTCDay() || 7;
  const before = (weekday - weekStart + 7) % 7;
  const length = (Date.parse(end) - Date.parse(first)) / day;
  const weeks = Math.ceil((before + length) / 7);
  const dateAt = (place: number): CivilDate | null =>
    place < before || place >= before + length ? null : dayLater(first, place - before);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (__, at) => dateAt(week * 7 + at)));
}

function written(at: number): CivilDate {
  return new Date(at).toISOString().slice(0, 10);
}
