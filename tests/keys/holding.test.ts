import { setTimeout as sleep } from 'node:timers/promises';
import { createCache } from '../../record/keys/cache';
import { replaceVersion } from '../../record/keys/rotation/versions';
import { openKeyStore } from '../../record/keys/store';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { instant } from '../../shared/domain/time';
import { startProxy } from '../api/support/proxy';
import { createTestKeys, type TestKeys } from '../setup/keys';
import { meansOf } from './means';

describe('what a process holds of the key store', () => {
  const lineage = 'seal/case:1/identity/standard';
  let store: TestKeys;

  beforeAll(async () => {
    store = await createTestKeys();
  });
  afterAll(() => store.drop());

  test('serves it while the store is away, and what it does not hold is unavailable', async () => {
    const url = new URL(store.url);
    const proxy = await startProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    const db = openKeyStore(url.href);
    const keys = store.another({ db });
    const held = await keys.current([lineage]);
    const { id } = held.get(lineage)!;
    await proxy.cut();
    expect(await keys.current([lineage])).toEqual(held);
    expect((await keys.byId([id])).get(id)).toEqual(held.get(lineage));
    await expect(keys.current([lineage, 'page'])).rejects.toThrow(RecordUnavailable);
    await expect(keys.byId([id, 'other'])).rejects.toThrow(RecordUnavailable);
    await proxy.mend();
    expect((await keys.current([lineage, 'page'])).size).toBe(2);
    await db.destroy();
    await proxy.cut();
  });

  test('is gone a while after the key was destroyed, and the next one of the lineage is another', async () => {
    const keys = store.another({ lastsMs: 3_000 });
    const before = (await keys.current([lineage])).get(lineage)!;
    const gone = { wrapped: null, destroyed_at: new Date().toISOString() };
    await store.db.updateTable('keys').set(gone).where('id', '=', before.id).execute();
    expect((await keys.byId([before.id])).get(before.id)).toEqual(before);
    await sleep(3_100);
    expect(await keys.byId([before.id])).toEqual(new Map());
    const after = (await keys.current([lineage])).get(lineage)!;
    expect(after.version).toBe(before.version + 1);
    expect(after.secret).not.toEqual(before.secret);
  });

  test('is the newest key of what is sealed, also where the clock stands behind the one that made it', async () => {
    const [anHourAgo, behind] = [3_600_000, 600_000].map((ms) => instant(Date.now() - ms));
    const lineages = ['seal/case:behind/identity/standard', 'payload'];
    const before = await store.another({ now: () => anHourAgo! }).current(lineages);
    for (const lineage of lineages) await replaceVersion(meansOf(store), lineage, instant(Date.now()), 60_000);
    const after = await store.another({ now: () => behind! }).current(lineages);
    expect(lineages.map((each) => after.get(each)?.version)).toEqual([2, 1]);
    expect(after.get('payload')).toEqual(before.get('payload'));
  });

  test('is asked for once, however many keys there are', async () => {
    const lineages = Array.from({ length: 50 }, (_, index) => `seal/case:${index}/identity/standard`);
    const ids = [...(await store.keys.current(lineages)).values()].map(({ id }) => id);
    const asked: string[] = [];
    const counting = store.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const keys = store.another({ db: counting });
    expect((await keys.byId(ids)).size).toBe(50);
    // One for the keys, and one for the wrap key.
    expect(asked).toEqual(['SelectQueryNode', 'SelectQueryNode']);
    expect((await keys.byId(ids)).size).toBe(50);
    expect(asked).toHaveLength(2);
  });

  test('is bounded: what was not asked for longest goes first', () => {
    const cache = createCache<object>({ most: 2, lastsMs: 60_000 });
    const [a, b, c] = [{ of: 'a' }, { of: 'b' }, { of: 'c' }];
    cache.set('a', a);
    cache.set('b', b);
    expect(cache.get('a')).toBe(a);
    cache.set('c', c);
    expect(['a', 'b', 'c'].map((name) => cache.get(name))).toEqual([a, undefined, c]);
  });

  test('is let go of when its time is over, also where nobody asks for it again', async () => {
    const cache = createCache<object>({ most: 10, lastsMs: 50 });
    cache.set('a', {});
    cache.set('b', {});
    expect(cache.size).toBe(2);
    await sleep(120);
    expect(cache.size).toBe(0);
    expect(cache.get('a')).toBeUndefined();
  });
});
