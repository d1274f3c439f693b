import { sql } from 'kysely';

/**
 * Begins or ends a statement whose text never changes: each connection parses and plans it once. Only for statements
 * whose plan does not depend on their values. A comment, because kysely passes only text and values to its driver.
 */
export const prepared = sql`/* prepared */`;

const mark = '/* prepared */';
/** A statement of many rows has one text for each number of rows: the rarer ones are planned each time. */
const most = 250;

/** The names of prepared statements, for the connections of one pool. */
export interface StatementNames {
  /** The name of a prepared statement, the same on every connection; undefined for any other statement. */
  of(text: string): string | undefined;
}

export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  return {
    of(text) {
      if (!text.endsWith(mark) && !text.trimStart().startsWith(mark)) return undefined;
      const known = names.get(text);
      if (known !== undefined || names.size >= most) return known;
      const name = `kept_${names.size}`;
      names.set(text, name);
      return name;
    },
  };
}

/**
 * Whether a statement failed because a migration changed a table after it was planned: a new connection plans it again.
 */
export function isPlanOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message);
}
