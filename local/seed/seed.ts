import type { Kysely } from 'kysely';
import { createProgrammes } from '../../record/programmes/programmes';
import type { Keys } from '../../record/keys/types';
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { ProgrammeRef } from '../../shared/domain/commands';
import type { Instant } from '../../shared/domain/time';
import { seedDirectory } from './directory';
import { play } from './play';
import { createStage } from './stage';
import { tellStories } from './stories';

export interface Seeding {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly seals: Seals;
  /** The standard programme, as the record keeps it. */
  readonly programme: ProgrammeRef;
  /** Where the made-up people sign in. */
  readonly issuer: string;
  readonly now: Instant;
}

/**
 * Fills the directory and opens twelve made-up cases, each in its phase, by the commands that people would have
 * given over the months before `now`. Nothing is told to the engine: the sweep finds the streams and starts their
 * workflows. What is there already stays, and what an interrupted start left out follows; returns how many cases
 * were told this time.
 */
export async function seed({ db, keys, seals, programme, issuer, now }: Seeding): Promise<number> {
  await seedDirectory({ db, seals }, issuer, now);
  const programmes = createProgrammes(db);
  const told = await Promise.all(
    tellStories(now).map((story) => play(story, createStage({ db, keys, seals, programmes, programme, now }))),
  );
  return told.filter(Boolean).length;
}
