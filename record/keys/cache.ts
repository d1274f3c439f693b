export interface Cache<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  delete(name: string): void;
  /** How many are in memory, those whose time is over and that are about to go included. */
  readonly size: number;
}

export interface CacheOptions {
  /** Values at most; the one that was not asked for longest makes room. */
  readonly most: number;
  /** How long a value is held after it was read, in milliseconds. */
  readonly lastsMs: number;
  /** Milliseconds, never going backwards. */
  readonly clock: () => number;
}

/** Values held for a while, so many at most; what nobody asks for again is out of memory after twice that time. */
export function createCache<Value>({ most, lastsMs, clock }: CacheOptions): Cache<Value> {
  const held = new Map<string, { readonly value: Value; readonly until: number }>();
  let isSweepPlanned = false;

  function planSweep(): void {
    if (isSweepPlanned) return;
    isSweepPlanned = true;
    setTimeout(sweep, lastsMs).unref();
  }
  function sweep(): void {
    isSweepPlanned = false;
    const now = clock();
    for (const [name, { until }] of held) if (until <= now) held.delete(name);
    if (held.size > 0) planSweep();
  }

  return {
    get(name) {
      const entry = held.get(name);
      if (!entry) return undefined;
      held.delete(name);
      if (entry.until <= clock()) return undefined;
      held.set(name, entry);
      return entry.value;
    },
    set(name, value) {
      held.delete(name);
      held.set(name, { value, until: clock() + lastsMs });
      const [oldest] = held.keys();
      if (held.size > most && oldest !== undefined) held.delete(oldest);
      planSweep();
    },
    delete: (name) => void held.delete(name),
    get size() {
      return held.size;
    },
  };
}
