import type { KeyRing } from '../../shared/platform/config';
import { makeKeys } from './making';
import { keyContext, type KeysOptions } from './context';
import type { ServiceLineage } from './types';

/** Rings of an installation made before there was a key store, by the lineage that they become. */
export type OldRings = Partial<Readonly<Record<ServiceLineage, KeyRing>>>;

/**
 * Takes the keys of old rings into the store, under their ids, so that what they made is read and links stay the same.
 * The current one of a ring stays the current one, unless the store has made one already. Repeating it changes nothing.
 *
 * @returns how many were new to the store
 */
export async function importRings(options: KeysOptions, rings: OldRings): Promise<number> {
  const context = keyContext(options);
  let imported = 0;
  for (const [lineage, ring] of Object.entries(rings)) {
    const rows = await options.db.selectFrom('keys').select(['id', 'version']).where('lineage', '=', lineage).execute();
    const known = new Set(rows.map(({ id }) => id));
    const last = Math.max(0, ...rows.map(({ version }) => version));
    // A ring names its current key first; the store gives the current one the highest version.
    const missing = [...ring.byId.values()].filter(({ id }) => !known.has(id)).reverse();
    const keys = missing.map((key, index) => ({
      lineage,
      version: last + 1 + index,
      // Before whatever the store has made, and in their order.
      usableFrom: new Date(last + index).toISOString(),
      imported: key,
    }));
    if (keys.length > 0) await makeKeys(context, keys);
    imported += keys.length;
  }
  return imported;
}
