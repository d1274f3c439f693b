import { type CommandData, type NewEvent } from '../../case';
import { reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Duration, type Instant, plus } from '../../time';
import { askedFrom, invite } from './invitations';

const atMost = 52;

export function planned(
  { every, count, ...data }: CommandData['planSeries'],
  starts: readonly Instant[],
  facts: Facts,
): readonly NewEvent[] {
  const seriesId = facts.newId();
  return [
    { type: 'seriesPlanned', data: { seriesId, trackId: data.trackId, every, count } },
    ...starts.flatMap((startsAt): readonly NewEvent[] => {
      const session = { ...data, startsAt, seriesId, sessionId: facts.newId() };
      const isNear = askedFrom(startsAt, facts) <= facts.now;
      return [{ type: 'sessionPlanned', data: session }, ...(isNear ? [invite(session, facts)] : [])];
    }),
  ];
}

/**
 * The starts of the sessions, each counted from the first on the case's calendar: clock changes do not move them, and a
 * series from 31 January returns to the 31st.
 */
export function startsOf(
  { startsAt, every, count }: CommandData['planSeries'],
  { calendar }: Facts,
): readonly Instant[] {
  if (!isCount(count)) return [];
  const each = Array.from({ length: count }, (_, index) => times(every, index));
  return each.includes(null) ? [] : each.map((span) => plus(startsAt, span ?? '', calendar));
}

export function checkLength(
  { startsAt, every, count }: CommandData['planSeries'],
  starts: readonly Instant[],
  { calendar }: Facts,
): Decision | null {
  if (!isCount(count)) return reject('series_too_long', 'count', { atMost });
  const last = starts.at(-1);
  if (!last || last <= startsAt) return reject('unknown_code', 'every');
  return last > plus(startsAt, 'P1Y', calendar) ? reject('series_too_long', 'count', { within: 'P1Y', every }) : null;
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 2 && count <= atMost;
}

/** A duration in days, weeks or months, multiplied; null for any other. */
function times(every: Duration, factor: number): Duration | null {
  const [, number, unit] = /^P(\d{1,3})([DWM])$/.exec(every) ?? [];
  return number && unit ? `P${Number(number) * factor}${unit}` : null;
}
