import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../../record/postgres/database';
import { migrate } from '../../record/postgres/migrations';
import type { Database } from '../../record/postgres/schema';
import { createDatabase, type TestDatabase } from '../setup/database';
import { createTestSealing, type TestSealing } from '../setup/sealing';

const shipped = join(__dirname, '../../record/postgres/migrations');
/** Later migrations follow the rules of docs/releases.md. */
const lastOfOld = '0008_custody.sql';

describe('a migration of a record that is in use', () => {
  let database: TestDatabase;
  let sealing: TestSealing;
  let db: Kysely<Database>;
  let from: string;
  const waits = { lockMs: 50, pauseMs: 50, patienceMs: 20_000 };
  const options = () => ({ environment: 'test', means: sealing.means, from, waits });

  beforeAll(async () => {
    [database, sealing] = await Promise.all([createDatabase(), createTestSealing()]);
    db = openDatabase(database.url, { poolSize: 4 });
    from = mkdtempSync(join(tmpdir(), 'throughcare-migrations-'));
    cpSync(shipped, from, { recursive: true });
    await migrate(db, options());
  });
  afterAll(async () => {
    await db.destroy();
    await Promise.all([database.drop(), sealing.drop()]);
    rmSync(from, { recursive: true });
  });

  it('lets readers pass while it waits for a long transaction, and finishes after it', async () => {
    writeFileSync(join(from, '9001_wider.sql'), 'alter table cases add column probe text;');
    const state = { isDone: false };
    const running = await db.transaction().execute(async (reading) => {
      await reading.selectFrom('cases').select('case_id').execute();
      const migrating = migrate(db, options()).finally(() => (state.isDone = true));
      for (let count = 0; count < 5; count += 1) {
        await sleepUntilWaiting();
        await db.selectFrom('cases').select('case_id').execute();
      }
      expect(state.isDone).toBe(false);
      return { migrating };
    });
    expect(await running.migrating).toEqual(['9001_wider']);
  });

  it('gives up in the end, by its name, and has changed nothing', async () => {
    writeFileSync(join(from, '9002_first.sql'), 'alter table tasks add column probe text;');
    writeFileSync(join(from, '9003_second.sql'), 'alter table cases add column other text;');
    await db.transaction().execute(async (reading) => {
      await reading.selectFrom('cases').select('case_id').execute();
      const impatient = migrate(db, { ...options(), waits: { ...waits, patienceMs: 100 } });
      await expect(impatient).rejects.toThrow(/9003_second failed.*pg_stat_activity/);
      // The failed migration releases its locks, and the migration before it stays.
      await db.selectFrom('tasks').select('task_id').execute();
    });
    expect(await migrate(db, options())).toEqual(['9003_second']);
  });

  it('makes an index beside everything else, also after it broke off in the middle', async () => {
    const index = `-- outside a transaction: writers go on meanwhile
drop index concurrently if exists cases_probe;
create index concurrently cases_probe on cases (probe);
`;
    writeFileSync(join(from, '9004_index.sql'), index);
    expect(await migrate(db, options())).toEqual(['9004_index']);
    await sql`delete from kysely_migration where name = '9004_index'`.execute(db);
    expect(await migrate(db, options())).toEqual(['9004_index']);
    const { rows } =
      await sql`select 1 from pg_index where indexrelid = 'cases_probe'::regclass and indisvalid`.execute(db);
    expect(rows).toHaveLength(1);
  });

  async function sleepUntilWaiting(): Promise<void> {
    for (;;) {
      const { rows } = await sql`select 1 from pg_locks join pg_class on oid = relation
        where relname = 'cases' and mode = 'AccessExclusiveLock' and not granted`.execute(db);
      if (rows.length > 0) return;
    }
  }
});

describe('the migrations since 0.1.0', () => {
  const later = readdirSync(shipped).filter((name) => name.endsWith('.sql') && name > lastOfOld);
  const harmful = [
    /\balter\s+column\s+\w+\s+(set\s+data\s+)?type\b/,
    /\bset\s+not\s+null\b/,
    /\badd\s+constraint\b(?!.*\bnot\s+valid\b)/,
    /\b(rename|drop\s+table|drop\s+column)\b/,
    /\block_timeout\b/,
  ];

  /** Statements of a migration that block others or break the previous version. */
  function findHarm(text: string): readonly string[] {
    const statements = text
      .toLowerCase()
      .replace(/--.*$/gm, '')
      .split(';')
      .map((statement) => statement.replace(/\s+/g, ' ').trim());
    const made = new Set(statements.flatMap((statement) => /^create table (\w+)/.exec(statement)?.[1] ?? []));
    return statements.filter((statement) => {
      const table = /^create (unique )?index (?!concurrently).* on (\w+)/.exec(statement)?.[2];
      return (table !== undefined && !made.has(table)) || harmful.some((pattern) => pattern.test(statement));
    });
  }

  it('keep nobody from reading and writing, and leave the version before what it needs', () => {
    const found = later.flatMap((name) => findHarm(readFileSync(join(shipped, name), 'utf8')));
    expect(found).toEqual([]);
  });

  it('would be found out otherwise', () => {
    for (const text of [
      'create index x on cases (phase);',
      'alter table cases alter column phase type varchar(3);',
      'alter table cases alter column engagement\n  set not null;',
      'alter table cases add constraint x check (phase <> $$);',
      'alter table cases drop column dues;',
    ])
      expect(findHarm(text)).toHaveLength(1);
    const fine = `create table x (y text); create index x_y on x (y); -- drop table z
      alter table cases add column n text; alter table cases add constraint c check (n <> '') not valid;
      create index concurrently z on cases (phase);`;
    expect(findHarm(fine)).toEqual([]);
  });
});
