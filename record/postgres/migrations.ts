import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely, type Migration } from 'kysely';
import { exclusively, runPending, usualWaits, type LockWaits, type Steps } from './migrating';
import type { Database } from './schema';
import { sealExisting, type SealingMeans } from '../sealing/existing';

const folder = join(__dirname, 'migrations');
const numbered = /^(\d{4}_[a-z0-9_]+)\.sql$/;

export interface Migrating {
  readonly environment: string;
  readonly means: SealingMeans;
  /** The folder of the migrations; by default that of this version. */
  readonly from?: string;
  readonly waits?: LockWaits;
}

/**
 * Migrates the database to the newest schema that this code knows, one run at a time, and stamps it with its kind of
 * installation. Readers and writers never wait for long ({@link LockWaits}). Repeating it changes nothing. Forward
 * only: to go back, restore a backup. Returns the names of the migrations that ran.
 *
 * @throws where the database is newer than this code, or is stamped as another kind of installation
 */
export function migrate(
  db: Kysely<Database>,
  { environment, means, from = folder, waits = usualWaits }: Migrating,
): Promise<readonly string[]> {
  return exclusively(db, async (one) => {
    const steps = await readMigrations(from, means);
    const names = Object.keys(steps.known).sort();
    await refuseNewer(one, names);
    const applied = await listApplied(one);
    const pending = names.filter((name) => !applied.includes(name));
    const ran = await runPending(one, pending, steps, waits);
    await stamp(one, environment);
    return ran;
  });
}

/** The kind of installation of the database (`production`, `local`, `test`), or null before any migration. */
export async function findEnvironment(db: Kysely<Database>): Promise<string | null> {
  if (!(await hasTable(db, 'installation'))) return null;
  const row = await db.selectFrom('installation').select('environment').executeTakeFirst();
  return row?.environment ?? null;
}

/** The step that seals content stored in clear by the first version. */
export const sealing = '0003_seal_what_stood_in_clear';

/** The step that adds engagement and keep-apart pairs to the projections. */
export const custody = '0008_custody';

/** The files of the folder, and the one step that is not SQL. */
async function listKnown(from = folder): Promise<readonly string[]> {
  const files = (await readdir(from)).flatMap((file) => numbered.exec(file)?.[1] ?? []);
  return [...files, sealing].sort();
}

/** The first line of a file whose statements cannot run in a transaction, such as `create index concurrently`. */
const standsAlone = '-- outside a transaction';

async function readMigrations(from: string, means: SealingMeans): Promise<Steps> {
  const names = (await listKnown(from)).filter((name) => name !== sealing);
  const texts = await Promise.all(names.map((name) => readFile(join(from, `${name}.sql`), 'utf8')));
  const alone = new Set(names.filter((_, index) => texts[index]?.startsWith(standsAlone)));
  const entries = names.map((name, index): [string, Migration] => {
    const text = texts[index] ?? '';
    // Statements sent together would form one transaction.
    const parts = alone.has(name) ? text.split(/;\s*$/m).filter((part) => /^\s*[^-\s]/m.test(part)) : [text];
    return [name, { up: (db: Kysely<Database>) => runAll(db, parts) }];
  });
  const seal: Migration['up'] = (db: Kysely<Database>) => sealExisting(db, means);
  return { known: { ...Object.fromEntries(entries), [sealing]: { up: seal } }, alone, together: custody };
}

async function runAll<Schema>(db: Kysely<Schema>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

async function refuseNewer(db: Kysely<Database>, known: readonly string[]): Promise<void> {
  const unknown = (await listApplied(db)).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Error(
    `the database is newer than this program: it has had ${unknown.join(', ')}, which this version does not know. ` +
      'Run the version that made it, or a later one.',
  );
}

async function listApplied(db: Kysely<Database>): Promise<readonly string[]> {
  if (!(await hasTable(db, 'kysely_migration'))) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function hasTable(db: Kysely<Database>, name: string): Promise<boolean> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${name})::text as found`.execute(db);
  return rows.some(({ found }) => found !== null);
}

async function stamp(db: Kysely<Database>, environment: string): Promise<void> {
  const values = { environment };
  await db
    .insertInto('installation')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await findEnvironment(db);
  if (found === environment) return;
  throw new Error(`the database belongs to an installation of the kind ${String(found)}, not ${environment}`);
}
