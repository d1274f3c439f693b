import type { Generated, GeneratedAlways } from 'kysely';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import type { Relationship } from '../../shared/policy/by-what-right';

/** The tables of the read log. */
export interface ReadTables {
  reads: {
    id: GeneratedAlways<number>;
    at: Instant;
    actor_id: string;
    known_by: KnownBy;
    operation: string;
    case_id: string | null;
    asked_for: string | null;
    outcome: 'shown' | 'denied';
    relationship: Relationship | null;
    reason: Generated<string | null>;
    correlation_id: string;
    batch: Generated<number | null>;
  };
  read_batches: {
    number: number;
    first_id: number;
    last_id: number;
    count: number;
    previous: Buffer;
    hash: Buffer;
    prints: Buffer;
    at: Instant;
  };
}
