import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enclose, type Envelope } from '../../record/log/envelope';
import { commitmentOf } from '../../record/sealing/commitment';
import { signNote, verifierKey } from '../../record/tree/note';
import { readCheckpoint, readVerifierKey } from '../../record/verify/note';
import { verifyLog } from '../../record/verify/verify';

/** The worked example of docs/record-format.md, recomputed from its own text and by the product's code. */
const text = readFileSync(join(__dirname, '../../docs/record-format.md'), 'utf8');
const blocks = new Map(
  [...text.matchAll(/^```\w+ (\w+)\n(.*?)\n```$/gms)].map(([, name, block]) => [name!, block!] as const),
);
const block = (name: string): string => blocks.get(name) ?? '';
const bytes = (name: string): Buffer => Buffer.from(block(name), 'hex');
const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

it('commits to the body under its salt', () => {
  expect(sha256(bytes('salt'), block('body'))).toBe(block('commitment'));
  expect(commitmentOf(bytes('salt'), block('body'))).toBe(block('commitment'));
  expect(JSON.parse(block('envelope'))).toMatchObject({ content: block('commitment') });
});

it('hashes the envelope', () => {
  expect(sha256('throughcare/event/v1\n', block('envelope'))).toBe(block('hash'));
  const { text: written, hash } = enclose(JSON.parse(block('envelope')) as Envelope);
  expect([written, hash.toString('hex')]).toEqual([block('envelope'), block('hash')]);
});

it('makes a tree of two leaves', () => {
  const leaves = [bytes('hash'), bytes('second')].map((hash) => sha256(Buffer.of(0), hash));
  expect(leaves.join('\n')).toBe(block('leaves'));
  const [left, right] = leaves.map((leaf) => Buffer.from(leaf, 'hex'));
  expect(sha256(Buffer.of(1), left!, right!)).toBe(block('root'));
});

it('signs a checkpoint', () => {
  const [origin] = block('checkpoint').split('\n');
  const signer = { name: origin!, seed: Buffer.alloc(32, 0x2a) };
  const signed = `${origin}\n2\n${bytes('root').toString('base64')}\n`;
  expect(verifierKey(signer)).toBe(block('key'));
  expect(signNote(signed, signer)).toBe(`${block('checkpoint')}\n`);
});

it('is an export that the verifier finds to match the checkpoint', async () => {
  const groups = async function* () {
    yield block('export').split('\n');
  };
  const kept = [{ file: 'kept', checkpoint: readCheckpoint(block('checkpoint'))! }];
  const verdict = await verifyLog(groups(), { keys: [readVerifierKey(block('key'))!], checkpoints: kept });
  expect(verdict).toMatchObject({ findings: [], events: 2, checkpoints: 1, unsigned: 0 });
});

it('lists every member of an envelope', () => {
  const told = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  const [, , second] = block('export').split('\n');
  const { envelope } = JSON.parse(second!);
  expect(told).toEqual(Object.keys(JSON.parse(envelope)));
});
