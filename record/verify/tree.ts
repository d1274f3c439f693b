import { hash } from 'node:crypto';

type Hash = ReturnType<typeof Buffer.alloc>;

const leaf = Buffer.alloc(33, 0);
const node = Buffer.alloc(65, 1);

/** A Merkle tree (RFC 9162) that only grows: it stores the roots of its complete subtrees, the largest first. */
export class GrowingTree {
  size = 0;
  private readonly subtrees: Hash[] = [];

  /** @param entry a hash, as 64 hexadecimal digits */
  append(entry: string): void {
    leaf.write(entry, 1, 'hex');
    let root: Hash = hash('sha256', leaf, 'buffer');
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) root = join(this.subtrees.pop() as Hash, root);
    this.subtrees.push(root);
    this.size += 1;
  }

  /** The root, as 64 hexadecimal digits. */
  root(): string {
    if (this.subtrees.length === 0) return hash('sha256', '', 'hex');
    return this.subtrees.reduceRight((right, left) => join(left, right)).toString('hex');
  }
}

function join(left: Hash, right: Hash): Hash {
  left.copy(node, 1);
  right.copy(node, 33);
  return hash('sha256', node, 'buffer');
}
