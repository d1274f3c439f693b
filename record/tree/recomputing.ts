import type { Kysely } from 'kysely';
import type { Database } from '../postgres/schema';
import { emptyFrontier, extend, rootOf, type Hash } from './merkle';
import type { Tree } from '../postgres/tree-tables';

const pageSize = 10_000;

/**
 * Recomputes a tree from its stored leaves, regardless of its head, and returns its root at each of some sizes; fewer
 * where leaves are missing. It takes a second for every hundred thousand leaves.
 *
 * @param onPage is called every few thousand leaves
 */
export async function recomputeRoots(
  db: Kysely<Database>,
  tree: Tree,
  sizes: readonly number[],
  onPage: () => void = () => undefined,
): Promise<ReadonlyMap<number, Hash>> {
  const roots = new Map<number, Hash>();
  let frontier = emptyFrontier;
  for (const size of [...sizes].sort((one, other) => one - other)) {
    while (frontier.size < size) {
      const leaves = await readLeaves(db, tree, frontier.size, Math.min(size, frontier.size + pageSize));
      if (leaves === null) return roots;
      frontier = extend(frontier, leaves);
      onPage();
    }
    roots.set(size, rootOf(frontier));
  }
  return roots;
}

/** The leaves from one position up to another, which is excluded; null where one is missing. */
async function readLeaves(
  db: Kysely<Database>,
  tree: Tree,
  from: number,
  upTo: number,
): Promise<readonly Buffer[] | null> {
  const rows = await db
    .selectFrom('tree_leaves')
    .select('hash')
    .where('tree', '=', tree)
    .where('position', '>=', from)
    .where('position', '<', upTo)
    .orderBy('position')
    .execute();
  return rows.length === upTo - from ? rows.map(({ hash }) => hash) : null;
}
