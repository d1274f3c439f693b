import type { Programme } from '../programme';
import { phasesBeforeRelease, phasesInCustody } from './phases';
import type { CaseState } from '../case';
import { plus, within, type CivilDate, type Instant, type WorkingCalendar } from '../time';

type Dates = Pick<CaseState, 'admittedOn' | 'expectedReleaseOn'>;
type Rule = Pick<Programme, 'shortSentence'>;

/** Sentences are counted in days between dates, independent of a time zone. */
const byDates: WorkingCalendar = { timeZone: 'UTC', weekend: [], holidays: [] };

/** True if the time from admission to the expected release is too short for the programme's usual targets. */
export function isShortSentence(kase: Dates, programme: Rule): boolean {
  return shareOfTime(kase, programme) < 1;
}

/** True if release is likely before the programme is complete (domain.md, "Short sentences"). */
export function releaseBeforeCompletionLikely(kase: Dates & Pick<CaseState, 'phase'>, programme: Rule): boolean {
  return phasesBeforeRelease.includes(kase.phase) && isShortSentence(kase, programme);
}

/** The target of a phase. In custody, a short sentence compresses it in proportion. */
export function compressed(
  kase: Dates & Pick<CaseState, 'phase' | 'phaseSince'>,
  target: Instant,
  programme: Rule,
): Instant {
  if (!phasesInCustody.includes(kase.phase)) return target;
  const share = shareOfTime(kase, programme);
  return share < 1 ? within(kase.phaseSince, target, share) : target;
}

/**
 * The time from admission to release as a share of the time that the usual targets need; 1 if the programme sets none.
 */
function shareOfTime({ admittedOn, expectedReleaseOn }: Dates, { shortSentence }: Rule): number {
  if (!shortSentence) return 1;
  const start = midnight(admittedOn);
  const enough = Date.parse(plus(start, shortSentence.below, byDates)) - Date.parse(start);
  return (Date.parse(midnight(expectedReleaseOn)) - Date.parse(start)) / enough;
}

function midnight(date: CivilDate): Instant {
  return `${date}T00:00:00.000Z`;
}
