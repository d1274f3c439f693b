import { sql } from 'kysely';
import type { Database, NewRow } from './schema';
import type { Write } from './write';

/** The columns of an insert, each with its type in PostgreSQL. */
export type Columns<T extends keyof Database> = Readonly<Partial<Record<keyof NewRow<T> & string, string>>>;

/**
 * An insert with the same text for any number of rows: each column is one array, and one plan serves all (prepared.ts).
 *
 * @param then the clause that follows, such as `on conflict …`
 */
export function insertRows<T extends keyof Database>(
  table: T,
  columns: Columns<T>,
  rows: readonly NewRow<T>[],
  then = sql``,
): Write {
  const names = Object.keys(columns) as (keyof NewRow<T> & string)[];
  const values = names.map((name) => sql`${rows.map((row) => row[name] ?? null)}::${sql.raw(`${columns[name]}[]`)}`);
  return sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select * from unnest(${sql.join(values)}) ${then}`;
}
