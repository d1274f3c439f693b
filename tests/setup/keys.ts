import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { openFileRoot } from '../../record/keys/file-root';
import { createKeys, type KeysOptions } from '../../record/keys/keys';
import { migrateKeys } from '../../record/keys/migrations';
import type { RootKeys } from '../../record/keys/root';
import type { KeyStore } from '../../record/keys/schema';
import { openKeyStore } from '../../record/keys/store';
import type { Keys } from '../../record/keys/types';
import { instant } from '../../shared/domain/time';
import { createDatabase } from './database';

/** A key store on a database of its own, under a root key of its own. */
export interface TestKeys {
  readonly keys: Keys;
  readonly url: string;
  readonly db: Kysely<KeyStore>;
  readonly root: RootKeys;
  /** What a process names in ROOT_KEY_FILE. */
  readonly rootFile: string;
  /** What a process of each kind finds in its environment. */
  readonly environments: Readonly<Record<'api' | 'worker' | 'keeper', KeyEnvironment>>;
  /** The keys as another process has them: nothing is shared but the store. */
  another(changes?: Partial<KeysOptions>): Keys;
  drop(): Promise<void>;
}

export interface KeyEnvironment extends Record<string, string> {
  readonly KEYS_DATABASE_URL: string;
  readonly ROOT_KEY_FILE: string;
}

export async function createTestKeys(changes: Partial<KeysOptions> = {}): Promise<TestKeys> {
  const database = await createDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-keys-'));
  const rootFile = join(folder, 'root.key');
  writeFileSync(rootFile, rootKey('dev-root'), { mode: 0o600 });
  const db = openKeyStore(database.url);
  await migrateKeys(db, { environment: 'test' });
  const root = openFileRoot(rootFile, randomBytes);
  const common = { db, root, now: () => instant(Date.now()), newId: randomUUID, randomBytes, ...changes };
  const environment = async (role: string): Promise<KeyEnvironment> => ({
    KEYS_DATABASE_URL: await database.urlAs(`throughcare_keys_${role}`),
    ROOT_KEY_FILE: rootFile,
  });
  const [api, worker, keeper] = [await environment('api'), await environment('worker'), await environment('keeper')];
  return {
    ...{ db, root, rootFile, url: database.url, environments: { api, worker, keeper } },
    keys: createKeys(common),
    another: (different) => createKeys({ ...common, ...different }),
    async drop() {
      await db.destroy();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A line of a root key file. */
export function rootKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}\n`;
}
