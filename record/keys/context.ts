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
  /** How long a key is held in memory, in milliseconds; a minute where nothing is said. */
  readonly lastsMs?: number;
  /** How many keys are held in memory at most. */
  readonly most?: number;
}

/** Cache TTL in milliseconds. */
export const heldForMs = 60_000;

/** What making and opening keys leans on. */
export interface KeyContext extends KeysOptions {
  readonly wraps: Wraps;
}

export function keyContext(options: KeysOptions): KeyContext {
  return { ...options, wraps: createWraps({ ...options, lastsMs: options.lastsMs ?? heldForMs }) };
}
