import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../local/demo/waiting';
import { openRing, type LiveRing } from '../../record/keys/ring';
import { rotate } from '../../record/keys/rotation';
import { readAsked } from '../../record/keys/rotation/asked';
import { destroyReplaced } from '../../record/keys/rotation/versions';
import { createTestKeys, type TestKeys } from '../setup/keys';
import { heldMs, meansOf } from './means';

describe('replacing the key of a service', () => {
  let store: TestKeys;
  let rings: readonly LiveRing[];

  beforeEach(async () => {
    store = await createTestKeys({ lastsMs: heldMs });
    const open = () => openRing(store.another(), 'page', { everyMs: 50 });
    rings = [await open(), await open()];
  });
  afterEach(async () => {
    for (const ring of rings) ring.close();
    await store.drop();
  });

  test('every process knows the new key before one uses it, and none is restarted', async () => {
    const [before] = rings.map(({ current }) => current);
    // Long enough for two rings that read at a pace of their own.
    await rotate(meansOf(store, { aheadMs: 5_000 }), [{ kind: 'service', lineage: 'page' }]);
    await until('both to know the new key', 60, async () => rings.every(({ byId }) => byId.size === 2), 50);
    for (const { current, byId } of rings) {
      expect(current).toEqual(before);
      expect(byId.size).toBe(2);
    }
    await until('both to use it', 60, async () => rings.every(({ current }) => current.id !== before!.id));
    const [one, other] = rings.map(({ current }) => current);
    expect(one).toEqual(other);
    expect(one!.id).not.toBe(before!.id);
    for (const { byId } of rings) expect(byId.get(before!.id)).toEqual(before);
  });

  test('the old key is destroyed when that is asked for, and never the one in use', async () => {
    const before = rings[0]!.current.id;
    const means = meansOf(store, { aheadMs: 0, settleMs: 3_000 });
    await expect(destroyReplaced(means, 'page', before)).rejects.toThrow(`the key ${before} of page is in use`);
    await rotate(means, [{ kind: 'service', lineage: 'page' }]);
    await expect(destroyReplaced(means, 'page', before)).rejects.toThrow('is in use, or was a moment ago');
    await sleep(3_300);
    await destroyReplaced(means, 'page', before);
    await expect(destroyReplaced(means, 'page', before)).rejects.toThrow(`page has no living key ${before}`);
    await until('both to have forgotten it', 60, async () => rings.every(({ byId }) => !byId.has(before)));
    for (const { byId, current } of rings) {
      expect(byId.has(before)).toBe(false);
      await expect(destroyReplaced(means, 'page', current.id)).rejects.toThrow('is in use');
    }
  });
});

describe('what keys:rotate is asked', () => {
  test('is read from its options', () => {
    expect(readAsked(['--wrap', '--seal', 'case:1', '--seal', 'staff:2', '--service', 'find', '--due'])).toEqual({
      scopes: [
        { kind: 'wrap' },
        { kind: 'seal', owner: 'case:1' },
        { kind: 'seal', owner: 'staff:2' },
        { kind: 'service', lineage: 'find' },
      ],
      due: true,
      destroy: null,
    });
    expect(readAsked(['--destroy', 'link/k1'])).toMatchObject({ destroy: { lineage: 'link', id: 'k1' } });
  });

  test('is all but the key that signs the log, where it is everything', () => {
    const { scopes } = readAsked(['--all']);
    expect(scopes.map((scope) => ('lineage' in scope ? scope.lineage : scope.kind))).toEqual([
      ...['root', 'wrap', 'seals', 'payload', 'find', 'link', 'page', 'request', 'pin-pepper'],
    ]);
  });

  test.each([[[]], [['--nothing']], [['wrap']], [['--service', 'seal']], [['--destroy', 'x/y']]])(
    'is refused where it is unclear: %j',
    (args) => {
      expect(() => readAsked(args)).toThrow();
    },
  );
});
