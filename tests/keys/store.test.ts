import { createTestKeys, type TestKeys } from '../setup/keys';

describe('the key store', () => {
  let store: TestKeys;

  beforeAll(async () => {
    store = await createTestKeys();
  });
  afterAll(() => store.drop());

  test('makes a key at the first use of a lineage, and gives the same to everybody', async () => {
    const lineages = ['seal/case:1/identity/case', 'page'];
    const [ours, theirs] = await Promise.all([store.keys.current(lineages), store.another().current(lineages)]);
    expect([...ours.keys()].sort()).toEqual([...lineages].sort());
    expect(ours).toEqual(theirs);
    const key = ours.get('page')!;
    expect(key).toMatchObject({ lineage: 'page', version: 1 });
    expect(key.secret).toHaveLength(32);
    expect(key.id).toMatch(/^[0-9a-f]{32}$/);
    expect(ours.get('seal/case:1/identity/case')!.id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await store.another().byId([key.id, 'unknown'])).get(key.id)).toEqual(key);
    expect(await store.keys.versions('page')).toEqual([key]);
  });

  test('holds no secret in clear', async () => {
    const secret = (await store.keys.current(['payload'])).get('payload')!.secret;
    const rows = await store.db.selectFrom('keys').select('wrapped').execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { wrapped } of rows) expect(wrapped!.includes(secret)).toBe(false);
  });

  test('refuses a key in the place of another', async () => {
    const keys = await store.keys.current(['find', 'request']);
    const [find, request] = [keys.get('find')!, keys.get('request')!];
    const row = await store.db.selectFrom('keys').selectAll().where('id', '=', find.id).executeTakeFirstOrThrow();
    const moved = { wrapped: row.wrapped };
    await store.db.updateTable('keys').set(moved).where('id', '=', request.id).execute();
    await expect(store.another().byId([request.id])).rejects.toMatchObject({
      name: 'KeyStoreError',
      fault: 'key_altered',
    });
  });
});
