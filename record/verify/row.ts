import { isObject } from './canonical';
import { isBatch, type Batch } from './reads';

/** One line of an export after the first. */
export type LogRow =
  | {
      readonly kind: 'event';
      /** Null for an event without a position in the tree. */
      readonly position: number | null;
      /** Null where the event of this position is missing. */
      readonly text: string | null;
      readonly hash: string;
    }
  /** Its position in the tree of batches; null where it has none yet. */
  | { readonly kind: 'batch'; readonly position: number | null; readonly batch: Batch }
  | { readonly kind: 'checkpoint'; readonly note: string };

const hex = /^[0-9a-f]{64}$/;

/** Null where the line is no row. */
export function readRow(line: string): LogRow | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { checkpoint, position, envelope, batch, hash } = value;
  if (typeof checkpoint === 'string') return { kind: 'checkpoint', note: checkpoint };
  if (position !== null && !isPosition(position)) return null;
  if (isBatch(batch)) return { kind: 'batch', position, batch };
  if (typeof hash !== 'string' || !hex.test(hash) || !isTextOrNull(envelope)) return null;
  return { kind: 'event', position, text: envelope, hash };
}

function isTextOrNull(value: unknown): value is string | null {
  return typeof value === 'string' || value === null;
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
