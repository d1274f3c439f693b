import { sql } from 'kysely';

/**
 * Begins or ends a statement that is the same again and again: each connection has the server parse and plan it once.
 * Only for statements whose plan does not depend on the values they are given. A comment, since kysely hands its driver
 * the text of a statement and its values, and nothing else.
 */
export const prepared = sql`/* prepared */`;

const mark = '/* prepared */';
/** A statement of many rows has as many texts as there are numbers of rows: the rarer ones are planned each time. */
const most = 250;

/** Names of the statements that the server keeps for the connections of one pool. */
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

/** Whether a statement failed since a migration changed a table after it was planned: a new connection plans it anew. */
export function isPlanOutdated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message);
}
