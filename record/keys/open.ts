import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { instant } from '../../shared/domain/time';
import { createProbe } from '../postgres/probe';
import { createKeys } from './keys';
import { openRing, type LiveRing, type RingOptions } from './ring';
import type { RootKeys } from './root';
import { openRoots, type RootVariables } from './roots';
import type { KeyStore } from './schema';
import { openKeyStore } from './store';
import type { Keys, ServiceLineage } from './types';

/** The keys of a process, from its configuration. */
export interface OpenedKeys {
  readonly keys: Keys;
  readonly db: Kysely<KeyStore>;
  readonly root: RootKeys;
  ring(lineage: ServiceLineage): Promise<LiveRing>;
  /** Throws where the store does not answer, or the last read of a ring failed. */
  check(): Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the configured key store. The store may be unreachable; the root key must be present.
 * @throws KeyStoreError where the root key is missing
 */
export function openInstallationKeys(
  variables: RootVariables & { readonly KEYS_DATABASE_URL: string },
  options: RingOptions = {},
): OpenedKeys {
  const root = openRoots(variables, randomBytes);
  const db = openKeyStore(variables.KEYS_DATABASE_URL);
  const keys = createKeys({ db, root, now: () => instant(Date.now()), newId: randomUUID, randomBytes });
  const probe = createProbe(variables.KEYS_DATABASE_URL);
  const rings: LiveRing[] = [];
  return {
    keys,
    db,
    root,
    async ring(lineage) {
      const ring = await openRing(keys, lineage, options);
      rings.push(ring);
      return ring;
    },
    async check() {
      await probe.check();
      for (const { trouble } of rings) if (trouble) throw trouble;
    },
    async close() {
      for (const ring of rings) ring.close();
      await Promise.all([db.destroy(), probe.close()]);
    },
  };
}
