import type { CommandData } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { phasesWithSessions } from '../phase-groups';
import { accept, firstOf, reject, type CommandRules, type Reducers } from '../rules';
import { plus, type Duration, type Instant } from '../time';
import { askedFrom, invite } from './invitations';
import { checkPlace, checkSpecialist, checkTime, checkTrack, endOf, findTrack } from './session-checks';

const atMost = 52;

/**
 * Sessions in series: at the same local time, so often, so many times, within a year. Each is a session of its own,
 * which is asked for, moved, cancelled and reported alone. The specialist is asked for each when it comes near, by the
 * programme's `specialists.inviteBefore` (14 days): whoever accepts sees the day that they accept, a course of fifty
 * weeks is no storm of fifty mails, and nobody promises a year ahead.
 */
export const seriesCommands: CommandRules<'planSeries'> = {
  planSeries: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      const starts = startsOf(data, facts);
      const lastEndsAt = endOf({ startsAt: starts.at(-1) ?? data.startsAt, minutes: data.minutes });
      return (
        firstOf(
          checkTrack(kase, track, facts),
          checkTime(data.startsAt, facts),
          checkLength(data, starts, facts),
          checkSpecialist(track, data.specialistId, lastEndsAt, data.overrideReasons, facts),
          checkPlace(data.placeCode, facts),
        ) ?? accept(...planned(data, starts, facts))
      );
    },
  },
};

export const seriesEvents: Reducers<'seriesPlanned'> = {
  seriesPlanned: (kase) => kase,
};

function planned(
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
 * When the sessions start: each counted from the first on the case's calendar, so that clocks that change move none of
 * them, and a series from 31 January comes back to the 31st.
 */
function startsOf({ startsAt, every, count }: CommandData['planSeries'], { calendar }: Facts): readonly Instant[] {
  if (!isCount(count)) return [];
  const each = Array.from({ length: count }, (_, index) => times(every, index));
  return each.includes(null) ? [] : each.map((span) => plus(startsAt, span ?? '', calendar));
}

function checkLength(
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

/** So many times a number of days, weeks or months; null where it is none of these. */
function times(every: Duration, factor: number): Duration | null {
  const [, number, unit] = /^P(\d{1,3})([DWM])$/.exec(every) ?? [];
  return number && unit ? `P${Number(number) * factor}${unit}` : null;
}
