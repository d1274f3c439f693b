import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { until } from '../../local/demo/waiting';
import { migrate } from '../../record/postgres/migrations';
import type { Database } from '../../record/postgres/schema';
import { runToEnd } from '../e2e/program';
import { asFirstVersion, first } from '../record/first-version';
import { createDatabase, type TestDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';
import { expectWholeChain } from '../record/chained';
import { layCable, type Cable } from './cable';

describe('a migration that is killed in the middle', () => {
  let database: TestDatabase;
  let sealing: TestSealing;
  let db: Kysely<Database>;
  let cable: Cable;
  const streams = Object.keys(first.states).map((id) => ({ kind: 'case', id }) as const);

  beforeAll(async () => {
    [database, sealing] = await Promise.all([createDatabase(), createTestSealing()]);
    db = await asFirstVersion(database.url);
    cable = await layCable(new URL(database.url).host);
  });
  afterAll(async () => {
    await db.destroy();
    await cable.close();
    await Promise.all([database.drop(), sealing.drop()]);
  });

  it('leaves everything as it was, and the next one takes it to the end', async () => {
    const before = await applied();
    const keysBefore = await countKeys();
    cable.delay(5); // so that the kill falls between two statements
    await killOnce(async () => (await countKeys()) > keysBefore + 1);
    cable.mend();
    await until('the server to let go of what the dead one held', 60, async () => !(await isMigrating()));
    expect(await applied()).toEqual(before);
    const { rows } = await sql<{ count: number }>`select count(*) from events where data is not null`.execute(db);
    expect(rows[0]?.count).toBe(first.tables['events']?.length);

    const printed = await runToEnd('record/cli/migrate.ts', environment(database.url));
    const ran = (await applied()).filter((name) => !before.includes(name));
    expect(printed).toContain(`Ran ${ran.join(', ')}.`);
    expect(await migrate(db, { environment: 'test', means: sealing.means })).toEqual([]);
    for (const stream of streams) await expectWholeChain(db, sealing.seals, stream);
  });

  async function applied(): Promise<readonly string[]> {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  }

  function environment(url: string): Record<string, string> {
    return { THROUGHCARE_ENV: 'test', DATABASE_URL: url, ...sealing.environments.keeper, ...keysAsOwner() };
  }

  function keysAsOwner(): { readonly KEYS_DATABASE_URL: string } {
    return { KEYS_DATABASE_URL: sealing.url };
  }

  async function killOnce(isMoment: () => Promise<boolean>): Promise<void> {
    const url = new URL(database.url);
    url.host = cable.address;
    const program = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../../record/cli/migrate.ts')], {
      env: { PATH: process.env['PATH'], TZ: 'UTC', ...environment(url.href) },
      stdio: 'inherit',
    });
    const ended = once(program, 'exit');
    try {
      while (!(await isMoment()) && program.exitCode === null) await sleep(5);
      expect(await isMigrating()).toBe(true);
    } finally {
      program.kill('SIGKILL');
      await ended;
    }
  }

  /**
   * The migration first makes keys for the texts that it seals; they are in another database and outlive the
   * transaction.
   */
  async function countKeys(): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*) from keys`.execute(sealing.db);
    return Number(rows[0]?.count);
  }

  async function isMigrating(): Promise<boolean> {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute(db);
    return rows.length > 0;
  }
});
