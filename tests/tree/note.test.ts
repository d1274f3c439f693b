import { signNote, verifierKey } from '../../record/tree/note';
import { readCheckpoint, readVerifierKey, checkSignature } from '../../record/verify/note';

// The example in the documentation of Go's package golang.org/x/mod/sumdb/note, which defines the format.
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const signer = { name: 'PeterNeumann', seed };
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

it('signs as others do', () => {
  expect(signNote(text, signer)).toBe(
    `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`,
  );
  expect(verifierKey(signer)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
});

const origin = 'throughcare/0198a3c4-0000-7000-8000-00000000000a/events';
const body = `${origin}\n5\n${Buffer.alloc(32, 1).toString('base64')}\n`;
const log = { name: origin, seed };
const keys = [readVerifierKey(verifierKey(log))!];

it('is read and checked by the verifier', () => {
  const checkpoint = readCheckpoint(signNote(body, log))!;
  expect(checkpoint).toMatchObject({ origin, tree: 'events', size: 5, root: '01'.repeat(32) });
  expect(checkSignature(checkpoint, keys)).toBe('signed');
  expect(checkSignature(checkpoint, [])).toBe('unknown');
  expect(checkSignature({ ...checkpoint, text: body.replace('5', '6') }, keys)).toBe('forged');
});

it('may carry signatures of witnesses besides', () => {
  const witness = { name: 'witness.example', seed: Buffer.alloc(32, 3) };
  const note = `${signNote(body, log)}${signNote(body, witness).split('\n\n')[1]!}`;
  expect(checkSignature(readCheckpoint(note)!, keys)).toBe('signed');
});

it.each([
  ['no signature', body],
  ['a size with a leading zero', signNote(body.replace('\n5\n', '\n05\n'), log)],
  ['a root that is no hash', signNote(`${origin}\n5\nAAAA\n`, log)],
  ['another origin', signNote(body.replace('throughcare', 'elsewhere'), log)],
  ['something behind the signature', `${signNote(body, log)}and more\n`],
])('is none with %s', (_, note) => {
  expect(readCheckpoint(note)).toBeNull();
});

it.each([
  '',
  'a+b',
  keys[0]!.name,
  verifierKey(log).replace('+', '+0'),
  verifierKey({ ...log, name: 'x' }).replace('x', 'y'),
])('takes %j for no key', (key) => {
  expect(readVerifierKey(key)).toBeNull();
});
