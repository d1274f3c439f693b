import { randomBytes } from 'node:crypto';
import { openDatabase } from '../postgres/database';
import { openKeysOf } from '../keys/from-environment';
import { custody, migrate, sealing } from '../postgres/migrations';
import { createSeals } from '../sealing/seals';
import { runProgram } from '../../shared/platform/run-program';

async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url)
    throw new Error('DATABASE_URL is missing: the record to migrate, such as postgres://user:password@host/name');
  const environment = process.env['THROUGHCARE_ENV'] ?? 'production';
  const { keys, close } = openKeysOf(process.env);
  const seals = createSeals({ keys, environment, randomBytes });
  const db = openDatabase(url, { poolSize: 1, lockTimeout: 60_000, statementTimeout: 0 });
  try {
    const ran = await migrate(db, { environment, means: { keys, seals, randomBytes } });
    console.log(ran.length === 0 ? 'The record is up to date.' : `Ran ${ran.join(', ')}.`);
    const changesLists = ran.includes(sealing) || ran.includes(custody);
    if (changesLists && !ran.includes('0001_record'))
      console.log(
        'Lists tell more from now on, and openings look for persons alike: run `npm run record:rebuild` once API and worker are new.',
      );
  } finally {
    await Promise.all([db.destroy(), close()]);
  }
}

runProgram(main);
