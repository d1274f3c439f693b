import { randomBytes, randomUUID } from 'node:crypto';
import { importRings } from '../../record/keys/importing';
import { openRing } from '../../record/keys/ring';
import type { KeyRing, SecretKey } from '../../shared/platform/config';
import { createTestKeys, type TestKeys } from '../setup/keys';

const ringOf = (...ids: readonly [string, ...string[]]): KeyRing => {
  const keys = ids.map((id): SecretKey => ({ id, secret: randomBytes(32) }));
  return { current: keys[0]!, byId: new Map(keys.map((key) => [key.id, key])) };
};

describe('rings from before the key store', () => {
  let store: TestKeys;

  beforeEach(async () => {
    store = await createTestKeys({ lastsMs: 0 });
  });
  afterEach(() => store.drop());

  const take = (rings: Parameters<typeof importRings>[1]): Promise<number> => {
    const { db, root } = store;
    return importRings({ db, root, now: () => new Date().toISOString(), newId: randomUUID, randomBytes }, rings);
  };
  const read = async (lineage: 'payload' | 'link') => {
    const ring = await openRing(store.another(), lineage);
    ring.close();
    return ring;
  };

  test('keep their ids, their secrets and the one in use, and are taken once', async () => {
    // The two rings chose their key ids independently.
    const [payload, link] = [ringOf('k2', 'k1'), ringOf('k2', 'old')];
    expect(await take({ payload, link })).toBe(4);
    expect(await take({ payload, link })).toBe(0);
    for (const [lineage, before] of [
      ['payload', payload],
      ['link', link],
    ] as const) {
      const { current, byId } = await read(lineage);
      expect(current).toMatchObject(before.current);
      expect([...byId.keys()].sort()).toEqual([...before.byId.keys()].sort());
      for (const [id, key] of before.byId) expect(byId.get(id)!.secret).toEqual(key.secret);
    }
  });

  test('do not take the place of a key that the store has made meanwhile', async () => {
    const made = (await store.keys.current(['link'])).get('link')!;
    expect(await take({ link: ringOf('k2', 'k1') })).toBe(2);
    const { current, byId } = await read('link');
    expect(current.id).toBe(made.id);
    expect([...byId.keys()]).toEqual([made.id, 'k2', 'k1']);
  });
});
