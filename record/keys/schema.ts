import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { Instant } from '../../shared/domain/time';

/** The tables of record/keys/migrations, as kysely reads and writes them. */
export interface KeyStore {
  installation: { only_row: Generated<boolean>; environment: string; created_at: Generated<Instant> };
  wraps: {
    id: string;
    version: number;
    root_id: string;
    wrapped: Buffer | null;
    created_at: Instant;
    destroyed_at: Instant | null;
    living: GeneratedAlways<boolean>;
  };
  keys: {
    id: string;
    lineage: string;
    version: number;
    wrap_id: string;
    wrapped: Buffer | null;
    created_at: Instant;
    usable_from: Instant;
    destroyed_at: Instant | null;
    imported: Generated<boolean>;
    wrap_living: GeneratedAlways<boolean | null>;
  };
  rotations: { scope: string; started_at: Instant };
}

export type WrapRow = Readonly<Selectable<KeyStore['wraps']>>;
export type KeyRow = Readonly<Selectable<KeyStore['keys']>>;
