import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import type { Tree } from '../postgres/tree-tables';

/** How far the log is behind recorded events, and outside holders are behind the log. */
export interface LogLag {
  /** Events without a position in their tree. */
  readonly pending: number;
  readonly trees: readonly TreeLag[];
}

export interface TreeLag {
  readonly tree: Tree;
  /** Leaves without a checkpoint that covers them. */
  readonly uncovered: number;
  /** Null before the first checkpoint. */
  readonly checkpointAgeSeconds: number | null;
  /** Checkpoints that an outside holder has not received. */
  readonly undelivered: number;
}

export async function readLogLag(db: Kysely<Database>, now: () => Instant): Promise<LogLag> {
  const waiting = await sql<{ pending: number }>`select count(*) as pending from pending_leaves`.execute(db);
  const { rows } = await sql<{ tree: Tree; size: number; covered: number; made_at: Instant | null; owed: number }>`
    select h.tree, h.size, coalesce(c.size, 0) as covered, c.made_at,
      (select count(*) from checkpoint_deliveries d where d.tree = h.tree and d.taken_at is null) as owed
    from tree_heads h left join lateral (
      select size, made_at from checkpoints where tree = h.tree order by size desc limit 1
    ) as c on true`.execute(db);
  return {
    pending: waiting.rows[0]?.pending ?? 0,
    trees: rows.map(({ tree, size, covered, made_at, owed }) => ({
      tree,
      uncovered: size - covered,
      checkpointAgeSeconds: made_at === null ? null : Math.max(0, (Date.parse(now()) - Date.parse(made_at)) / 1_000),
      undelivered: owed,
    })),
  };
}
