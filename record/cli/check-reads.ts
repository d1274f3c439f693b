import { openDatabase } from '../postgres/database';
import { checkReads } from '../reads/check';
import { runProgram } from '../../shared/platform/run-program';

/** `npm run record:check-reads`: verifies the chain of the read log and names the first row that does not fit. */
async function main(): Promise<number> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is missing: the record whose read log to check');
  const db = openDatabase(url, { poolSize: 1 });
  try {
    const found = await checkReads(db);
    if (found.sound) {
      console.log(`The read log is as it was chained: ${found.rows} rows in ${found.batches} batches.`);
      return 0;
    }
    const what = found.readId === null ? `Batch ${found.batch}` : `Row ${found.readId} of batch ${found.batch}`;
    console.error(`The read log is not as it was chained. ${what} was ${found.what}.`);
    return 1;
  } finally {
    await db.destroy();
  }
}

runProgram(main, {
  codeOf: () => 2,
});
