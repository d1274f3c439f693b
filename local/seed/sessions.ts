import type { Instant } from '../../shared/domain/time';
import { answer, step, type Step, type Steps } from './step';

/** The start of a session this many days ago (negative: days ahead). */
export type StartsAt = (daysAgo: number) => Instant;

/** A session planned four days before, accepted the day after that. */
export function planned(
  on: number,
  coordinator: string,
  track: string,
  specialistId: string,
  startsAt: StartsAt,
): Steps {
  const plan: Step = step(on + 4, coordinator, 'planSession', (kase) => {
    const trackId = kase.plan?.tracks.find(({ code }) => code === track)?.trackId;
    if (trackId === undefined) throw new Error(`${kase.reference} has no track ${track}`);
    return { trackId, specialistId, startsAt: startsAt(on), minutes: 60, placeCode: 'room_a' };
  });
  return [plan, answer(on + 3, 'session_invitation', 'accept')];
}

export function held(...session: Parameters<typeof planned>): Steps {
  return [...planned(...session), answer(session[0] - 1, 'session_report', 'held')];
}

export function notHeld(reasonCode: string, ...session: Parameters<typeof planned>): Steps {
  return [...planned(...session), answer(session[0] - 1, 'session_report', 'not_held', { reasonCode })];
}
