import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { openFileRoot } from '../../record/keys/file-root';
import type { KeysOptions } from '../../record/keys/context';
import { createKeys } from '../../record/keys/keys';
import { migrateKeys } from '../../record/keys/migrations';
import type { RootKeys } from '../../record/keys/root';
import type { KeyStore } from '../../record/keys/schema';
import { openKeyStore } from '../../record/keys/store';
import type { Keys } from '../../record/keys/types';
import { instant } from '../../shared/domain/time';
import { createDatabase } from './database';

/** A key store on a database of its own, under the root key of the run. */
export interface TestKeys {
  readonly keys: Keys;
  readonly url: string;
  readonly db: Kysely<KeyStore>;
  readonly root: RootKeys;
  /** The value of ROOT_KEY_FILE. */
  readonly rootFile: string;
  /** The environment of each kind of process. */
  readonly environments: Readonly<Record<'api' | 'worker' | 'keeper', KeyEnvironment>>;
  /** The keys in another process, which shares only the store. */
  another(changes?: Partial<KeysOptions>): Keys;
  /** Closes this process's connections; the database remains. */
  leave(): Promise<void>;
  drop(): Promise<void>;
}

export interface KeyEnvironment extends Record<string, string> {
  readonly KEYS_DATABASE_URL: string;
  readonly ROOT_KEY_FILE: string;
}

/** @param template a key store to copy, made by {@link createTestKeys} in this run */
export async function createTestKeys(changes: Partial<KeysOptions> = {}, template?: string): Promise<TestKeys> {
  const database = await createDatabase(template);
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-keys-'));
  const rootFile = join(folder, 'root.key');
  writeFileSync(rootFile, rootKeyOfRun(), { mode: 0o600 });
  const db = openKeyStore(database.url);
  if (template === undefined) await migrateKeys(db, { environment: 'test' });
  const root = openFileRoot(rootFile, randomBytes);
  const common = { db, root, now: () => instant(Date.now()), newId: randomUUID, randomBytes, ...changes };
  const urls = await database.urlAs('throughcare_keys_api', 'throughcare_keys_worker', 'throughcare_keys_keeper');
  const [api, worker, keeper] = urls.map((url) => ({ KEYS_DATABASE_URL: url, ROOT_KEY_FILE: rootFile }));
  const leave = async (): Promise<void> => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  };
  return {
    db,
    root,
    rootFile,
    url: database.url,
    environments: { api: api!, worker: worker!, keeper: keeper! },
    keys: createKeys(common),
    another: (different) => createKeys({ ...common, ...different }),
    leave,
    async drop() {
      await leave();
      await database.drop();
    },
  };
}

/** A line of a root key file. */
export function rootKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}\n`;
}

/** One for all processes of a run, since a copy of a key store opens with the root key of the original. */
function rootKeyOfRun(): string {
  return (process.env['TEST_ROOT_KEY'] ??= rootKey('dev-root'));
}
