import type { Instant } from '../../shared/domain/time';

/** A clock that stands where it was set, so that a story of months plays in a second. */
export interface Clock {
  readonly now: () => Instant;
  readonly set: (at: Instant) => void;
}

export function createClock(start: Instant): Clock {
  let time = start;
  return {
    now: () => time,
    set: (at) => {
      time = at;
    },
  };
}
