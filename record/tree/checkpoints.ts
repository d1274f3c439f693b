import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import { currentKey, type Keys } from '../keys/types';
import type { Database } from '../postgres/schema';
import type { Holder } from './deliveries';
import { rootOf, unpackFrontier } from './merkle';
import { readTreeHead, signNote, verifierKey, type Signer } from './note';
import { recomputeRoots } from './recomputing';
import type { Tree } from '../postgres/tree-tables';

export interface Checkpointing {
  readonly db: Kysely<Database>;
  readonly keys: Keys;
  readonly now: () => Instant;
  /** Minutes from one checkpoint of a tree until the next is due. */
  readonly everyMinutes: number;
  /** The holders to whom each checkpoint must be delivered. */
  readonly holders: readonly Holder[];
  /** Called every few thousand leaves. */
  readonly onPage?: () => void;
}

/**
 * The result: a checkpoint was made, is not due, would repeat the last one, or was refused because the stored leaves
 * contradict an earlier signature, here or at an outside holder, or the tree's head.
 */
export type CheckpointOutcome = 'made' | 'not_due' | 'unchanged' | 'refused';

export const signingLineage = 'log-sign';

/** The id of this log, which is part of every envelope and of the origin of its checkpoints. */
export async function findLogId(db: Kysely<Database>): Promise<string> {
  const { log_id } = await db.selectFrom('installation').select('log_id').executeTakeFirstOrThrow();
  return log_id;
}

/** The first line of a tree's checkpoints, and the name of their signer. */
export function originOf(logId: string, tree: Tree): string {
  return `throughcare/${logId}/${tree}`;
}

/**
 * Signs the size and root of a tree (c2sp.org/tlog-checkpoint), where that is due and the tree still extends the one
 * that was signed before.
 *
 * @throws RecordUnavailable where the record or the key store cannot be reached, and any error of a holder that cannot
 * be asked: a late signature is better than one that contradicts an earlier one
 */
export async function makeCheckpoint(tree: Tree, options: Checkpointing): Promise<CheckpointOutcome> {
  const { db, now, everyMinutes } = options;
  const last = await findLast(db, tree);
  if (last && Date.parse(now()) < Date.parse(last.made_at) + everyMinutes * 60_000) return 'not_due';
  const head = await db.selectFrom('tree_heads').selectAll().where('tree', '=', tree).executeTakeFirstOrThrow();
  if (head.size === (last?.size ?? 0)) return 'unchanged';

  const root = rootOf(unpackFrontier(head.size, head.frontier));
  const signed = [...(last ? [last] : []), ...(await listOutside(tree, options))];
  if (signed.some(({ size }) => !(size <= head.size))) return 'refused';
  const heads = [...signed, { size: head.size, root }];
  const roots = await recomputeRoots(
    db,
    tree,
    heads.map(({ size }) => size),
    options.onPage,
  );
  if (heads.some((each) => roots.get(each.size)?.equals(each.root) !== true)) return 'refused';
  await keep(tree, head.size, root, options);
  return 'made';
}

/**
 * Checkpoints of this tree at outside holders. An attacker who rewrote the record may have rewritten its own
 * checkpoints too.
 */
async function listOutside(
  tree: Tree,
  { db, holders }: Checkpointing,
): Promise<readonly ReturnType<typeof readTreeHead>[]> {
  const logId = await findLogId(db);
  const notes = await Promise.all(holders.map(async ({ newest }) => (await newest?.(logId, tree)) ?? null));
  return notes.filter((note) => note !== null).map(readTreeHead);
}

async function findLast(db: Kysely<Database>, tree: Tree) {
  const query = db.selectFrom('checkpoints').select(['size', 'root', 'made_at']).where('tree', '=', tree);
  return query.orderBy('size', 'desc').limit(1).executeTakeFirst();
}

async function keep(tree: Tree, size: number, root: Buffer, { db, keys, now, holders }: Checkpointing): Promise<void> {
  const origin = originOf(await findLogId(db), tree);
  const key = await currentKey(keys, signingLineage);
  const signer: Signer = { name: origin, seed: key.secret };
  const note = signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, signer);
  const checkpoint = { tree, size, root, note, verifier_key: verifierKey(signer), made_at: now() };
  await db.transaction().execute(async (trx) => {
    // If another process was faster, its signature stands: it covers the same leaves.
    const { numInsertedOrUpdatedRows: made } = await trx
      .insertInto('checkpoints')
      .values(checkpoint)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (!made || holders.length === 0) return;
    await trx
      .insertInto('checkpoint_deliveries')
      .values(holders.map(({ name: holder }) => ({ tree, size, holder, tried_at: null, taken_at: null })))
      .execute();
  });
}
