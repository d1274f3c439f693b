import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { KeyStore } from './schema';

const folder = join(__dirname, 'migrations');
const numbered = /^(\d{4}_[a-z0-9_]+)\.sql$/;

/**
 * Migrates the key store to the newest schema that this code knows, one run at a time, and stamps it with its kind of
 * installation. Repeating it changes nothing. Returns the names of the migrations that ran.
 *
 * @throws where the database is that of the record, or is stamped as another kind of installation
 */
export async function migrateKeys(
  db: Kysely<KeyStore>,
  { environment }: { readonly environment: string },
): Promise<readonly string[]> {
  await refuseRecord(db);
  const known = await readMigrations();
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const reason = error instanceof Error ? error.message : 'unknown';
    throw new Error(`a migration of the key store failed: ${reason}`, { cause: error });
  }
  await stamp(db, environment);
  return results?.map(({ migrationName }) => migrationName) ?? [];
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).flatMap((file) => numbered.exec(file)?.[1] ?? []).sort();
  const entries = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(join(folder, `${name}.sql`), 'utf8');
    const up: Migration['up'] = async (db) => {
      await sql.raw(text).execute(db);
    };
    return [name, { up }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A dump of the record must not contain its keys. */
async function refuseRecord(db: Kysely<KeyStore>): Promise<void> {
  const { rows } = await sql<{ found: string | null }>`select to_regclass('events')::text as found`.execute(db);
  if (rows.some(({ found }) => found !== null)) {
    throw new Error('this database holds the record: the keys to it belong into a database of their own');
  }
}

async function stamp(db: Kysely<KeyStore>, environment: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ environment })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await db.selectFrom('installation').select('environment').executeTakeFirstOrThrow();
  if (found.environment === environment) return;
  throw new Error(`the key store belongs to an installation of the kind ${found.environment}, not ${environment}`);
}
