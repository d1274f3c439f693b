import { sql } from 'kysely';
import { prepared } from '../postgres/prepared';
import { createCache } from './cache';
import { heldForMs, keyContext, type KeyContext, type KeysOptions } from './context';
import { makeKeys } from './making';
import type { KeyRow } from './schema';
import type { Key, Keys } from './types';
import { openKeys } from './unwrapping';

/**
 * The keys of the store. The first process that uses a lineage makes its first key. Every method throws KeyStoreError
 * where the root key does not open the store.
 */
export function createKeys(options: KeysOptions): Keys {
  const { db, now, lastsMs = heldForMs, most = 20_000 } = options;
  const context = keyContext(options);
  const held = createCache<Key>({ most, lastsMs });
  const newest = createCache<Key>({ most, lastsMs });

  return {
    async current(lineages) {
      const { found, missing } = split(lineages, newest);
      if (missing.length === 0) return found;
      for (const key of await readCurrent(context, missing)) {
        newest.set(key.lineage, key);
        if (key.lineage.startsWith('seal/')) held.set(key.id, key);
        found.set(key.lineage, key);
      }
      return found;
    },
    async byId(ids) {
      const { found, missing } = split(ids, held);
      if (missing.length === 0) return found;
      // The condition of the partial index by id.
      const ofIds = db
        .selectFrom('keys')
        .selectAll()
        .where(sql<boolean>`not imported`);
      const read = () => ofIds.where(isAnyOf('id', missing)).modifyEnd(prepared).execute();
      for (const key of await openKeys(context.wraps, read)) {
        held.set(key.id, key);
        found.set(key.id, key);
      }
      return found;
    },
    async versions(lineage) {
      const ofLineage = db.selectFrom('keys').selectAll().where('lineage', '=', lineage);
      const usableFirst = ofLineage
        .orderBy(sql`usable_from <= ${now()}`, 'desc')
        .orderBy('usable_from', 'desc')
        .orderBy('version', 'desc')
        .modifyEnd(prepared);
      return openKeys(context.wraps, () => usableFirst.execute());
    },
  };
}

function split(names: readonly string[], cache: { get(name: string): Key | undefined }) {
  const found = new Map<string, Key>();
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const key = cache.get(name);
    if (key) found.set(name, key);
    else missing.push(name);
  }
  return { found, missing };
}

async function readCurrent(context: KeyContext, lineages: readonly string[]): Promise<readonly Key[]> {
  const read = () => selectCurrent(context, lineages);
  const rows = await read();
  const byLineage = new Map(rows.map((row) => [row.lineage, row]));
  const lacking = lineages.filter((lineage) => !byLineage.get(lineage)?.wrapped);
  if (lacking.length === 0) return openKeys(context.wraps, read, rows);
  const usableFrom = context.now();
  const next = (lineage: string): number => (byLineage.get(lineage)?.newest ?? 0) + 1;
  const wanted = lacking.map((lineage) => ({ lineage, version: next(lineage), usableFrom }));
  const made = await makeKeys(context, wanted);
  // Another process may have made the key of a lineage a moment earlier. Its key counts: read them again.
  const isOurs = made.length === wanted.length;
  return openKeys(context.wraps, read, isOurs ? [...rows.filter(({ wrapped }) => wrapped), ...made] : undefined);
}

/**
 * For each lineage the newest usable key, otherwise one that becomes usable later, otherwise a destroyed one; with the
 * lineage's highest version. A key that seals is usable at once, whatever the local clock says: it is found by its id.
 * A process with a late clock would otherwise seal with the previous key, and that content would be lost once the key
 * is destroyed.
 */
async function selectCurrent(
  { db, now }: KeyContext,
  lineages: readonly string[],
): Promise<readonly (KeyRow & { readonly newest: number })[]> {
  return db
    .selectFrom('keys')
    .distinctOn('lineage')
    .selectAll()
    .select(sql<number>`max(version) over (partition by lineage)`.as('newest'))
    .where(isAnyOf('lineage', lineages))
    .orderBy('lineage')
    .orderBy(sql`wrapped is not null`, 'desc')
    .orderBy(sql`(usable_from <= ${now()} or starts_with(lineage, 'seal/'))`, 'desc')
    .orderBy('usable_from', 'desc')
    .orderBy('version', 'desc')
    .modifyEnd(prepared)
    .execute();
}

/** The same SQL text for any number of values. */
function isAnyOf(column: 'id' | 'lineage', values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`;
}
