import { createHash } from 'node:crypto';

/** SHA-256, as 32 bytes. */
export type Hash = Buffer;

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

/** The hash of a leaf (RFC 9162, 2.1.1); `entry` is an element of the tree, here the hash of an event or a batch. */
function hashLeaf(entry: Uint8Array): Hash {
  return createHash('sha256').update(leafPrefix).update(entry).digest();
}

/** The hash of a node over its two children (RFC 9162, 2.1.1). */
function hashNode(left: Uint8Array, right: Uint8Array): Hash {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

/**
 * The part of a tree that is needed to grow it: its size, and the roots of its complete subtrees, the largest first,
 * one for each bit that is set in the size.
 */
export interface Frontier {
  readonly size: number;
  readonly subtrees: readonly Hash[];
}

export const emptyFrontier: Frontier = { size: 0, subtrees: [] };

/** Appends entries to the tree. Each costs as many nodes as subtrees become complete, at most log2 of the size. */
export function extend({ size, subtrees }: Frontier, entries: Iterable<Uint8Array>): Frontier {
  const grown = [...subtrees];
  let leaves = size;
  for (const entry of entries) {
    let hash = hashLeaf(entry);
    // Every trailing one bit of the size is a complete subtree, as large as the one being added.
    for (let rest = leaves; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = hashNode(grown.pop() as Hash, hash);
    grown.push(hash);
    leaves += 1;
  }
  return { size: leaves, subtrees: grown };
}

/** The Merkle tree hash (RFC 9162, 2.1.1); of no entries it is SHA-256 of nothing. */
export function rootOf({ subtrees }: Frontier): Hash {
  if (subtrees.length === 0) return createHash('sha256').digest();
  return subtrees.reduceRight((right, left) => hashNode(left, right));
}

/** The stored form of a frontier: its hashes one after the other. */
export function packFrontier({ subtrees }: Frontier): Buffer {
  return Buffer.concat(subtrees);
}

/** @throws where the number of hashes is not the number of complete subtrees of this size */
export function unpackFrontier(size: number, packed: Buffer): Frontier {
  const subtrees = Array.from({ length: packed.length / 32 }, (_, index) =>
    packed.subarray(index * 32, index * 32 + 32),
  );
  const expected = size.toString(2).replaceAll('0', '').length;
  if (subtrees.length !== expected || packed.length % 32 !== 0) {
    throw new Error(`a tree of ${size} leaves has ${expected} complete subtrees, not ${packed.length / 32}`);
  }
  return { size, subtrees };
}
