/**
 * Migrates a record of 50,000 cases from the schema before the custody path under concurrent reads and writes: once
 * with nobody else, and once beside a transaction that reads for ten seconds, as a dump does. Prints the longest wait
 * of a reader or writer.
 *
 *   npm run upgrade:large
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { withPostgres } from '../../bench/postgres';
import { openDatabase } from '../../record/postgres/database';
import { migrate } from '../../record/postgres/migrations';
import type { Database } from '../../record/postgres/schema';
import { createDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';
import { cases, fillAsOfOld } from './old-rows';
import { asOfOld } from './old-schema';
import { watch, type Waits } from './waits';

const dumpMs = 10_000;

async function main(): Promise<void> {
  const sealing = await createTestSealing();
  try {
    await attempt('nobody else is there', sealing, { isBeside: false });
    await attempt('beside a dump of 10 s', sealing, { isBeside: true });
  } finally {
    await sealing.drop();
  }
}

async function attempt(
  name: string,
  { means }: TestSealing,
  { isBeside }: { readonly isBeside: boolean },
): Promise<void> {
  const database = await createDatabase();
  const [db, others] = [1, 8].map((poolSize) => openDatabase(database.url, { poolSize, statementTimeout: 0 }));
  try {
    await asOfOld(db!, means);
    const began = performance.now();
    await fillAsOfOld(db!);
    console.log(`${name}: ${cases.toLocaleString('en')} cases after ${seconds(performance.now() - began)}`);
    const watching = watch(others!);
    await sleep(2_000);
    const before = watching.since();
    const dump = isBeside ? readFor(dumpMs, others!) : Promise.resolve();
    if (isBeside) await sleep(200);
    const started = performance.now();
    const ran = await migrate(db!, { environment: 'test', means });
    console.log(`  ${ran.join(', ')} took ${seconds(performance.now() - started)}`);
    const during = watching.since();
    await dump;
    await watching.end();
    tell('before', before);
    tell('meanwhile', during);
  } finally {
    await Promise.all([db!.destroy(), others!.destroy()]);
    await database.drop();
  }
}

/** Reads every table of a list and then idles, within one transaction. */
async function readFor(ms: number, db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ['people', 'cases', 'tasks', 'events'])
      await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx);
    await sleep(ms);
  });
}

function tell(when: string, { readers, writers }: { readonly readers: Waits; readonly writers: Waits }): void {
  const say = ({ count, median, longest }: Waits): string =>
    `${count} times, median ${median.toFixed(1)} ms, longest ${longest.toFixed(0)} ms`;
  console.log(`  ${when}: read ${say(readers)}; wrote ${say(writers)}`);
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

void withPostgres(main);
