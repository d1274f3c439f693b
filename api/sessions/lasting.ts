import type { AliveSince } from '../../record/sessions/rows';
import { instant, type Instant } from '../../shared/domain/time';

const minute = 60_000;

/** Milliseconds without a request after which a session ends. */
export const idleMs = 30 * minute;
/** Milliseconds after sign-in at which a session ends. */
const longestMs = 600 * minute;
/** Milliseconds for which the row's time of the last request may be behind, so that not every page writes. */
export const seenEveryMs = minute;
/** Milliseconds in which a person may sign in at the provider. */
export const attemptMs = 10 * minute;

/** Sessions that began and were seen after these instants are alive. */
export function aliveSince(now: Instant): AliveSince {
  return { seenAfter: before(now, idleMs), signedInAfter: before(now, longestMs) };
}

/**
 * When a session ends that was used now: without another request, and at the latest. The row's time of the last request
 * may be behind, so that the first is early.
 */
export function endsOf(signedInAt: Instant, now: Instant): { readonly endsAt: Instant; readonly signedOutAt: Instant } {
  const signedOutAt = instant(Date.parse(signedInAt) + longestMs);
  const endsAt = instant(Date.parse(now) + idleMs - seenEveryMs);
  return { endsAt: endsAt < signedOutAt ? endsAt : signedOutAt, signedOutAt };
}

/** The instant so many milliseconds earlier. */
export function before(now: Instant, ms: number): Instant {
  return instant(Date.parse(now) - ms);
}
