/** Chance from a seed: the same seed tells the same lives. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  chance(probability: number): boolean;
  /** From `low` up to and without `high`. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many days until something comes that comes so often a year on average. */
  daysUntil(timesAYear: number): number;
}

/** Mulberry32: small, fast, and good enough for lives that nobody lives. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
    pick: (from) => {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    daysUntil: (timesAYear) => (-Math.log(1 - next()) * 365.25) / timesAYear,
  };
}
