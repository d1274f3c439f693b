import { instant, type Instant } from '../../../shared/domain/time';
import { keyContext } from '../context';
import { makeKeys } from '../making';
import type { KeyRow } from '../schema';
import type { Key, ServiceLineage } from '../types';
import { openKeys } from '../unwrapping';
import type { RotationMeans } from './means';

/** A new version in one lineage, and the versions that it replaces. */
export interface Replacement {
  readonly lineage: string;
  readonly from: readonly Key[];
  readonly to: Key;
  /** From this time nothing is made with the replaced keys. */
  readonly settledAt: Instant;
}

/**
 * The newest version of a lineage and those that it replaces. It is made unless one was made since `since`, so that an
 * interrupted replacement makes no second one. Null where the lineage has no living key.
 */
export async function replaceVersion(
  means: RotationMeans,
  lineage: string,
  since: Instant,
  aheadMs: number,
): Promise<Replacement | null> {
  const { db, now, settleMs, onStep } = means;
  const context = keyContext(means);
  const read = () => db.selectFrom('keys').selectAll().where('lineage', '=', lineage).orderBy('version').execute();
  let rows = await read();
  if (!rows.some(isLiving)) return null;
  if (!rows.some((row) => isLiving(row) && !row.imported && row.created_at >= since)) {
    const version = Math.max(...rows.map((row) => row.version)) + 1;
    await makeKeys(context, [{ lineage, version, usableFrom: instant(Date.parse(now()) + aheadMs) }]);
    await onStep(`version ${version} of ${lineage} is made`);
    rows = await read();
  }
  const keys = await openKeys(context.wraps, read, rows);
  const newest = rows.filter(isLiving).sort(byUse).at(-1);
  const to = keys.find(({ id }) => id === newest?.id);
  if (!newest || !to) throw new Error(`${lineage} lost its keys while they were replaced`);
  const settledAt = instant(Date.parse(newest.usable_from) + settleMs);
  return { lineage, from: keys.filter(({ id }) => id !== to.id), to, settledAt };
}

/** Destroys a key for good; its content can never be read again. */
export async function destroyKey({ db, now, onStep }: RotationMeans, key: Omit<Key, 'secret'>): Promise<void> {
  await db
    .updateTable('keys')
    .set({ wrapped: null, destroyed_at: now() })
    .where('lineage', '=', key.lineage)
    .where('id', '=', key.id)
    .execute();
  await onStep(`version ${key.version} of ${key.lineage} is destroyed`);
}

/**
 * Destroys a replaced key of a service.
 * @throws where it is unknown, in use, or was replaced too recently
 */
export async function destroyReplaced(means: RotationMeans, lineage: ServiceLineage, id: string): Promise<void> {
  const query = means.db.selectFrom('keys').selectAll().where('lineage', '=', lineage);
  const living = (await query.execute()).filter(isLiving).sort(byUse);
  const key = living.find((each) => each.id === id);
  const newest = living.at(-1);
  if (!key) throw new Error(`${lineage} has no living key ${id}`);
  const isInUse = key === newest || Date.parse(newest?.usable_from ?? '') + means.settleMs > Date.parse(means.now());
  if (isInUse) throw new Error(`the key ${id} of ${lineage} is in use, or was a moment ago`);
  await destroyKey(means, key);
}

function isLiving({ wrapped }: KeyRow): boolean {
  return wrapped !== null;
}

function byUse(a: KeyRow, b: KeyRow): number {
  return a.usable_from === b.usable_from ? a.version - b.version : a.usable_from < b.usable_from ? -1 : 1;
}
