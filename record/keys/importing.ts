import type { KeyRing } from '../../shared/platform/config';
import { makeKeys } from './making';
import { keyContext, type KeysOptions } from './context';
import type { ServiceLineage } from './types';

/** The key rings of an installation from before the key store, by the lineage that they become. */
export type OldRings = Partial<Readonly<Record<ServiceLineage, KeyRing>>>;

/**
 * Imports the keys of old rings under their ids, so that their data stays readable and links stay the same. The current
 * key of a ring stays current, unless the store has already made one. Repeating it changes nothing.
 *
 * @returns the number of keys that were new to the store
 */
export async function importRings(options: KeysOptions, rings: OldRings): Promise<number> {
  const context = keyContext(options);
  let imported = 0;
  for (const [lineage, ring] of Object.entries(rings)) {
    const rows = await options.db.selectFrom('keys').select(['id', 'version']).where('lineage', '=', lineage).execute();
    const known = new Set(rows.map(({ id }) => id));
    const last = Math.max(0, ...rows.map(({ version }) => version));
    // A ring names its current key first; in the store the current key has the highest version.
    const missing = [...ring.byId.values()].filter(({ id }) => !known.has(id)).reverse();
    const keys = missing.map((key, index) => ({
      lineage,
      version: last + 1 + index,
      // Before every key that the store has made, and in their order.
      usableFrom: new Date(last + index).toISOString(),
      imported: key,
    }));
    if (keys.length > 0) await makeKeys(context, keys);
    imported += keys.length;
  }
  return imported;
}
