import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { openFileRoot } from '../../record/keys/file-root';
import { findDue, rotate, RotationRuns } from '../../record/keys/rotation';
import { instant } from '../../shared/domain/time';
import { createTestKeys, rootKey, type TestKeys } from '../setup/keys';
import { meansOf } from './means';

const lineages = ['payload', 'page', 'seal/case:1/identity/case', 'seal/case:2/identity/case'];

describe('replacing the wrap key', () => {
  let store: TestKeys;
  let before: Awaited<ReturnType<TestKeys['keys']['current']>>;

  beforeEach(async () => {
    store = await createTestKeys();
    before = await store.keys.current(lineages);
  });
  afterEach(() => store.drop());

  const wraps = () =>
    store.db.selectFrom('wraps').select(['version', 'root_id', 'living']).orderBy('version').execute();

  test('leaves every key unchanged under another wrap key, and destroys the old one', async () => {
    const means = meansOf(store);
    await rotate(means, [{ kind: 'wrap' }]);
    expect(means.steps).toEqual([
      'wrap key 2 is made',
      '4 keys are wrapped with wrap key 2',
      'wrap key 1 is destroyed',
    ]);
    expect(await store.another().current(lineages)).toEqual(before);
    expect(await wraps()).toEqual([
      { version: 1, root_id: 'dev-root', living: false },
      { version: 2, root_id: 'dev-root', living: true },
    ]);
  });

  test('goes on beside a process that has not heard of it, and loses nothing that it makes', async () => {
    const made: Promise<unknown>[] = [];
    const unaware = store.keys;
    const onStep = (): unknown => made.push(unaware.current([`seal/case:${made.length + 10}/identity/case`]));
    await rotate(meansOf(store, { onStep }), [{ kind: 'wrap' }]);
    await unaware.current(['seal/case:99/identity/case']);
    await Promise.all(made);
    const all = [10, 11, 12, 99].map((id) => `seal/case:${id}/identity/case`);
    const fresh = await store.another().current([...lineages, ...all]);
    expect(new Map([...(await unaware.current(lineages)), ...(await unaware.current(all))])).toEqual(fresh);
    // Even the key that was made last is under the current wrap key.
    expect((await wraps()).filter(({ living }) => living)).toHaveLength(1);
  });

  test('can be broken off after each step, and is carried on without a second new key', async () => {
    let runs = 0;
    for (let isDone = false; !isDone; runs += 1) {
      const breakOff = (step: string): never => {
        throw new Error(step);
      };
      const means = meansOf(store, { onStep: breakOff });
      isDone = await rotate(means, [{ kind: 'wrap' }]).then(
        () => true,
        () => false,
      );
      expect(await store.another().current(lineages)).toEqual(before);
      if (!isDone) expect(await findDue(means, 30)).toEqual([{ kind: 'wrap' }]);
    }
    expect(runs).toBe(4);
    expect((await wraps()).map(({ living }) => living)).toEqual([false, true]);
    expect(await findDue(meansOf(store), 30)).toEqual([]);
  });

  test('is due after so many days', async () => {
    const in29 = meansOf(store, { now: () => instant(Date.now() + 29 * 86_400_000) });
    const in31 = meansOf(store, { now: () => instant(Date.now() + 31 * 86_400_000) });
    expect(await findDue(in29, 30)).toEqual([]);
    expect(await findDue(in31, 30)).toEqual([{ kind: 'wrap' }]);
    expect(await findDue(in29, 7)).toEqual([{ kind: 'wrap' }]);
  });

  test('is for one at a time', async () => {
    const second = meansOf(store);
    const onStep = () => rotate(second, [{ kind: 'wrap' }]);
    await expect(rotate(meansOf(store, { onStep }), [{ kind: 'wrap' }])).rejects.toThrow(RotationRuns);
  });

  test('destroys no wrap key that a key still needs', async () => {
    const destroy = store.db.updateTable('wraps').set({ wrapped: null, destroyed_at: '2026-01-01T00:00:00Z' });
    await expect(destroy.execute()).rejects.toMatchObject({ code: '23503' });
  });

  describe('under another root key', () => {
    test('needs no restart of what has the same file, and the old root key no more', async () => {
      const running = store.another({ lastsMs: 0 });
      await running.current(lineages);
      const old = readFileSync(store.rootFile, 'utf8');
      writeFileSync(store.rootFile, rootKey('dev-next') + old);
      const root = openFileRoot(store.rootFile, randomBytes);
      await rotate(meansOf(store, { root }), [{ kind: 'root' }]);
      expect(await wraps()).toEqual([{ version: 1, root_id: 'dev-next', living: true }]);
      expect(await running.current(lineages)).toEqual(before);
      writeFileSync(store.rootFile, readFileSync(store.rootFile, 'utf8').replace(old, ''));
      const alone = openFileRoot(store.rootFile, randomBytes);
      expect(await store.another({ root: alone }).current(lineages)).toEqual(before);
    });

    test('is broken off where the old one is missing, and nothing is changed', async () => {
      writeFileSync(store.rootFile, rootKey('dev-next'));
      const root = openFileRoot(store.rootFile, randomBytes);
      await expect(rotate(meansOf(store, { root }), [{ kind: 'root' }])).rejects.toMatchObject({
        fault: 'root_key_of_another',
        message: 'the key store is wrapped under the root key dev-root, and the root key at hand is dev-next',
      });
      expect(await wraps()).toEqual([{ version: 1, root_id: 'dev-root', living: true }]);
    });
  });
});
