export interface Cache<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  delete(name: string): void;
}

export interface CacheOptions {
  /** Values at most; the one that was not asked for longest makes room. */
  readonly most: number;
  /** How long a value is held after it was read, in milliseconds. */
  readonly lastsMs: number;
  /** Milliseconds, never going backwards. */
  readonly clock: () => number;
}

/** Values held for a while, so many at most. */
export function createCache<Value>({ most, lastsMs, clock }: CacheOptions): Cache<Value> {
  const held = new Map<string, { readonly value: Value; readonly until: number }>();
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
    },
    delete: (name) => void held.delete(name),
  };
}
