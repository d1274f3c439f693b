import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { RootKeys } from './root';
import type { KeyStore } from './schema';
import type { RandomBytes } from './wrapping';
import { createWraps, type Wraps } from './wraps';

export interface KeysOptions {
  readonly db: Kysely<KeyStore>;
  readonly root: RootKeys;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  /** Cache TTL of keys in milliseconds; one minute by default. */
  readonly lastsMs?: number;
  /** The maximum number of cached keys. */
  readonly most?: number;
}

/** Cache TTL in milliseconds. */
export const heldForMs = 60_000;

/** Dependencies for making and opening keys. */
export interface KeyContext extends KeysOptions {
  readonly wraps: Wraps;
}

export function keyContext(options: KeysOptions): KeyContext {
  return { ...options, wraps: createWraps({ ...options, lastsMs: options.lastsMs ?? heldForMs }) };
}
