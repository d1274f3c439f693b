import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { emptyFrontier, extend, packFrontier, rootOf, unpackFrontier } from '../../record/tree/merkle';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 9162, 2.1.1, transcribed. */
function naiveRoot(entries: readonly Buffer[]): Buffer {
  if (entries.length === 0) return sha256();
  if (entries.length === 1) return sha256(Buffer.of(0), entries[0]!);
  let split = 1;
  while (split * 2 < entries.length) split *= 2;
  return sha256(Buffer.of(1), naiveRoot(entries.slice(0, split)), naiveRoot(entries.slice(split)));
}

const someEntries = fc.array(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  { maxLength: 70 },
);
const rootOfAll = (entries: readonly Buffer[]): Buffer => rootOf(extend(emptyFrontier, entries));

/** Eight inputs and roots: test vectors that implementations of Certificate Transparency share. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

it('gives the roots that others give', () => {
  const entries = inputs.map((hex) => Buffer.from(hex, 'hex'));
  for (const [index, root] of roots.entries()) {
    expect(rootOfAll(entries.slice(0, index + 1)).toString('hex')).toBe(root);
  }
  expect(rootOfAll([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('grows to the root that the definition gives, in whatever batches', () => {
  fc.assert(
    fc.property(someEntries, fc.integer({ min: 1, max: 9 }), (entries, batch) => {
      let frontier = emptyFrontier;
      for (let at = 0; at < entries.length; at += batch) {
        frontier = extend(frontier, entries.slice(at, at + batch));
        frontier = unpackFrontier(frontier.size, packFrontier(frontier));
      }
      expect(frontier.size).toBe(entries.length);
      expect(rootOf(frontier)).toEqual(naiveRoot(entries));
    }),
  );
});

it('keeps no more of a tree than the logarithm of its size', () => {
  const frontier = extend(
    emptyFrontier,
    Array.from({ length: 1_000 }, () => Buffer.alloc(32)),
  );
  expect(frontier.subtrees).toHaveLength(6); // 1000 is 1111101000 in binary
  expect(() => unpackFrontier(1_001, packFrontier(frontier))).toThrow('7 complete subtrees');
});
