import { z } from 'zod';
import { Problem } from './errors/problem';
import { bodyHashOf } from './idempotency';

const shape = z.tuple([z.string(), z.string(), z.string()]);

/**
 * Where a page ended, as text that says nothing to its reader. It goes with the list that it was given for: the same
 * filter, the same order, the same caller.
 */
export function writeCursor(list: unknown, position: readonly [string, string]): string {
  return Buffer.from(JSON.stringify([bound(list), ...position])).toString('base64url');
}

/** @throws a 400 problem for a cursor that is none, or of another list */
export function readCursor(
  list: unknown,
  cursor: string | undefined,
  isValue: (value: string) => boolean,
): readonly [value: string, id: string] | undefined {
  if (cursor === undefined) return undefined;
  const parsed = shape.safeParse(parse(cursor));
  if (parsed.success) {
    const [list_, value, id] = parsed.data;
    if (list_ === bound(list) && isValue(value) && !id.includes('\u0000')) return [value, id];
  }
  throw new Problem(400, 'invalid_cursor', { detail: 'Take the cursor from `next` of the same list.' });
}

const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/;

/** Whether the text is an instant, as positions in time are. A day that does not exist is none: the database refuses it. */
export function isInstant(value: string): boolean {
  const [, date = '', time = ''] = written.exec(value) ?? [];
  const read = new Date(`${date}T${time}Z`);
  return date >= '0001' && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${date}T${time}`);
}

function bound(list: unknown): string {
  return bodyHashOf(list).slice(0, 16);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
