import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/domain/kernel-types';
import { tasksOf } from '../../shared/policy/where-it-lies';
import { compartments, isRestricted, type Compartment } from '../../shared/policy/compartments';
import { overseesProgramme, sees, showsAlias, showsName, showsProgress } from '../../shared/policy/how-much';
import { isDueShown } from '../../shared/policy/who-may-see';
import { canSeeCase } from '../../shared/policy/who-may-know';
import { caseFunctions, type CaseFunction } from '../../shared/policy/vocabulary';
import type { View } from '../../shared/policy/views';

/** A condition on the tables `cases` (c) and the caller's row of `case_members` (m), which may be absent. */
export type Condition = RawBuilder<boolean>;

const always = sql<boolean>`true`;
/** An agency that no case is of. */
const nowhere = '';

/** The join that {@link knownTo} and {@link namedTo} look at: what the caller is to each case. */
export function membership(actor: Actor): RawBuilder<unknown> {
  return sql`left join case_members m on m.case_id = c.case_id and m.person_id = ${actor.personId}`;
}

/** Cases that the caller may know of: the policy's `canSeeCase` as a condition. */
export function knownTo(actor: Actor): Condition {
  if (overseesProgramme(actor)) return always;
  const isMember = sql<boolean>`m.person_id is not null`;
  const { agencyId } = actor;
  if (agencyId === null || !canSeeCase(actor, { isMember: false, coordinatingAgencyId: agencyId })) return isMember;
  // Two looks into two indexes of one table: asked of the join instead, every case of the programme would be read.
  return sql<boolean>`(c.coordinating_agency_id = ${agencyId}
    or c.case_id = any(array(select case_id from case_members where person_id = ${actor.personId})))`;
}

/** Cases whose person the caller knows by name, so that a search never tells what a view would not. */
export function namedTo(actor: Actor): Condition {
  return whereView(actor, 'identity', showsName);
}

/** Cases whose alias and phase the caller sees. */
export function aliasTo(actor: Actor): Condition {
  return whereView(actor, 'identity', showsAlias);
}

/** Cases of which the caller sees how they go: dates, owner, facility. */
export function progressTo(actor: Actor): Condition {
  return whereView(actor, 'identity', showsProgress);
}

/** When something falls due first in a case, of all that the caller sees of it; null where that is nothing. */
export function dueTo(actor: Actor): RawBuilder<unknown> {
  const seen = compartments.filter(isAskedIn).map((compartment) => {
    const due = sql`(c.dues->>${sql.lit(compartment)})::timestamptz`;
    const view = whereView(actor, compartment, (each) => isDueShown(compartment, each));
    // To know that a restricted compartment is there is no right to know how the case goes.
    const condition = isRestricted(compartment) ? all([view, progressTo(actor)]) : view;
    return condition === always ? due : sql`case when ${condition} then ${due} end`;
  });
  return sql`least(${sql.join(seen)})`;
}

/** Whether anything is ever asked in a compartment. */
function isAskedIn(compartment: Compartment): boolean {
  const { kinds, subjects } = tasksOf(compartment);
  return kinds.length + subjects.length > 0;
}

/** Tasks (t) of which the caller sees that they are asked: their own, and what lies where they see what is due. */
export function taskShownTo(actor: Actor): Condition {
  const shown = compartments.filter(isAskedIn).map((compartment) => {
    const { kinds, subjects } = tasksOf(compartment);
    const seen = whereView(actor, compartment, (view) => isDueShown(compartment, view));
    return sql<boolean>`((t.kind = any(${kinds}::text[])
      or (t.kind = 'follow_up' and t.about = any(${subjects}::text[]))) and ${seen})`;
  });
  return sql<boolean>`(t.assignee_id = ${actor.personId} or (${progressTo(actor)} and (${sql.join(shown, sql` or `)})))`;
}

/** A time that tells how a case goes, for sorting: where the caller does not see that, it comes last. */
export function timeAsSeen(actor: Actor, time: RawBuilder<unknown>, descending: boolean): RawBuilder<unknown> {
  const progress = progressTo(actor);
  if (progress === always) return time;
  const last = descending ? sql`'-infinity'::timestamptz` : sql`'infinity'::timestamptz`;
  return sql`case when ${progress} then ${time} else ${last} end`;
}

/**
 * The policy's `sees` as a condition, asked of the policy itself for each way of standing to a case.
 * @param isEnough whether a view is enough
 */
function whereView(actor: Actor, compartment: Compartment, isEnough: (view: View) => boolean): Condition {
  const suffices = (functions: readonly CaseFunction[], isMember: boolean, coordinatingAgencyId: string): boolean =>
    isEnough(sees(actor, { functions, isMember, coordinatingAgencyId }, compartment));
  if (suffices([], false, nowhere)) return always;
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
  return given.length > 0 ? sql<boolean>`${sql.join(given, sql` and `)}` : always;
}
