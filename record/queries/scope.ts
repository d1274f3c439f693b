import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/domain/kernel-types';
import { sees, type View } from '../../shared/policy/compartments';
import { rolesOverAllCases } from '../../shared/policy/visibility';
import { caseFunctions, type CaseFunction } from '../../shared/policy/vocabulary';

/** A condition on the tables `cases` (c) and the caller's row of `case_members` (m), which may be absent. */
export type Condition = RawBuilder<boolean>;

/** The join that {@link knownTo} and {@link namedTo} look at: what the caller is to each case. */
export function membership(actor: Actor): RawBuilder<unknown> {
  return sql`left join case_members m on m.case_id = c.case_id and m.person_id = ${actor.personId}`;
}

/** Cases that the caller may know of: the policy's `canSeeCase` as a condition. */
export function knownTo(actor: Actor): Condition {
  if (actor.roles.some((role) => rolesOverAllCases.includes(role))) return sql<boolean>`true`;
  const isMember = sql<boolean>`m.person_id is not null`;
  if (!actor.roles.includes('coordinator') || actor.agencyId === null) return isMember;
  return sql<boolean>`(c.coordinating_agency_id = ${actor.agencyId} or ${isMember})`;
}

/**
 * Cases whose person the caller knows by name: the policy's `sees(..., 'identity') === 'full'` as a condition, asked
 * of the policy itself for each way of standing to a case, so that a search never tells what a view would not.
 */
export function namedTo(actor: Actor): Condition {
  return whereIdentity(actor, (view) => view === 'full');
}

/** Cases whose alias and phase the caller sees. */
export function aliasTo(actor: Actor): Condition {
  return whereIdentity(actor, (view) => view !== 'exists' && view !== 'none');
}

/** Cases of which the caller sees how they go: dates, owner, facility. Managers see that of each, under its alias. */
export function progressTo(actor: Actor): Condition {
  return actor.roles.includes('manager') ? sql<boolean>`true` : namedTo(actor);
}

/** @param isEnough whether a view is enough; one that shows more than an enough one is too */
function whereIdentity(actor: Actor, isEnough: (view: View) => boolean): Condition {
  const suffices = (functions: readonly CaseFunction[], isMember: boolean, coordinatingAgencyId: string): boolean =>
    isEnough(sees(actor, { functions, isMember, coordinatingAgencyId }, 'identity'));
  const nowhere = '';
  if (suffices([], false, nowhere)) return sql<boolean>`true`;
  const functions = caseFunctions.filter((held) => suffices([held], false, nowhere));
  const ways = [sql<boolean>`m.functions && ${functions}::text[]`];
  if (suffices([], true, nowhere)) ways.push(sql<boolean>`m.person_id is not null`);
  if (actor.agencyId !== null && suffices([], false, actor.agencyId))
    ways.push(sql<boolean>`c.coordinating_agency_id = ${actor.agencyId}`);
  return sql<boolean>`coalesce((${sql.join(ways, sql` or `)}), false)`;
}

/** All of some conditions. */
export function all(conditions: readonly (Condition | undefined)[]): Condition {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length > 0 ? sql<boolean>`${sql.join(given, sql` and `)}` : sql<boolean>`true`;
}
