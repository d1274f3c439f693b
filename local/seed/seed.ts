import type { Kysely } from 'kysely';
import { createProgrammes } from '../../record/programmes/programmes';
import type { Keys } from '../../record/keys/types';
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { ProgrammeRef } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/time';
import { seedDirectory } from './directory';
import { play } from './play';
import { createStage } from './stage';
import { tellStories } from './stories';

export interface Seeding {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly seals: Seals;
  /** The standard programme, as stored in the record. */
  readonly programme: ProgrammeRef;
  /** The issuer of the made-up people's tokens. */
  readonly issuer: string;
  readonly now: Instant;
}

/**
 * Fills the directory and opens twelve made-up cases, each in its phase, by the commands of its people over the months
 * before `now`. It sends no nudge: the sweep finds the streams and starts their workflows. Existing cases stay, and
 * interrupted ones continue; returns the number of cases played this time.
 */
export async function seed({ db, keys, seals, programme, issuer, now }: Seeding): Promise<number> {
  await seedDirectory({ db, seals }, issuer, now);
  const programmes = createProgrammes(db);
  const told = await Promise.all(
    tellStories(now).map((story) => play(story, createStage({ db, keys, seals, programmes, programme, now }))),
  );
  return told.filter(Boolean).length;
}
