import { migrateKeys } from '../keys/migrations';
import { openKeyStore } from '../keys/store';
import { runProgram } from '../../shared/platform/run-program';

/** `npm run keys:migrate`: creates the key store or migrates it to the newest schema, as the owner of its database. */
async function main(): Promise<void> {
  const url = process.env['KEYS_DATABASE_URL'];
  if (!url) throw new Error('KEYS_DATABASE_URL is missing: the key store, such as postgres://user:password@host/keys');
  const environment = process.env['THROUGHCARE_ENV'] ?? 'production';
  const db = openKeyStore(url, { poolSize: 1, lockTimeout: 60_000, statementTimeout: 0 });
  try {
    const ran = await migrateKeys(db, { environment });
    console.log(ran.length === 0 ? 'The key store is up to date.' : `Ran ${ran.join(', ')}.`);
  } finally {
    await db.destroy();
  }
}

runProgram(main);
