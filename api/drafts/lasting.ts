import { instant, type Instant } from '../../shared/domain/time';

const hour = 3_600_000;

/** How long a draft lasts after it was last saved, in milliseconds. */
const lasts = {
  /** A page of it was left, or typing stopped. */
  typed: 24 * hour,
  /** Its author said so. */
  kept: 14 * 24 * hour,
  /** It came when the session was over, and waits until its author signs in again. */
  parked: 12 * hour,
} as const;

/** When a draft that is saved now ends. */
export function endOf(savedAt: Instant, how: keyof typeof lasts): Instant {
  return instant(Date.parse(savedAt) + lasts[how]);
}
