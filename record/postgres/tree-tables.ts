import type { Generated } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { Instant } from '../../shared/domain/time';

/** The trees: over events, and over the batches of the read log. */
export const trees = ['events', 'reads'] as const;
export type Tree = (typeof trees)[number];

/** The tables of the Merkle trees. */
export interface TreeTables {
  tree_leaves: {
    tree: Tree;
    position: number;
    hash: Buffer;
    stream_kind: StreamKind | null;
    stream_id: string | null;
    sequence: number | null;
  };
  tree_heads: { tree: Tree; size: Generated<number>; frontier: Generated<Buffer> };
  checkpoints: {
    tree: Tree;
    size: number;
    root: Buffer;
    note: string;
    verifier_key: string;
    made_at: Instant;
  };
  checkpoint_deliveries: {
    tree: Tree;
    size: number;
    holder: string;
    attempts: Generated<number>;
    tried_at: Instant | null;
    taken_at: Instant | null;
  };
}
