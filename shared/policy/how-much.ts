import type { Actor } from '../domain/kernel-types';
import type { Compartment } from './compartments';
import { columnOfDiscipline, columnOfFunction, columnOfRole, matrix, type Viewer } from './matrix';
import type { AccountRole, CaseFunction } from './vocabulary';
import { views, wordOf, type View } from './views';

/** That somebody was cleared for a compartment of one case. Nobody is until it is granted and recorded. */
export interface Clearance {
  readonly compartment: Compartment;
}

/** What somebody is to one case: their functions, whether they are part of it, whose case it is. */
export interface Standing {
  readonly functions: readonly CaseFunction[];
  /** By a function, or by a task that they are or were asked. */
  readonly isMember: boolean;
  readonly coordinatingAgencyId: string;
  readonly clearances?: readonly Clearance[];
}

/**
 * How much of a compartment of a case a person sees: the most that any of their columns shows. Functions speak first,
 * then, for who is part of the case, disciplines; an account role speaks where the case is within its reach.
 */
export function sees(actor: Actor, standing: Standing, compartment: Compartment): View {
  const isCleared = standing.clearances?.some((each) => each.compartment === compartment) === true;
  const shown = columnsOf(actor, standing).map((viewer) => {
    const { see, cleared } = wordOf(matrix[compartment][viewer]);
    return views.indexOf(isCleared && cleared ? cleared : see);
  });
  return shown.length > 0 ? (views[Math.min(...shown)] ?? 'none') : 'none';
}

/** Whether a view of `identity` shows the person's name and date of birth. */
export function showsName(identity: View): boolean {
  return identity === 'full';
}

/** Whether a view of `identity` shows how the case goes: dates, facility, who owes what. */
export function showsProgress(identity: View): boolean {
  return identity === 'full' || identity === 'pseudonym';
}

/** Whether a view of `identity` shows the alias and the phase. */
export function showsAlias(identity: View): boolean {
  return showsProgress(identity) || identity === 'alias' || identity === 'status';
}

/** Whether an account role of the person reaches a case of this agency. */
export function isWithinReach({ roles, agencyId }: Actor, coordinatingAgencyId: string): boolean {
  return roles.some((role) => reaches(role, agencyId, coordinatingAgencyId));
}

/** Whether an account role of the person reaches every case of the programme. */
export function overseesProgramme({ roles }: Actor): boolean {
  return roles.some((role) => columnOfRole[role]?.over === 'programme');
}

function reaches(role: AccountRole, agencyId: string | null, coordinatingAgencyId: string): boolean {
  const over = columnOfRole[role]?.over;
  return over === 'programme' || (over === 'own_agency' && agencyId === coordinatingAgencyId);
}

function columnsOf(actor: Actor, { functions, isMember, coordinatingAgencyId }: Standing): readonly Viewer[] {
  return [
    ...functions.map((held) => columnOfFunction[held]),
    ...(isMember ? actor.disciplines.map((discipline) => columnOfDiscipline[discipline]) : []),
    ...actor.roles.flatMap((role) =>
      reaches(role, actor.agencyId, coordinatingAgencyId) ? (columnOfRole[role]?.column ?? []) : [],
    ),
  ];
}
