import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { openKeysOf } from '../../record/keys/from-environment';
import type { OpenedKeys } from '../../record/keys/open';
import type { KeyStore } from '../../record/keys/schema';
import { createTestKeys, type TestKeys } from '../setup/keys';

describe('the logins of the key store', () => {
  let store: TestKeys;
  let api: OpenedKeys;
  let worker: OpenedKeys;
  let keeper: OpenedKeys;

  beforeAll(async () => {
    store = await createTestKeys();
    const open = (who: 'api' | 'worker' | 'keeper') =>
      openKeysOf({ ...store.environments[who], THROUGHCARE_ENV: 'test' });
    [api, worker, keeper] = [open('api'), open('worker'), open('keeper')];
  });
  afterAll(async () => {
    await Promise.all([api.close(), worker.close(), keeper.close()]);
    await store.drop();
  });

  const refused = { code: '42501' };
  const lineagesSeenBy = async (db: Kysely<KeyStore>): Promise<string[]> => {
    const rows = await db.selectFrom('keys').select('lineage').distinct().orderBy('lineage').execute();
    return rows.map(({ lineage }) => lineage);
  };

  test('make the first wrap key and whatever they need, and share it', async () => {
    const lineages = ['seal/case:1/identity/case', 'payload', 'page', 'request', 'find'];
    const theirs = await api.keys.current(lineages);
    expect(await worker.keys.current(lineages)).toEqual(theirs);
    expect(await store.keys.byId([theirs.get('find')!.id])).toEqual(
      new Map([[theirs.get('find')!.id, theirs.get('find')]]),
    );
  });

  test.each(['link', 'log-sign'] as const)(
    'keep %s from the API, which neither reads nor makes it',
    async (lineage) => {
      await expect(api.keys.current([lineage])).rejects.toMatchObject(refused);
      const key = (await worker.keys.current([lineage])).get(lineage)!;
      expect(await api.keys.versions(lineage)).toEqual([]);
      expect(await api.keys.byId([key.id])).toEqual(new Map());
      expect(await lineagesSeenBy(api.db)).not.toContain(lineage);
      expect(await lineagesSeenBy(worker.db)).toContain(lineage);
      await expect(api.keys.current([lineage])).rejects.toMatchObject(refused);
    },
  );

  test('let nobody but the keeper replace or destroy a key, and nobody take one away', async () => {
    for (const { db } of [api, worker]) {
      await expect(db.updateTable('keys').set({ version: 9 }).execute()).rejects.toMatchObject(refused);
      await expect(db.updateTable('wraps').set({ version: 9 }).execute()).rejects.toMatchObject(refused);
      const wrap = { id: 'theirs', version: 2, root_id: 'r', wrapped: randomBytes(60), created_at: '2026-01-01' };
      await expect(db.insertInto('wraps').values(wrap).execute()).rejects.toMatchObject(refused);
    }
    for (const { db } of [api, worker, keeper]) {
      await expect(db.deleteFrom('keys').execute()).rejects.toMatchObject(refused);
      await expect(sql`truncate keys`.execute(db)).rejects.toMatchObject(refused);
    }
    const touched = await keeper.db
      .updateTable('keys')
      .set({ lineage: sql`lineage` })
      .executeTakeFirst();
    expect(Number(touched.numUpdatedRows)).toBeGreaterThan(5);
  });
});
