import { openRing, type LiveRing } from '../../record/keys/ring';
import type { Keys } from '../../record/keys/types';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { createTestKeys, type TestKeys } from '../setup/keys';

describe('a live ring', () => {
  let store: TestKeys;
  const rings: LiveRing[] = [];
  const open = async (keys: Keys, everyMs = 60_000): Promise<LiveRing> => {
    const ring = await openRing(keys, 'payload', { everyMs });
    rings.push(ring);
    return ring;
  };

  beforeAll(async () => {
    store = await createTestKeys({ lastsMs: 0 });
  });
  afterEach(() => {
    for (const ring of rings.splice(0)) ring.close();
  });
  afterAll(() => store.drop());

  test('has a key from the first moment, the same in every process', async () => {
    const [one, another] = await Promise.all([open(store.keys), open(store.another())]);
    expect(one.current).toEqual(another.current);
    expect([...one.byId.keys()]).toEqual([one.current.id]);
  });

  test('hears of what came since when it is asked to, and by itself', async () => {
    const asked = await open(store.keys);
    const patient = await open(store.keys, 30);
    const first = asked.current.id;
    await store.db.updateTable('keys').set({ version: 7, id: 'renamed' }).where('id', '=', first).execute();
    await store.db.deleteFrom('keys').where('id', '=', 'renamed').execute();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await asked.refresh();
    expect(asked.current.id).not.toBe(first);
    expect(patient.current.id).toBe(asked.current.id);
  });

  test('is opened while the store is away, says so to who asks it, and is there once the store is', async () => {
    const away = { isAway: true };
    const fail = async (): Promise<never> => {
      throw new RecordUnavailable('away');
    };
    const keys: Keys = {
      ...store.keys,
      current: (lineages) => (away.isAway ? fail() : store.keys.current(lineages)),
    };
    const ring = await open(keys, 20);
    expect(ring.trouble).toBeInstanceOf(RecordUnavailable);
    expect(() => ring.current).toThrow(RecordUnavailable);
    expect(() => ring.byId).toThrow(RecordUnavailable);
    away.isAway = false;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ring.current.secret).toHaveLength(32);
    expect(ring.trouble).toBeNull();
    away.isAway = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ring.trouble).toBeInstanceOf(RecordUnavailable);
    expect(ring.current.secret).toHaveLength(32);
  });
});
