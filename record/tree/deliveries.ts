import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import type { Tree } from '../postgres/tree-tables';

/** A checkpoint to be delivered to an outside holder. */
export interface OwedCheckpoint {
  readonly tree: Tree;
  readonly size: number;
  /** The signed note, unchanged. */
  readonly note: string;
}

/** An outside party that stores checkpoints, so that nobody inside can change the past of the log. */
export interface Holder {
  readonly name: string;
  /** Resolves once the checkpoint is stored; a repetition is harmless. */
  take(checkpoint: OwedCheckpoint): Promise<void>;
  /**
   * The largest checkpoint of a tree that the holder has, null where there is none; absent where it cannot be asked.
   */
  readonly newest?: (logId: string, tree: Tree) => Promise<string | null>;
}

export interface Delivering {
  readonly db: Kysely<Database>;
  readonly now: () => Instant;
  readonly holders: readonly Holder[];
  /** Before and after each try. */
  readonly onTry?: () => void;
  readonly onFailure: (holder: string, error: unknown) => void;
}

export interface Delivered {
  readonly taken: number;
  readonly failed: number;
}

/** The maximum number of deliveries to each holder in one call. */
const most = 50;
/** The number of failures in a row after which a holder counts as unreachable. */
const failuresUntilGivingUp = 3;
const longestPause = 3_600;

/**
 * Delivers to each holder the checkpoints that it lacks, the oldest first. After a failure it retries in half a minute,
 * then after pauses that double up to an hour. A holder that fails does not delay the others.
 */
export async function deliverCheckpoints(options: Delivering): Promise<Delivered> {
  let taken = 0;
  let failed = 0;
  for (const holder of options.holders) {
    let failuresInARow = 0;
    for (const owed of await listOwed(options, holder.name)) {
      if (failuresInARow === failuresUntilGivingUp) break;
      if (await deliver(options, holder, owed)) {
        taken += 1;
        failuresInARow = 0;
      } else {
        failed += 1;
        failuresInARow += 1;
      }
    }
  }
  return { taken, failed };
}

interface Owed extends OwedCheckpoint {
  readonly attempts: number;
}

async function listOwed({ db, now }: Delivering, holder: string): Promise<readonly Owed[]> {
  const rows = await db
    .selectFrom('checkpoint_deliveries as d')
    .innerJoin('checkpoints as c', (join) => join.onRef('c.tree', '=', 'd.tree').onRef('c.size', '=', 'd.size'))
    .select(['d.tree', 'd.size', 'c.note', 'd.attempts', 'd.tried_at'])
    .where('d.holder', '=', holder)
    .where('d.taken_at', 'is', null)
    .orderBy('c.made_at')
    .orderBy('d.size')
    .execute();
  return rows.filter(({ tried_at, attempts }) => isDue(tried_at, attempts, now())).slice(0, most);
}

function isDue(triedAt: Instant | null, attempts: number, now: Instant): boolean {
  if (triedAt === null) return true;
  const pause = Math.min(30 * 2 ** (attempts - 1), longestPause);
  return Date.parse(now) >= Date.parse(triedAt) + pause * 1_000;
}

async function deliver(
  { db, now, onTry, onFailure }: Delivering,
  holder: Holder,
  { tree, size, note, attempts }: Owed,
): Promise<boolean> {
  onTry?.();
  const isTaken = await holder.take({ tree, size, note }).then(
    () => true,
    (error: unknown) => {
      onFailure(holder.name, error);
      return false;
    },
  );
  onTry?.();
  await db
    .updateTable('checkpoint_deliveries')
    .set({ attempts: attempts + 1, tried_at: now(), ...(isTaken && { taken_at: now() }) })
    .where('tree', '=', tree)
    .where('size', '=', size)
    .where('holder', '=', holder.name)
    .execute();
  return isTaken;
}
