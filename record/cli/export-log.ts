import { parseArgs } from 'node:util';
import { openDatabase } from '../postgres/database';
import { exportLines, onSnapshot } from '../tree/exporting';
import { writeWholeFile } from '../tree/whole-file';
import { runProgram } from '../../shared/platform/run-program';

const usage = 'usage: record:export -- --out FILE [--url DATABASE_URL]';

/** `npm run record:export`: writes the current log to a file for `record:verify`. */
async function main(): Promise<number> {
  const { out, url } = readArguments();
  const db = openDatabase(url, { poolSize: 1, statementTimeout: 0 });
  let difference: string | undefined;
  try {
    const lines = await onSnapshot(db, (trx) =>
      writeWholeFile(out, exportLines(trx, { onDifference: (found) => (difference = found) })),
    );
    process.stdout.write(`Wrote ${lines} lines to ${out}.\n`);
  } finally {
    await db.destroy();
  }
  if (difference === undefined) return 0;
  process.stderr.write(`The table does not fit its envelopes. The first row that does not: ${difference}.\n`);
  return 1;
}

class UsageError extends Error {}

function readArguments(): { readonly out: string; readonly url: string } {
  const { out, url = process.env['DATABASE_URL'] } = parse();
  if (out === undefined) throw new UsageError(usage);
  if (!url) throw new UsageError(`DATABASE_URL is missing: the record to export\n${usage}`);
  return { out, url };
}

function parse(): { readonly out?: string | undefined; readonly url?: string | undefined } {
  try {
    return parseArgs({ options: { out: { type: 'string' }, url: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

runProgram(main, {
  codeOf: (error) => (error instanceof UsageError ? 2 : 1),
});
