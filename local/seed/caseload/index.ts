import type { Kysely } from 'kysely';
import type { Keys } from '../../../record/keys/types';
import { createProgrammes } from '../../../record/programmes/programmes';
import type { Database } from '../../../record/postgres/schema';
import type { Seals } from '../../../record/sealing/seals';
import type { ProgrammeRef } from '../../../shared/domain/commands';
import type { Instant } from '../../../shared/domain/time';
import { idFrom } from '../ids';
import { createStage } from '../stage';
import { tellCase } from './telling';

export interface Telling {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly seals: Seals;
  /** As the record keeps it. */
  readonly programme: ProgrammeRef;
  readonly cases: number;
  readonly now: Instant;
  /** How many cases are written at a time. */
  readonly atOnce: number;
  /** Told after each case: how many there are by now. */
  readonly onProgress: (cases: number) => void;
}

export function idOfCase(number: number): string {
  return idFrom(`caseload-${number}`, 'case');
}

/**
 * Tells a caseload of so many made-up cases, each from its referral to now, for the engine to take up at the pace of its
 * sweep. The directory must be there. Repeating it completes what is missing; returns how many were told this time.
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
