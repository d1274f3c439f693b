import type { Kysely } from 'kysely';
import type { Keys } from '../../../record/keys/types';
import { createProgrammes } from '../../../record/programmes/programmes';
import type { Database } from '../../../record/postgres/schema';
import type { Seals } from '../../../record/sealing/seals';
import type { ProgrammeRef } from '../../../shared/domain/case';
import type { Instant } from '../../../shared/domain/time';
import { idFrom } from '../ids';
import { createStage } from '../stage';
import { tellCase } from './telling';

export interface Telling {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly seals: Seals;
  /** As stored in the record. */
  readonly programme: ProgrammeRef;
  readonly cases: number;
  readonly now: Instant;
  /** Number of cases played at a time. */
  readonly atOnce: number;
  /** Called after each case with the number so far. */
  readonly onProgress: (cases: number) => void;
}

export function idOfCase(number: number): string {
  return idFrom(`caseload-${number}`, 'case');
}

/**
 * Commits a caseload of made-up cases, each from its referral to now; the engine starts their workflows at the pace of
 * its sweep. The directory must exist. Repeating it completes the caseload; returns the number of cases played this
 * time.
 */
export async function tellCaseload(telling: Telling): Promise<number> {
  const { db, keys, seals, programme, cases, now, atOnce, onProgress } = telling;
  const programmes = createProgrammes(db);
  const definition = await programmes.get(programme.hash);
  let next = 1;
  let done = 0;
  let told = 0;
  const tellNext = async (): Promise<void> => {
    while (next <= cases) {
      const number = next++;
      const stage = createStage({ db, keys, seals, programmes, programme, now });
      if (await tellCase(number, { ...stage, definition })) told += 1;
      onProgress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, tellNext));
  return told;
}
