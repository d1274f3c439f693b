import type { Actor } from '../domain/kernel/types';
import { type Compartment, compartments } from '../domain/compartments';
import {
  type AccountRole,
  accountRoles,
  type CaseFunction,
  caseFunctions,
  type Discipline,
  disciplines,
} from '../domain/vocabulary';
import { columnOfDiscipline, columnOfFunction, columnOfRole, matrix, viewers, type Viewer } from './matrix';
import { views, wordOf, type View } from './views';
import { isWithinReach, reachOf, type Reach, type Standing } from './who-may-know';

/** A person's views of all compartments, and what follows for the case's identity. */
export interface Look {
  readonly views: Readonly<Record<Compartment, View>>;
  /** The person's own name, date of birth and reference to them. */
  readonly name: boolean;
  /** Progress of the case: phase, dates, gate, what is missing from whom. */
  readonly progress: boolean;
  /** The alias and the phase. */
  readonly alias: boolean;
}

/**
 * A person's view of each compartment: the most that any of their columns shows. Functions give columns; so do
 * disciplines, for members of the case, and account roles, for cases within their reach. Computed once a process for
 * each set of columns.
 */
export function lookAt(actor: Actor, standing: Standing): Look {
  const columns = columnsOf(actor, standing);
  const { clearances = [] } = standing;
  if (clearances.length > 0) return lookOf(columns, new Set(clearances.map(({ compartment }) => compartment)));
  const known = looks.get(columns);
  if (known) return known;
  const look = lookOf(columns, new Set());
  looks.set(columns, look);
  return look;
}

/** Whether a view of `identity` shows the person's name and date of birth. */
export function showsName(identity: View): boolean {
  return identity === 'full';
}

/** Whether a view of `identity` shows the case's progress: dates, facility, what is missing from whom. */
export function showsProgress(identity: View): boolean {
  return identity === 'full' || identity === 'pseudonym';
}

/** Whether a view of `identity` shows the alias and the phase. */
export function showsAlias(identity: View): boolean {
  return showsProgress(identity) || identity === 'alias' || identity === 'status';
}

/** Functions, disciplines and account roles whose column sees enough of a compartment. */
export interface Circle {
  readonly functions: readonly CaseFunction[];
  readonly disciplines: readonly Discipline[];
  readonly roles: readonly AccountRole[];
}

/** The circle of a compartment in which a view suffices. */
export function circleOf(compartment: Compartment, isEnough: (view: View) => boolean): Circle {
  const isIn = (column: Viewer): boolean => isEnough(wordOf(matrix[compartment][column]).see);
  return {
    functions: caseFunctions.filter((held) => isIn(columnOfFunction[held])),
    disciplines: disciplines.filter((each) => isIn(columnOfDiscipline[each])),
    roles: accountRoles.filter((role) => columnOfRole[role] && isIn(columnOfRole[role].column)),
  };
}

/**
 * Cases in which a person is in a circle: those that they are a member of, and those in reach of their account roles.
 */
export function placeIn(circle: Circle, actor: Actor): { readonly asMember: boolean; readonly reach: Reach } {
  const roles = actor.roles.filter((role) => circle.roles.includes(role));
  return {
    asMember: actor.disciplines.some((each) => circle.disciplines.includes(each)),
    reach: reachOf({ roles, agencyId: actor.agencyId }),
  };
}

/** A set of columns, one bit for each. */
type Columns = number;
const bitOf = Object.fromEntries(viewers.map((viewer, place) => [viewer, 1 << place])) as Record<Viewer, Columns>;
const looks = new Map<Columns, Look>();

function columnsOf(
  { roles, disciplines: known, agencyId }: Actor,
  { functions, isMember, coordinatingAgencyId }: Standing,
): Columns {
  let columns: Columns = 0;
  for (const held of functions) columns |= bitOf[columnOfFunction[held]];
  if (isMember) for (const discipline of known) columns |= bitOf[columnOfDiscipline[discipline]];
  for (const role of roles) {
    const column = columnOfRole[role]?.column;
    if (column && isWithinReach({ roles: [role], agencyId }, coordinatingAgencyId)) columns |= bitOf[column];
  }
  return columns;
}

function lookOf(columns: Columns, cleared: ReadonlySet<Compartment>): Look {
  const among = viewers.filter((viewer) => (columns & bitOf[viewer]) !== 0);
  const viewOf = (compartment: Compartment): View => {
    const shown = among.map((viewer) => {
      const word = wordOf(matrix[compartment][viewer]);
      return cleared.has(compartment) && word.cleared ? word.cleared : word.see;
    });
    return views.find((view) => shown.includes(view)) ?? 'none';
  };
  const seen = Object.fromEntries(compartments.map((each) => [each, viewOf(each)])) as Look['views'];
  const { identity } = seen;
  return { views: seen, name: showsName(identity), progress: showsProgress(identity), alias: showsAlias(identity) };
}
