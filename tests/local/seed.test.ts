import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { until } from '../../local/demo/waiting';
import { openDatabase } from '../../record/postgres/database';
import { migrate } from '../../record/postgres/migrations';
import type { Database } from '../../record/postgres/schema';
import { createDatabase, type TestDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';
import { running } from '../setup/typescript';

const home = join(__dirname, '../..');

describe('the seeding of a local stack', () => {
  let database: TestDatabase;
  let sealing: TestSealing;
  let db: Kysely<Database>;

  beforeEach(async () => {
    [database, sealing] = await Promise.all([createDatabase(), createTestSealing('local')]);
    db = openDatabase(database.url, { poolSize: 2 });
  });
  afterEach(async () => {
    await db.destroy();
    await Promise.all([database.drop(), sealing.drop()]);
  });

  it('completes what was interrupted, and repeats nothing', async () => {
    await migrate(db, { environment: 'local', means: sealing.means });
    const killed = start();
    await until('the seeding to be under way', 60, async () => (await countEvents()) > 40, 10);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const before = await countEvents();

    await expect(seed()).resolves.toContain('cases seeded');
    const cases = await db.selectFrom('cases').select(['phase', 'suspended']).execute();
    expect(cases).toHaveLength(12);
    expect(cases.filter(({ suspended }) => suspended)).toHaveLength(1);
    expect(new Set(cases.map(({ phase }) => phase)).size).toBe(11);
    const told = await countEvents();
    expect(told).toBeGreaterThan(before);

    await expect(seed()).resolves.toContain('nothing to seed');
    expect(await countEvents()).toBe(told);
  });

  it('keeps made-up cases out of any other installation', async () => {
    await migrate(db, { environment: 'production', means: sealing.means });
    await expect(seed()).resolves.toContain('a local stack only, not production');
    expect(await db.selectFrom('people').select('id').execute()).toEqual([]);
  });

  function start() {
    return spawn(process.execPath, [...running, join(home, 'local/seed/main.ts')], {
      cwd: home,
      env: {
        PATH: process.env['PATH'],
        THROUGHCARE_ENV: 'local',
        DATABASE_URL: database.appUrl, // as the local stack runs it
        KEYS_DATABASE_URL: sealing.url,
        ROOT_KEY_FILE: sealing.rootFile,
        OIDC_ISSUER: 'http://127.0.0.1:3001',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function seed(): Promise<string> {
    const child = start();
    let printed = '';
    const keep = (chunk: Buffer): void => void (printed += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await once(child, 'close');
    return printed;
  }

  async function countEvents(): Promise<number> {
    const row = await db
      .selectFrom('events')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  }
});
