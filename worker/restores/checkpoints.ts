import { sql, type Kysely } from 'kysely';
import type { Database } from '../../record/postgres/schema';
import { findLogId } from '../../record/tree/checkpoints';
import { readTreeHead } from '../../record/tree/note';
import { recomputeRoots } from '../../record/tree/recomputing';
import { trees, type Tree } from '../../record/postgres/tree-tables';

/** A checkpoint stored outside, compared with a record. */
export interface Compared {
  readonly tree: Tree;
  /** The number of leaves that it covers. */
  readonly covers: number;
  /** The number of leaves that the record has, including those without a position. */
  readonly has: number;
  /**
   * `beyond`: it covers more than the record has. `differs`: the record has as many, but others: it was restored, and
   * went on. `within`: the record has all of them, or cannot say yet because they have no position.
   */
  readonly verdict: 'beyond' | 'differs' | 'within';
}

/**
 * Compares a note with the record. `record:verify` checks its signature.
 *
 * @returns null where the note is none of this log
 */
export async function compareCheckpoint(db: Kysely<Database>, note: string): Promise<Compared | null> {
  const [origin = ''] = note.split('\n');
  const logId = await findLogId(db);
  const tree = trees.find((each) => origin === `throughcare/${logId}/${each}`);
  const { size: covers, root } = readTreeHead(note);
  if (tree === undefined || !Number.isSafeInteger(covers)) return null;
  const { positioned, has } = await countLeaves(db, tree);
  if (covers > has) return { tree, covers, has, verdict: 'beyond' };
  if (covers > positioned) return { tree, covers, has, verdict: 'within' };
  const roots = await recomputeRoots(db, tree, [covers]);
  return { tree, covers, has, verdict: roots.get(covers)?.equals(root) === true ? 'within' : 'differs' };
}

async function countLeaves(db: Kysely<Database>, tree: Tree) {
  const { rows } = await sql<{ positioned: number; pending: number }>`
    select size as positioned, (select count(*) from pending_leaves) as pending
    from tree_heads where tree = ${tree}`.execute(db);
  const { positioned, pending } = rows[0] ?? { positioned: 0, pending: 0 };
  return { positioned, has: positioned + (tree === 'events' ? pending : 0) };
}
