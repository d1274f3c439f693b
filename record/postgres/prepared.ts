import { sql } from 'kysely';

/**
 * Begins or ends a statement that is the same again and again: each connection has the server parse and plan it once.
 * Only for statements whose plan does not hang on the values they are given.
 */
export const prepared = sql`/* prepared */`;

const mark = '/* prepared */';
/** A statement of many rows has as many texts as there are numbers of rows: the rarer ones are planned each time. */
const most = 250;
const names = new Map<string, string>();

/** The name under which the server keeps a statement, the same on every connection; undefined for one that is not kept. */
export function nameOf(text: string): string | undefined {
  if (!text.endsWith(mark) && !text.trimStart().startsWith(mark)) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known;
  const name = `kept_${names.size}`;
  names.set(text, name);
  return name;
}

/** Whether a statement failed since a migration changed a table after it was planned: on a new connection it is right. */
export function isPlanOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message);
}
