import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Migrator, sql, type Kysely } from 'kysely';
import { openDatabase } from '../../record/postgres/database';
import type { Database } from '../../record/postgres/schema';
import type { CaseState } from '../../shared/domain/case';

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** Every row of a database of the first version, ordered by foreign keys, and the states folded from it. */
export const first = JSON.parse(readFileSync(join(__dirname, 'recorded/first-version.json'), 'utf8')) as {
  readonly tables: Readonly<Record<string, Rows>>;
  readonly states: Readonly<Record<string, CaseState>>;
};

/** A database that the first version made, with all its rows. */
export async function asFirstVersion(url: string): Promise<Kysely<Database>> {
  const opened = openDatabase(url, { poolSize: 3 });
  const script = await readFile(join(__dirname, '../../record/postgres/migrations/0001_record.sql'), 'utf8');
  const up = async (trx: Kysely<unknown>): Promise<void> => {
    await sql.raw(script).execute(trx);
  };
  const migrator = new Migrator({ db: opened, provider: { getMigrations: async () => ({ '0001_record': { up } }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('the first migration failed', { cause: error });
  for (const [table, rows] of Object.entries(first.tables))
    await sql`insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(opened);
  return opened;
}
