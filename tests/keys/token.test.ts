import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createKeys } from '../../record/keys/keys';
import { joinRoots } from '../../record/keys/root';
import { makeTokenRoot, openTokenRoot } from '../../record/keys/token-root';
import { createTestKeys } from '../setup/keys';

/** Debian's softhsm2 (apt-get install softhsm2), as .ci/run installs it. */
const library = '/usr/lib/softhsm/libsofthsm2.so';
const isInstalled = existsSync(library);
if (!isInstalled) console.error(`NOT TESTED: root keys in a token. ${library} is missing: apt-get install softhsm2`);

test('softhsm2 is there where everything must be shown', () => {
  expect(isInstalled || !process.env['CI']).toBe(true);
});

(isInstalled ? describe : describe.skip)('root keys in a token', () => {
  const place = { module: library, token: `token-${randomUUID()}`.slice(0, 32), pin: '271828' };
  const about = ['throughcare/wrap/v1', 'wrap', 1];
  const secret = randomBytes(32);

  beforeAll(() => {
    const init = ['--init-token', '--free', '--label', place.token, '--so-pin', '314159', '--pin', place.pin];
    execFileSync('softhsm2-util', init, { stdio: 'ignore' });
    makeTokenRoot(place, 'root-1');
    makeTokenRoot(place, 'root-2');
  });
  const open = (label: string) => openTokenRoot({ ...place, label }, randomBytes);

  test('wrap a secret anew each time and open it again', async () => {
    const root = open('root-1');
    const wrapped = [await root.wrap(secret, about), await root.wrap(secret, about)];
    expect(wrapped[0]).not.toEqual(wrapped[1]);
    for (const each of wrapped) {
      expect(each).toHaveLength(12 + 32 + 16);
      expect(await root.unwrap('root-1', each, about)).toEqual(secret);
    }
  });

  test('follow one another: one wraps, each opens its own', async () => {
    const before = await open('root-1').wrap(secret, about);
    const next = open('root-2');
    expect(next.id).toBe('root-2');
    expect(await next.unwrap('root-1', before, about)).toEqual(secret);
    await expect(next.unwrap('root-3', before, about)).rejects.toMatchObject({
      fault: 'root_key_of_another',
      message: 'the key store is wrapped under the root key root-3, and the root key at hand is root-2',
    });
  });

  test('refuse what was altered, or wrapped about something else', async () => {
    const root = open('root-1');
    const wrapped = await root.wrap(secret, about);
    const wrong = { fault: 'root_key_wrong' };
    await expect(root.unwrap('root-1', wrapped, [...about, 'else'])).rejects.toMatchObject(wrong);
    wrapped[20]! ^= 1;
    await expect(root.unwrap('root-1', wrapped, about)).rejects.toMatchObject(wrong);
  });

  test('say what is missing', () => {
    const opening = (changes: object) => () => openTokenRoot({ ...place, label: 'root-1', ...changes }, randomBytes);
    expect(opening({ label: 'root-9' })).toThrow('the token has no AES key with the label root-9');
    expect(opening({ token: 'other' })).toThrow(`the PKCS#11 library ${library} knows no token other`);
    expect(opening({ module: '/nowhere.so' })).toThrow('the PKCS#11 library /nowhere.so cannot be loaded');
    expect(opening({ pin: '0000' })).toThrow(`the token ${place.token} refuses the PIN`);
    expect(() => makeTokenRoot(place, 'root-1')).toThrow('the token has a key with the label root-1 already');
  });

  test('open a key store, also one that a file opened before', async () => {
    const store = await createTestKeys();
    try {
      const made = await store.keys.current(['payload']);
      const root = joinRoots(open('root-1'), store.root);
      const { db } = store;
      const keys = createKeys({ db, root, now: () => new Date().toISOString(), newId: randomUUID, randomBytes });
      expect(await keys.current(['payload'])).toEqual(made);
      await db.deleteFrom('keys').execute();
      await db.deleteFrom('wraps').execute();
      await store.another({ root: open('root-1') }).current(['payload']);
      expect(await db.selectFrom('wraps').select('root_id').execute()).toEqual([{ root_id: 'root-1' }]);
    } finally {
      await store.drop();
    }
  });
});
