import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { seedDirectory } from '../../local/seed/directory';
import { openDatabase } from '../../record/postgres/database';
import type { KeysOptions } from '../../record/keys/context';
import type { Keys } from '../../record/keys/types';
import { migrate } from '../../record/postgres/migrations';
import { loadProgrammes } from '../../record/programmes/programmes';
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { Instant } from '../../shared/domain/time';
import { createDatabase, templatesOf, type TestDatabase } from './database';
import { createTestSealing, type TestSealing } from './sealing';

/** A migrated record on a database of its own, and its key store. */
export interface TestStores {
  readonly database: TestDatabase;
  readonly sealing: TestSealing;
}

/** Fills an empty record with the initial rows of a test: always the same, without reading a clock. */
export type Fill = (record: {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly seals: Seals;
}) => Promise<void>;

/** Adds nothing to the migrated record. */
export const empty: Fill = async () => undefined;

/** Changes the issuer of the made-up people's accounts. */
export async function signInAt(db: Kysely<Database>, issuer: string): Promise<void> {
  await db.updateTable('people').set({ issuer }).execute();
}

/** Copies of a record and its key store, migrated and filled once per run under `name` (an identifier). */
export async function createRecord(
  name: string,
  fill: Fill,
  keyOptions: Partial<KeysOptions> = {},
): Promise<TestStores> {
  const templates = await templatesOf(name, ['record', 'keys'], async () => {
    const [database, sealing] = await Promise.all([createDatabase(), createTestSealing()]);
    const db = openDatabase(database.url, { poolSize: 4 });
    await migrate(db, { environment: 'test', means: sealing.means });
    await fill({ db, keys: sealing.keys, seals: sealing.seals });
    await db.destroy();
    await sealing.leave();
    return { record: database.url, keys: sealing.url };
  });
  const [database, sealing] = await Promise.all([
    createDatabase(templates.record),
    createTestSealing('test', keyOptions, templates.keys),
  ]);
  return { database, sealing };
}

/**
 * A copy of a record with the shipped programmes and the made-up directory of the local stack, whose people are vetted
 * and accredited until four years after `now`.
 */
export function createMadeUp(now: Instant = '2026-01-01T00:00:00.000Z'): Promise<TestStores> {
  return createRecord(`made_up_${now.slice(0, 4)}`, async ({ db, seals }) => {
    await loadProgrammes(db, join(__dirname, '../../programmes'));
    await seedDirectory({ db, seals }, 'https://issuer.example', now);
  });
}
