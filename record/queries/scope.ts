import { sql, type RawBuilder } from 'kysely';
import { memoised } from '../../shared/domain/kernel/memo';
import type { Actor } from '../../shared/domain/kernel/types';
import { compartments, isRestricted } from '../../shared/domain/compartments';
import { tasksOf } from '../../shared/policy/where-it-lies';
import { circleOf, placeIn, showsAlias, showsName, showsProgress, type Circle } from '../../shared/policy/how-much';
import { isDueShown } from '../../shared/policy/who-may-see';
import { reachOf } from '../../shared/policy/who-may-know';

/** A condition on the tables `cases` (c) and the caller's row of `case_members` (m), which may be absent. */
export type Condition = RawBuilder<boolean>;

const always = sql<boolean>`true`;

/** The circles that see a case's name, its alias and its progress: computed once per process. */
const circles = {
  name: circleOf('identity', showsName),
  alias: circleOf('identity', showsAlias),
  progress: circleOf('identity', showsProgress),
};

/** The compartments, each with the circle that sees what is due in it. */
const due = compartments.map((compartment) => ({
  compartment,
  circle: circleOf(compartment, (view) => isDueShown(compartment, view)),
}));

/** The compartments that have tasks, each with its tasks and the circle that sees their due times. */
const asked = due.flatMap(({ compartment, circle }) => {
  const { kinds, subjects } = tasksOf(compartment);
  const isAsked = kinds.length + subjects.length > 0;
  return isAsked ? [{ compartment, kinds, subjects, circle, restricted: isRestricted(compartment) }] : [];
});

/** The circles that see every session, and those who see their own. */
const ofSessions = {
  all: circleOf('sessions', (view) => view === 'full'),
  own: circleOf('sessions', (view) => view === 'own'),
};

/** The join with the caller's membership of each case, on which {@link knownTo} and {@link namedTo} depend. */
export function membership(actor: Actor): RawBuilder<unknown> {
  return sql`left join case_members m on m.case_id = c.case_id and m.person_id = ${actor.personId}`;
}

/** Cases that the caller may know of: the policy's `canSeeCase` as a condition. */
export function knownTo(actor: Actor): Condition {
  const reach = reachOf(actor);
  if (reach === 'programme') return always;
  if (!reach) return sql<boolean>`m.person_id is not null`;
  // Two lookups in two indexes of one table: a condition on the join would read every case of the programme.
  return sql<boolean>`(c.coordinating_agency_id = ${reach.agencyId}
    or c.case_id = any(array(select case_id from case_members where person_id = ${actor.personId})))`;
}

/** Cases whose person the caller knows by name, so that a search reveals no more than a view. */
export const namedTo = memoised((actor: Actor) => whereIn(circles.name, actor));

/** Cases whose alias and phase the caller sees. */
export const aliasTo = memoised((actor: Actor) => whereIn(circles.alias, actor));

/** Cases whose progress the caller sees: dates, owner, facility. */
export const progressTo = memoised((actor: Actor) => whereIn(circles.progress, actor));

/** The earliest due time in a case that the caller sees; null where there is none. */
export const dueTo = memoised((actor: Actor): RawBuilder<unknown> => {
  const seen = asked.map(({ compartment, circle, restricted }) => {
    const due = sql`(c.dues->>${sql.lit(compartment)})::timestamptz`;
    const view = whereIn(circle, actor);
    // Knowing that a restricted compartment exists gives no right to see the progress of the case.
    const condition = restricted ? all([view, progressTo(actor)]) : view;
    return condition === always ? due : sql`case when ${condition} then ${due} end`;
  });
  return sql`least(${sql.join(seen)})`;
});

/** Tasks (t) that the caller may know of: their own, and those of compartments whose due times they see. */
export function taskShownTo(actor: Actor): Condition {
  const shown = asked.map(
    ({ kinds, subjects, circle }) => sql<boolean>`((t.kind = any(${kinds}::text[])
      or (t.kind = 'follow_up' and t.about = any(${subjects}::text[]))) and ${whereIn(circle, actor)})`,
  );
  return sql<boolean>`(t.assignee_id = ${actor.personId} or (${progressTo(actor)} and (${sql.join(shown, sql` or `)})))`;
}

/** Unfilled requirements of gates (o), as far as the caller sees what is due in its compartment. */
export function owedShownTo(actor: Actor): Condition {
  const shown = due.map(
    ({ compartment, circle }) => sql<boolean>`(o.compartment = ${sql.lit(compartment)} and ${whereIn(circle, actor)})`,
  );
  return sql<boolean>`(${progressTo(actor)} and (${sql.join(shown, sql` or `)}))`;
}

/**
 * Appointments (a) among which all are that the caller sees, by two lookups where no account role of theirs shows any:
 * {@link appointmentShownTo} alone would read those of every case.
 */
export function appointmentKnownTo(actor: Actor): Condition {
  const reaches = [ofSessions.all, circles.name].map((circle) => placeIn(circle, actor).reach);
  if (reaches.some((reach) => reach !== null)) return knownTo(actor);
  const asMember = sql`a.case_id = any(array(select case_id from case_members where person_id = ${actor.personId}))`;
  return all([knownTo(actor), sql<boolean>`(${asMember} or ${isPartOf(actor.personId)})`]);
}

/**
 * Appointments (a) that the caller sees: sessions as far as they see sessions, conferences where they know the person by
 * name, and those of their own.
 */
export function appointmentShownTo(actor: Actor): Condition {
  const isMine = isPartOf(actor.personId);
  const { all: everySession, own } = ofSessions;
  return sql<boolean>`(case a.kind when 'session'
    then ${whereIn(everySession, actor)} or (${whereIn(own, actor)} and ${isMine})
    else ${namedTo(actor)} or ${isMine} end)`;
}

/** Appointments (a) in which a person takes part. */
export function isPartOf(personId: string): Condition {
  return sql<boolean>`a.people @> ${JSON.stringify([{ personId }])}::jsonb`;
}

/** The caller's standing in each case, as columns that the policy reads. */
export const standing = sql`m.person_id is not null as "isMember", coalesce(m.functions, '{}') as functions,
  c.coordinating_agency_id as "coordinatingAgencyId"`;

/** A time that reveals progress, for sorting: it comes last where the caller does not see the progress. */
export function timeAsSeen(actor: Actor, time: RawBuilder<unknown>, descending: boolean): RawBuilder<unknown> {
  const progress = progressTo(actor);
  if (progress === always) return time;
  const last = descending ? sql`'-infinity'::timestamptz` : sql`'infinity'::timestamptz`;
  return sql`case when ${progress} then ${time} else ${last} end`;
}

/** Cases in which the caller belongs to a circle: the policy's `sees` as a condition. */
function whereIn(circle: Circle, actor: Actor): Condition {
  const { asMember, reach } = placeIn(circle, actor);
  if (reach === 'programme') return always;
  const ways = [sql<boolean>`m.functions && ${circle.functions}::text[]`];
  if (asMember) ways.push(sql<boolean>`m.person_id is not null`);
  if (reach) ways.push(sql<boolean>`c.coordinating_agency_id = ${reach.agencyId}`);
  return sql<boolean>`coalesce((${sql.join(ways, sql` or `)}), false)`;
}

/** The conjunction of some conditions. */
export function all(conditions: readonly (Condition | undefined)[]): Condition {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length > 0 ? sql<boolean>`${sql.join(given, sql` and `)}` : always;
}
