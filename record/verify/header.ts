import { isObject } from './canonical';
import { NotALog } from './lines';
import { readVerifierKey, type VerifierKey } from './note';

const logFormat = 'throughcare/log/v1';

/** The first line of an export, which describes the rest. */
export interface Header {
  readonly log: string;
  /** The keys named by the log itself: no proof to an outsider. */
  readonly keys: readonly VerifierKey[];
  readonly sizes: Sizes;
}

interface Sizes {
  /** Events in the tree. */
  readonly events: number;
  /** Events without a position in the tree. */
  readonly pending: number;
  /** Batches of the read log. */
  readonly reads: number;
  readonly checkpoints: number;
}

/** @throws NotALog where the line is no header of a format that this program knows */
export function readHeader(line: string): Header {
  const value = parse(line);
  if (!isObject(value) || typeof value['format'] !== 'string') throw new NotALog('line 1 is no header of a log');
  if (value['format'] !== logFormat) {
    throw new NotALog(`the format ${JSON.stringify(value['format'])} is not ${logFormat}, which this program reads`);
  }
  const { log, keys, sizes } = value;
  if (typeof log !== 'string' || !Array.isArray(keys) || !isSizes(sizes)) {
    throw new NotALog('the header lacks "log", "keys" or "sizes"');
  }
  const read = keys.map((key) => (typeof key === 'string' ? readVerifierKey(key) : null));
  if (read.includes(null)) throw new NotALog('the header names a key that is no verifier key');
  return { log, keys: read as VerifierKey[], sizes };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new NotALog('line 1 is no JSON');
  }
}

function isSizes(value: unknown): value is Sizes {
  if (!isObject(value)) return false;
  const names = ['events', 'pending', 'reads', 'checkpoints'] satisfies (keyof Sizes)[];
  return names.every((name) => Number.isSafeInteger(value[name]));
}
