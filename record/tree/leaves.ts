import { sql, type Kysely } from 'kysely';
import type { StreamKind } from '../../shared/contracts/engine';
import type { Database } from '../postgres/schema';
import { extend, packFrontier, unpackFrontier } from './merkle';
import { trees, type Tree } from '../postgres/tree-tables';

/** The next leaf of a tree: a hash of 32 bytes, and its event if it is that of one. */
export interface Leaf {
  readonly hash: Buffer;
  readonly event?: { readonly kind: StreamKind; readonly id: string; readonly sequence: number };
}

/** Differs from every other advisory lock of the record; the tree is the second key of the lock. */
const lock = 0x7472_6565;

/** Whether only this transaction may grow the tree; never waits. */
export async function isAlone(trx: Kysely<Database>, tree: Tree): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(${lock}::int, ${trees.indexOf(tree)}::int) as alone`.execute(trx);
  return rows.some(({ alone }) => alone);
}

/**
 * Appends leaves to a tree in the order given. The transaction must hold the lock of {@link isAlone}.
 * @returns the new size of the tree
 */
export async function grow(trx: Kysely<Database>, tree: Tree, leaves: readonly Leaf[]): Promise<number> {
  const head = await trx
    .selectFrom('tree_heads')
    .select(['size', 'frontier'])
    .where('tree', '=', tree)
    .executeTakeFirstOrThrow();
  const hashes = leaves.map(({ hash }) => hash);
  const grown = extend(unpackFrontier(head.size, head.frontier), hashes);
  await sql`
    insert into tree_leaves (tree, position, hash, stream_kind, stream_id, sequence)
    select ${tree}, ${head.size}::bigint + l.place - 1, l.hash, l.kind, l.id, l.sequence
    from unnest(
      ${hashes}::bytea[],
      ${leaves.map(({ event }) => event?.kind ?? null)}::text[],
      ${leaves.map(({ event }) => event?.id ?? null)}::text[],
      ${leaves.map(({ event }) => event?.sequence ?? null)}::bigint[]
    ) with ordinality as l (hash, kind, id, sequence, place)`.execute(trx);
  await trx
    .updateTable('tree_heads')
    .set({ size: grown.size, frontier: packFrontier(grown) })
    .where('tree', '=', tree)
    .execute();
  return grown.size;
}
