import { emptyFrontier, extend, hashLeaf, hashNode, rootOf, type Hash } from './merkle';

type Entries = readonly Uint8Array[];

/** The largest power of two below `size`, which must be 2 or more. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

function treeHash(entries: Entries): Hash {
  return rootOf(extend(emptyFrontier, entries));
}

/** The shortest list of hashes that lead from the entry at `index` to the root (RFC 9162, 2.1.3.1). */
export function inclusionProof(entries: Entries, index: number): readonly Hash[] {
  if (index < 0 || index >= entries.length) throw new Error(`a tree of ${entries.length} has no entry ${index}`);
  if (entries.length === 1) return [];
  const split = splitOf(entries.length);
  const left = entries.slice(0, split);
  const right = entries.slice(split);
  return index < split
    ? [...inclusionProof(left, index), treeHash(right)]
    : [...inclusionProof(right, index - split), treeHash(left)];
}

/** What is to be shown: that a tree of `size` with `root` has `entry` at `index`. */
export interface Inclusion {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the proof shows it (RFC 9162, 2.1.3.2). */
export function isIncluded({ entry, index, size, root }: Inclusion, proof: readonly Hash[]): boolean {
  if (index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = hashLeaf(entry);
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = hashNode(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = hashNode(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** The shortest list of hashes that show the tree of the first `size` entries to be a beginning of the whole (2.1.4.1). */
export function consistencyProof(entries: Entries, size: number): readonly Hash[] {
  if (size < 1 || size > entries.length) throw new Error(`no beginning of ${size} in a tree of ${entries.length}`);
  return size === entries.length ? [] : subProof(entries, size, true);
}

function subProof(entries: Entries, size: number, isWhole: boolean): readonly Hash[] {
  if (size === entries.length) return isWhole ? [] : [treeHash(entries)];
  const split = splitOf(entries.length);
  const left = entries.slice(0, split);
  const right = entries.slice(split);
  return size <= split
    ? [...subProof(left, size, isWhole), treeHash(right)]
    : [...subProof(right, size - split, false), treeHash(left)];
}

/** Two heads of one tree, the older first. */
export interface Heads {
  readonly older: { readonly size: number; readonly root: Uint8Array };
  readonly newer: { readonly size: number; readonly root: Uint8Array };
}

/** Whether the proof shows that the newer tree begins with the older one (RFC 9162, 2.1.4.2). */
export function isConsistent({ older, newer }: Heads, proof: readonly Hash[]): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && Buffer.from(older.root).equals(newer.root);
  const isComplete = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = isComplete ? [Buffer.from(older.root), ...proof] : proof;
  if (first === undefined || rest.length === 0) return false;
  let node = older.size - 1;
  let last = newer.size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let olderHash = first;
  let newerHash = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      olderHash = hashNode(hash, olderHash);
      newerHash = hashNode(hash, newerHash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newerHash = hashNode(newerHash, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && olderHash.equals(older.root) && newerHash.equals(newer.root);
}

function half(count: number): number {
  return Math.floor(count / 2);
}
