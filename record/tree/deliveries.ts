import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import type { Tree } from '../postgres/tree-tables';

/** A checkpoint on its way to somebody outside. */
export interface OwedCheckpoint {
  readonly tree: Tree;
  readonly size: number;
  /** The signed note, to the letter. */
  readonly note: string;
}

/** Somebody outside who keeps checkpoints, so that nobody inside can change what the log was. */
export interface Holder {
  readonly name: string;
  /** Resolves once the checkpoint is kept; taking the same one twice does no harm. */
  take(checkpoint: OwedCheckpoint): Promise<void>;
  /** The largest checkpoint of a tree that they keep, null where there is none; missing where they cannot be asked. */
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

/** In one call at most, to each holder; what is left is for the next. */
const most = 50;
/** After so many failures in a row a holder is taken to be away. */
const failuresUntilGivingUp = 3;
const longestPause = 3_600;

/**
 * Hands to each holder the checkpoints that it is owed, the oldest first, until it has taken them: after a failure
 * again in half a minute, then after pauses that double up to an hour. A holder that fails holds up no other.
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
