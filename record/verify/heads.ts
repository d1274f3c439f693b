import { checkSignature, type Checkpoint, type VerifierKey } from './note';
import { GrowingTree } from './tree';

/** A checkpoint stored outside, and the file that it was read from. */
export interface Kept {
  readonly file: string;
  readonly checkpoint: Checkpoint;
}

/** One growing tree, compared with every checkpoint of it: those of the log itself, and those stored outside. */
export class Heads {
  readonly tree = new GrowingTree();
  /** The number of checkpoints of the log itself; `unsigned` counts those that no known key has signed. */
  inside = 0;
  unsigned = 0;
  private readonly outside = new Map<number, Kept[]>();
  private largestKept = 0;
  /** The rows before this position match a signed checkpoint. */
  private sound = 0;
  private finding: string | null = null;

  constructor(
    private readonly what: string,
    private readonly keys: readonly VerifierKey[],
    kept: readonly Kept[],
  ) {
    for (const each of kept) {
      const { size } = each.checkpoint;
      this.outside.set(size, [...(this.outside.get(size) ?? []), each]);
      this.largestKept = Math.max(this.largestKept, size);
    }
  }

  /** The first checkpoint that contradicts the rows; null where none has so far. */
  get mismatch(): string | null {
    return this.finding;
  }

  append(hash: string): void {
    this.tree.append(hash);
    if (this.tree.size > this.largestKept) return;
    for (const { file, checkpoint } of this.outside.get(this.tree.size) ?? []) {
      this.compare(checkpoint, `the checkpoint kept outside (${file})`, true);
    }
  }

  /** Takes a checkpoint of the log itself, which follows the last row that it covers. */
  take(checkpoint: Checkpoint): string | null {
    this.inside += 1;
    const { size } = checkpoint;
    if (size !== this.tree.size) {
      return size > this.tree.size
        ? `a checkpoint was signed over ${size} ${this.what}, of which ${this.tree.size} are there: those from position ${this.tree.size} on were removed, or the export is older than the checkpoint`
        : `a checkpoint over ${size} ${this.what} stands behind ${this.tree.size}`;
    }
    const signature = checkSignature(checkpoint, this.keys);
    if (signature === 'forged') return `the signature of the checkpoint over ${size} ${this.what} is false`;
    if (signature === 'unknown') this.unsigned += 1;
    this.compare(checkpoint, `the log's own checkpoint over ${size} ${this.what}`, signature === 'signed');
    return null;
  }

  /** The rows that are missing at the end although a checkpoint stored outside covers them. */
  findCut(): string | null {
    if (this.largestKept <= this.tree.size) return null;
    return (
      `a checkpoint kept outside covers ${this.largestKept} ${this.what}, of which ${this.tree.size} are there: ` +
      `those from position ${this.tree.size} on were removed`
    );
  }

  private compare({ root, size }: Checkpoint, name: string, isSigned: boolean): void {
    if (root === this.tree.root()) {
      if (isSigned && this.finding === null) this.sound = size;
      return;
    }
    this.finding ??=
      `positions ${this.sound} to ${size - 1} are not what ${name} was signed for: ` +
      'a row among them was altered, removed, inserted or reordered, and what follows was computed anew';
  }
}
