import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../../shared/domain/time';
import { foreignKeyViolation } from '../making';
import { keyContext, type KeyContext } from '../context';
import type { KeyStore, WrapRow } from '../schema';
import { aboutKey, openKeys } from '../unwrapping';
import { wrapSecret } from '../wrapping';
import { aboutWrap, newWrap, type Wrap } from '../wraps';
import type { RotationMeans } from './means';

const atOnce = 500;

/**
 * Wraps the wrap keys under the current root key, where another wrapped them. The other is needed once more.
 * @returns the number of rewrapped keys
 */
export async function rewrapWraps({ db, root, onStep }: RotationMeans): Promise<number> {
  const others = (await livingWraps(db)).filter((row) => row.root_id !== root.id);
  for (const { id, version, root_id: before, wrapped } of others) {
    const secret = await root.unwrap(before, wrapped, aboutWrap({ id, version }));
    const anew = await root.wrap(secret, aboutWrap({ id, version }));
    const changes = { wrapped: anew, root_id: root.id };
    await db.updateTable('wraps').set(changes).where('id', '=', id).where('root_id', '=', before).execute();
    await onStep(`wrap key ${version} is under the root key ${root.id}`);
  }
  return others.length;
}

/** When the current wrap key was made, and whether an older one is left; null where there is none yet. */
export async function ageOfWrap(db: Kysely<KeyStore>): Promise<{ since: Instant; isBeingReplaced: boolean } | null> {
  const living = await livingWraps(db);
  const newest = living.at(-1);
  return newest ? { since: newest.created_at, isBeingReplaced: living.length > 1 } : null;
}

/**
 * Makes a new wrap key, wraps every key with it, and destroys the previous ones. It is made unless one was made since
 * `since`. The database retains a wrap key while it wraps a living key (record/keys/migrations).
 */
export async function replaceWrap(means: RotationMeans, since: Instant): Promise<void> {
  const { db, onStep } = means;
  const living = await livingWraps(db);
  const [newest] = living.slice(-1);
  if (!newest) return;
  if (newest.created_at < since) {
    const next = await newWrap(newest.version + 1, means);
    await db.insertInto('wraps').values(next).execute();
    await onStep(`wrap key ${next.version} is made`);
  }
  const context = keyContext(means);
  const to = await context.wraps.current();
  for (const from of (await livingWraps(db)).filter(({ id }) => id !== to.id)) {
    await rewrapAndDestroy(context, from, to, means.onStep);
  }
}

async function rewrapAndDestroy(
  context: KeyContext,
  from: WrapRow,
  to: Wrap,
  onStep: RotationMeans['onStep'],
): Promise<void> {
  const { db, now } = context;
  for (;;) {
    const count = await rewrapSome(context, from, to);
    if (count > 0) {
      await onStep(`${count} keys are wrapped with wrap key ${to.version}`);
      continue;
    }
    try {
      const gone = { wrapped: null, destroyed_at: now() };
      await db.updateTable('wraps').set(gone).where('id', '=', from.id).execute();
      await onStep(`wrap key ${from.version} is destroyed`);
      return;
    } catch (error) {
      // A process with the previous wrap key has just made a key.
      if ((error as { code?: unknown }).code !== foreignKeyViolation) throw error;
    }
  }
}

async function rewrapSome(context: KeyContext, from: WrapRow, to: Wrap): Promise<number> {
  const { db, wraps, randomBytes } = context;
  const some = db.selectFrom('keys').selectAll().where('wrap_id', '=', from.id).where('wrapped', 'is not', null);
  const keys = await openKeys(wraps, () => some.limit(atOnce).execute());
  if (keys.length === 0) return 0;
  const wrapped = keys.map((key) => wrapSecret(to.secret, key.secret, aboutKey(key, to.id), randomBytes));
  await sql`
    update keys set wrapped = anew.wrapped, wrap_id = ${to.id}
    from unnest(${keys.map(({ lineage }) => lineage)}::text[], ${keys.map(({ id }) => id)}::text[], ${wrapped}::bytea[])
      as anew (lineage, id, wrapped)
    where keys.lineage = anew.lineage and keys.id = anew.id and keys.wrap_id = ${from.id} and keys.wrapped is not null
  `.execute(db);
  return keys.length;
}

async function livingWraps(db: Kysely<KeyStore>): Promise<readonly (WrapRow & { readonly wrapped: Buffer })[]> {
  const rows = await db.selectFrom('wraps').selectAll().orderBy('version').execute();
  return rows.filter((row): row is WrapRow & { readonly wrapped: Buffer } => row.wrapped !== null);
}
