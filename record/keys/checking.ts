import { sql, type Kysely } from 'kysely';
import type { Database } from '../postgres/schema';
import { keyContext, type KeysOptions } from './context';
import { openKeys } from './unwrapping';

/** How store and record match. */
export interface Fit {
  /** Living keys. The root key opens all of them through their wrap keys. */
  readonly opened: number;
  /** Keys that the record names and the store never had: the store is an older copy, or that of another record. */
  readonly unknown: readonly string[];
  /** Keys that the record names and that were destroyed: their content is erased, as intended. */
  readonly destroyed: number;
  /**
   * Living keys of `seal/…` that the record does not name: the record is an older copy than the store, or they are new.
   */
  readonly unused: number;
}

const atOnce = 2_000;

/**
 * Opens every key of the store and compares the keys with those that the record names.
 * @throws KeyStoreError where the root key is not that of the store, or a key was altered
 */
export async function checkFit(options: KeysOptions, record: Kysely<Database>): Promise<Fit> {
  const opened = await openAll(options);
  const rows = await options.db.selectFrom('keys').select(['id', 'lineage', 'destroyed_at']).execute();
  const living = new Map(rows.map((row) => [row.id, row.destroyed_at === null]));
  const named = await listNamed(record);
  const seals = rows.filter(({ lineage, destroyed_at }) => lineage.startsWith('seal/') && destroyed_at === null);
  return {
    opened,
    unknown: await findUnknown(options, record),
    destroyed: [...named].filter((id) => living.get(id) === false).length,
    unused: seals.filter(({ id }) => !named.has(id)).length,
  };
}

/** The keys that the record names and the store never had, living or destroyed. */
export async function findUnknown(
  { db }: Pick<KeysOptions, 'db'>,
  record: Kysely<Database>,
): Promise<readonly string[]> {
  // Read the record first: a key made meanwhile is in the store before the record names it.
  const named = await listNamed(record);
  const rows = await db.selectFrom('keys').select('id').execute();
  const known = new Set(rows.map(({ id }) => id));
  return [...named].filter((id) => !known.has(id)).sort();
}

/** The message to the operator about unknown keys. */
export function describeUnknown(unknown: readonly string[]): string {
  return (
    `The record names ${unknown.length} ${unknown.length === 1 ? 'key' : 'keys'} that the store has never had, such as ` +
    `${unknown[0] ?? ''}: the store is an older copy than the record, or another one. Restore a newer copy of it.`
  );
}

async function openAll(options: KeysOptions): Promise<number> {
  const { wraps } = keyContext(options);
  let opened = 0;
  for (let after = ['', '']; ;) {
    const [lineage, id] = after as [string, string];
    const page = options.db
      .selectFrom('keys')
      .selectAll()
      .where('wrapped', 'is not', null)
      .where(sql<boolean>`(lineage, id) > (${lineage}, ${id})`)
      .orderBy('lineage')
      .orderBy('id')
      .limit(atOnce);
    const keys = await openKeys(wraps, () => page.execute());
    const last = keys.at(-1);
    if (!last) return opened;
    opened += keys.length;
    after = [last.lineage, last.id];
  }
}

/** The ids of keys in all tables of the record. */
async function listNamed(record: Kysely<Database>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select encode(substring(sealed from 2 for 16), 'hex')::uuid::text as id from contents
    union select encode(substring(sealed from 2 for 16), 'hex')::uuid::text from subjects
    union select encode(substring(sealed from 2 for 16), 'hex')::uuid::text from people_contact
    union select encode(substring(sealed from 2 for 16), 'hex')::uuid::text from snapshots
    union select key_id from name_tokens
    union select key_id from action_links
    union select split_part(body_hash, '.', 1) from commands`.execute(record);
  return new Set(rows.map(({ id }) => id));
}
