import { LRUCache } from 'lru-cache';

export interface CacheOptions {
  /** The maximum number of values; the least recently used one is evicted. */
  readonly most: number;
  /** TTL in milliseconds, at least one. */
  readonly lastsMs: number;
}

/** A cache of secrets. Expired values are purged from memory even if nobody requests them again. */
export function createCache<Value extends object>({ most, lastsMs }: CacheOptions): LRUCache<string, Value> {
  return new LRUCache({ max: most, ttl: Math.max(1, lastsMs), ttlAutopurge: true });
}
