import { sql } from 'kysely';
import { prepared } from '../postgres/prepared';
import { createCache } from './cache';
import { heldForMs, keyContext, type KeyContext, type KeysOptions } from './context';
import { makeKeys } from './making';
import type { KeyRow } from './schema';
import type { Key, Keys } from './types';
import { openKeys } from './unwrapping';

/**
 * The keys of the store. The first key of a lineage is made at its first use, by the process that comes first.
 * Every method throws KeyStoreError where the root key at hand does not open the store.
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
      // As the index by id has it.
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
  // Another process may have made the key of a lineage a moment earlier. That one counts: read them again.
  const isOurs = made.length === wanted.length;
  return openKeys(context.wraps, read, isOurs ? [...rows.filter(({ wrapped }) => wrapped), ...made] : undefined);
}

/**
 * Of each lineage the newest usable key, else one that will be, else a destroyed one; with its highest version. A key
 * that seals is usable at once, whatever the clock here says: it is found by its id, and what a process whose clock
 * stands behind went on sealing with the one before would be lost when that is destroyed.
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

/** In a text that is the same however many there are. */
function isAnyOf(column: 'id' | 'lineage', values: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`;
}
