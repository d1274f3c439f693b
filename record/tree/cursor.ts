import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../postgres/schema';

const atOnce = 2_000;

/**
 * The rows of a query, with only a few thousand in memory at a time.
 * @param name of the cursor, which lasts as long as the transaction and is unique in it
 * @param query takes no parameters
 */
export async function* readAll<Row>(
  trx: Transaction<Database>,
  name: string,
  query: RawBuilder<unknown>,
): AsyncGenerator<Row, undefined> {
  const cursor = sql.id(name);
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(trx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from ${cursor}`.execute(trx);
    yield* rows;
    if (rows.length < atOnce) return;
  }
}
