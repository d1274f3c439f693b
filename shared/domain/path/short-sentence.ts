import type { Programme } from '../programme';
import { phasesBeforeRelease, phasesInCustody } from './phases';
import type { CaseState } from '../case';
import { plus, within, type CivilDate, type Instant, type WorkingCalendar } from '../time';

type Dates = Pick<CaseState, 'admittedOn' | 'expectedReleaseOn'>;
type Rule = Pick<Programme, 'shortSentence'>;

/** Sentences are measured between dates, wherever they are served. */
const byDates: WorkingCalendar = { timeZone: 'UTC', weekend: [], holidays: [] };

/** Whether there is less time from admission to the expected release than the programme needs for its usual targets. */
export function isShortSentence(kase: Dates, programme: Rule): boolean {
  return shareOfTime(kase, programme) < 1;
}

/** Whether the person will probably be out before the programme is complete (domain.md, "Short sentences"). */
export function releaseBeforeCompletionLikely(kase: Dates & Pick<CaseState, 'phase'>, programme: Rule): boolean {
  return phasesBeforeRelease.includes(kase.phase) && isShortSentence(kase, programme);
}

/** The target of a phase: of a short sentence it is compressed, in custody, by as much as the time is short. */
export function compressed(
  kase: Dates & Pick<CaseState, 'phase' | 'phaseSince'>,
  target: Instant,
  programme: Rule,
): Instant {
  if (!phasesInCustody.includes(kase.phase)) return target;
  const share = shareOfTime(kase, programme);
  return share < 1 ? within(kase.phaseSince, target, share) : target;
}

/** How much of the time that is not yet short there is, from nothing to one and beyond. */
function shareOfTime({ admittedOn, expectedReleaseOn }: Dates, { shortSentence }: Rule): number {
  if (!shortSentence) return 1;
  const start = midnight(admittedOn);
  const enough = Date.parse(plus(start, shortSentence.below, byDates)) - Date.parse(start);
  return (Date.parse(midnight(expectedReleaseOn)) - Date.parse(start)) / enough;
}

function midnight(date: CivilDate): Instant {
  return `${date}T00:00:00.000Z`;
}
