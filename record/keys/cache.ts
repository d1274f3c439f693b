import { LRUCache } from 'lru-cache';

export interface CacheOptions {
  /** The maximum number of values; the least recently used one makes room. */
  readonly most: number;
  /** TTL in milliseconds, at least one. */
  readonly lastsMs: number;
}

/** A cache of secrets: an expired one is purged from memory, also where nobody asks for it again. */
export function createCache<Value extends object>({ most, lastsMs }: CacheOptions): LRUCache<string, Value> {
  return new LRUCache({ max: most, ttl: Math.max(1, lastsMs), ttlAutopurge: true });
}
