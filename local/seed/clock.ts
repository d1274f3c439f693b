import type { Instant } from '../../shared/domain/time';

/** A clock that stops where it was set, so that a story of months is committed in a second. */
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
