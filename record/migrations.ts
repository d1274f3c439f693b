import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { Database } from './schema';
import { sealExisting, type SealingMeans } from './sealing/existing';

const folder = join(__dirname, 'migrations');
const numbered = /^(\d{4}_[a-z0-9_]+)\.sql$/;

/**
 * Brings the database to the newest schema that this code knows, once at a time whoever asks (advisory lock), and
 * stamps it with the kind of installation it belongs to. Repeating it changes nothing. Forward only: a backup is the
 * way back. Returns the names of the migrations that ran.
 *
 * @throws where the database is newer than this code, or is stamped as another kind of installation
 */
export async function migrate(
  db: Kysely<Database>,
  { environment, means }: { readonly environment: string; readonly means: SealingMeans },
): Promise<readonly string[]> {
  const known = await readMigrations(means);
  await refuseNewer(db, Object.keys(known));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
    throw new Error(
      `migration ${failed ?? 'of the record'} failed: ${error instanceof Error ? error.message : 'unknown'}`,
      { cause: error },
    );
  }
  await stamp(db, environment);
  return results?.map(({ migrationName }) => migrationName) ?? [];
}

/** What kind of installation the database belongs to (`production`, `local`, `test`), or null before any migration. */
export async function findEnvironment(db: Kysely<Database>): Promise<string | null> {
  if (!(await hasTable(db, 'installation'))) return null;
  const row = await db.selectFrom('installation').select('environment').executeTakeFirst();
  return row?.environment ?? null;
}

/** The names of the migrations that this code knows and the database has not had; empty when it is up to date. */
export async function listPendingMigrations(db: Kysely<Database>): Promise<readonly string[]> {
  const applied = await listApplied(db);
  return (await listKnown()).filter((name) => !applied.includes(name));
}

/** The step that seals what the first version kept in clear. */
export const sealing = '0003_seal_what_stood_in_clear';

/** The step after which lists know how willing a person is, and which cases are kept apart. */
export const custody = '0008_custody';

/** The files of the folder, and the one step that SQL cannot take. */
async function listKnown(): Promise<readonly string[]> {
  const files = (await readdir(folder)).flatMap((file) => numbered.exec(file)?.[1] ?? []);
  return [...files, sealing].sort();
}

async function readMigrations(means: SealingMeans): Promise<Record<string, Migration>> {
  const names = (await listKnown()).filter((name) => name !== sealing);
  const entries = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(join(folder, `${name}.sql`), 'utf8');
    const up: Migration['up'] = async (db) => {
      await sql.raw(text).execute(db);
    };
    return [name, { up }];
  });
  const seal: Migration['up'] = (db: Kysely<Database>) => sealExisting(db, means);
  return { ...Object.fromEntries(await Promise.all(entries)), [sealing]: { up: seal } };
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
