import { isObject } from './canonical';

/** A batch of the read log: the number of its reads, and its hash; the reads themselves stay inside. */
export interface Batch {
  /** From 1, without a gap. */
  readonly number: number;
  readonly count: number;
  /** The ids of its first and its last read. */
  readonly firstId: number;
  readonly lastId: number;
  readonly previous: string;
  readonly hash: string;
}

const hex = /^[0-9a-f]{64}$/;
const noBatch = '0'.repeat(64);

export function isBatch(value: unknown): value is Batch {
  if (!isObject(value)) return false;
  const counts = [value['number'], value['count'], value['firstId'], value['lastId']];
  const hashes = [value['previous'], value['hash']];
  return counts.every(Number.isSafeInteger) && hashes.every((hash) => typeof hash === 'string' && hex.test(hash));
}

/** Takes batches in order; each names the hash of the previous one. */
export class Batches {
  private last: Pick<Batch, 'number' | 'hash'> = { number: 0, hash: noBatch };

  get count(): number {
    return this.last.number;
  }

  /** The flaw in its place among the batches, or null. */
  follow(batch: Batch): string | null {
    const expected = this.last.number + 1;
    if (batch.number > expected) return `batch ${expected} of the reads is missing: it was removed`;
    if (batch.number < expected) return `batch ${batch.number} of the reads stands where ${expected} was to come`;
    if (batch.previous !== this.last.hash) {
      return `batch ${batch.number} of the reads does not name the hash of the one before: one of the two was altered`;
    }
    this.last = batch;
    return null;
  }
}
