/**
 * What a list of 50 out of 50,000 cases costs callers who see a part of them, without HTTP.
 *
 *   node --import tsx bench/lists.ts
 */
import { openTestRecord } from '../tests/record/builders';
import { fillLists, list, nameSubjects, scoped } from '../tests/record/large';
import { caseSorts } from '../record/queries/cases';
import { withPostgres } from './postgres';

const rounds = 40;

async function main(): Promise<void> {
  const record = await openTestRecord();
  try {
    await fillLists(record);
    await nameSubjects(record, 3);
    for (const [who, actor] of Object.entries(scoped)) {
      for (const sort of caseSorts) {
        const took: number[] = [];
        let total = 0;
        for (let round = 0; round < rounds; round += 1) {
          const began = performance.now();
          total = (await list(record, record.db, { actor, sort })).total;
          took.push(performance.now() - began);
        }
        const sorted = took.sort((a, b) => a - b);
        const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
        console.log(`${who}, ${total} cases, by ${sort}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
      }
    }
  } finally {
    await record.stop();
  }
}

void withPostgres(main);
