import { randomBytes } from 'node:crypto';
import { rebuildCases } from '../cases';
import { openDatabase } from '../postgres/database';
import { openKeysOf } from '../keys/from-environment';
import { findEnvironment } from '../postgres/migrations';
import { createProgrammes } from '../programmes/programmes';
import { createSeals } from '../sealing/seals';
import { runProgram } from '../../shared/platform/run-program';

/** `npm run record:rebuild`: rebuilds every projection from the log; the system may keep running. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing: the record to rebuild');
  const { keys, close } = openKeysOf(process.env);
  const db = openDatabase(url, { poolSize: 2 });
  try {
    const environment = (await findEnvironment(db)) ?? 'production';
    const seals = createSeals({ keys, environment, randomBytes });
    const rebuilt = await rebuildCases(
      { db, seals, keys, programmes: createProgrammes(db), now: () => new Date().toISOString() },
      { batchSize: 200, pauseMs: 50, onBatch: (count) => console.log(`${count} streams`) },
    );
    console.log(`Rebuilt the projections of ${rebuilt} streams.`);
  } finally {
    await Promise.all([db.destroy(), close()]);
  }
}

runProgram(main);
