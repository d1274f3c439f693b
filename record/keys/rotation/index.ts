import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../../shared/domain/time';
import type { KeyStore } from '../schema';
import { serviceLineages, type ServiceLineage } from '../types';
import type { RotationMeans } from './means';
import { replaceFind, replaceSeals, replaceService } from './replacing';
import { ageOfWrap, replaceWrap, rewrapWraps } from './wrapping';

/** The keys to replace; an owner as in `seal/{owner}/…`, or all of them. */
export type Scope =
  | { readonly kind: 'root' | 'wrap' | 'seals' }
  | { readonly kind: 'seal'; readonly owner: string }
  | { readonly kind: 'service'; readonly lineage: ServiceLineage };

/** Everything except the key that signs the log: its successor must be announced to verifiers. */
export const everything: readonly Scope[] = [
  { kind: 'root' },
  { kind: 'wrap' },
  { kind: 'seals' },
  ...serviceLineages.filter((each) => each !== 'log-sign').map((lineage): Scope => ({ kind: 'service', lineage })),
];

/** Another run is replacing keys. */
export class RotationRuns extends Error {
  override readonly name = 'RotationRuns';
}

/**
 * Replaces keys while readers and writers continue. An interrupted rotation stays due ({@link findDue}), and each step
 * may be repeated.
 *
 * @throws RotationRuns where another run is active
 */
export async function rotate(means: RotationMeans, scopes: readonly Scope[]): Promise<void> {
  await alone(means.db, async (db) => {
    // Note all scopes first, so that they are due if the run is interrupted.
    for (const scope of scopes) await note({ ...means, db }, scope);
    for (const scope of scopes) await carryOn({ ...means, db }, scope);
    // Old row versions contain the wrapped forms of destroyed keys.
    await sql`vacuum keys, wraps`.execute(db);
  });
}

/** The due scopes: interrupted ones, and the wrap key if it is older than so many days. */
export async function findDue({ db, now }: RotationMeans, wrapDays: number): Promise<readonly Scope[]> {
  const begun = await db.selectFrom('rotations').select('scope').orderBy('started_at').execute();
  const age = await ageOfWrap(db);
  const isOld = age !== null && Date.parse(now()) - Date.parse(age.since) >= wrapDays * 86_400_000;
  const scopes = begun.map(({ scope }) => JSON.parse(scope) as Scope);
  const isDue = isOld || age?.isBeingReplaced;
  return isDue && !scopes.some(({ kind }) => kind === 'wrap') ? [...scopes, { kind: 'wrap' }] : scopes;
}

async function note({ db, now }: RotationMeans, scope: Scope): Promise<void> {
  await db
    .insertInto('rotations')
    .values({ scope: JSON.stringify(scope), started_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function carryOn(means: RotationMeans, scope: Scope): Promise<void> {
  const { db } = means;
  const name = JSON.stringify(scope);
  const query = db.selectFrom('rotations').select('started_at').where('scope', '=', name);
  const begun = await query.executeTakeFirst();
  // The scope was given twice and is already done.
  if (!begun) return;
  await replace(means, scope, begun.started_at);
  await db.deleteFrom('rotations').where('scope', '=', name).execute();
}

async function replace(means: RotationMeans, scope: Scope, since: Instant): Promise<void> {
  switch (scope.kind) {
    case 'root':
      await rewrapWraps(means);
      return;
    case 'wrap':
      return replaceWrap(means, since);
    case 'seals':
      return replaceSeals(means, await sealLineages(means.db, 'seal/'), since);
    case 'seal':
      return replaceSeals(means, await sealLineages(means.db, `seal/${scope.owner}/`), since);
    case 'service':
      if (scope.lineage === 'find') return replaceFind(means, since);
      return replaceService(means, scope.lineage, since);
  }
}

async function sealLineages(db: Kysely<KeyStore>, prefix: string): Promise<readonly string[]> {
  const query = db.selectFrom('keys').select('lineage').distinct().where('wrapped', 'is not', null);
  const rows = await query
    .where(sql<boolean>`starts_with(lineage, ${prefix})`)
    .orderBy('lineage')
    .execute();
  return rows.map(({ lineage }) => lineage);
}

/** Runs the work under an advisory lock of one connection, which ends with the process. */
async function alone(db: Kysely<KeyStore>, work: (db: Kysely<KeyStore>) => Promise<void>): Promise<void> {
  await db.connection().execute(async (one) => {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_lock(hashtext('throughcare keys:rotate')) as got`.execute(one);
    if (!rows[0]?.got) throw new RotationRuns('another run replaces keys at this moment');
    try {
      await work(one);
    } finally {
      await sql`select pg_advisory_unlock(hashtext('throughcare keys:rotate'))`.execute(one).catch(() => undefined);
    }
  });
}
