import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Keys } from '../../record/keys/types';
import { createCaseCommit, createCaseStates } from '../../record/cases';
import type { Database } from '../../record/postgres/schema';
import type { Programmes } from '../../record/programmes/programmes';
import type { Seals } from '../../record/sealing/seals';
import type { ProgrammeRef } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import type { Stage } from '../../stories/drivers/commit';
import { cast } from '../cast';
import { people } from '../people';
import { createClock } from './clock';

/** Where made-up cases are written: the record, with a clock of their own for each. */
export interface SeedStage extends Stage {
  readonly db: Kysely<Database>;
  readonly seals: Seals;
  readonly programmes: Programmes;
  readonly programme: ProgrammeRef;
  /** When the stories end. */
  readonly now: Instant;
}

export interface SeededRecord {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly seals: Seals;
  readonly programmes: Programmes;
  /** As the record keeps it. */
  readonly programme: ProgrammeRef;
  readonly now: Instant;
}

export function createStage(record: SeededRecord): SeedStage {
  const { db, keys, seals, programmes, now } = record;
  const clock = createClock(now);
  const means = { newId: randomUUID, randomBytes };
  const commit = createCaseCommit({
    db,
    keys,
    seals,
    programmes,
    ...means,
    now: clock.now,
    states: createCaseStates(seals),
  });
  return { ...record, ...means, commit, clock, cast, actorOf };
}

function actorOf(key: string): Actor {
  const person = people.find((each) => each.key === key);
  if (!person) throw new Error(`nobody is called ${key}`);
  const { agency, roles, disciplines } = person;
  return { personId: key, agencyId: agency, roles, disciplines, knownBy: 'sign_in' };
}
