import type { Actor } from '../domain/kernel/types';
import type { CaseState } from '../domain/case';
import type { Compartment } from '../domain/compartments';
import { type AccountRole, accountRoles, type CaseFunction } from '../domain/vocabulary';
import { columnOfRole } from './matrix';

/** A clearance for a compartment of one case. Nobody has one until it is granted and recorded. */
interface Clearance {
  readonly compartment: Compartment;
}

/** A person's relation to one case: their functions, whether they are a member, and the coordinating agency. */
export interface Standing {
  readonly functions: readonly CaseFunction[];
  /** A holder of a function, or an assignee of a task, open or closed. */
  readonly isMember: boolean;
  readonly coordinatingAgencyId: string;
  readonly clearances?: readonly Clearance[];
}

/** The cases within reach of account roles: all of the programme, those that one agency coordinates, or none. */
export type Reach = 'programme' | { readonly agencyId: string } | null;

/** Roles that may learn of every case of the programme; how much they see of it is in how-much.ts. */
export const rolesOverAllCases: readonly AccountRole[] = accountRoles.filter(
  (role) => columnOfRole[role]?.over === 'programme',
);

/** The reach of a person's account roles. */
export function reachOf({ roles, agencyId }: Pick<Actor, 'roles' | 'agencyId'>): Reach {
  let reach: Reach = null;
  for (const role of roles) {
    const over = columnOfRole[role]?.over;
    if (over === 'programme') return over;
    if (over === 'own_agency' && agencyId !== null) reach = { agencyId };
  }
  return reach;
}

/** Whether an account role of the person reaches a case of this agency. */
export function isWithinReach(actor: Pick<Actor, 'roles' | 'agencyId'>, coordinatingAgencyId: string): boolean {
  const reach = reachOf(actor);
  return reach === 'programme' || reach?.agencyId === coordinatingAgencyId;
}

/**
 * Whether a person may know that a case exists: its members, and those with an account role that reaches it. Lists ask
 * the record the same (record/queries/scope.ts).
 */
export function canSeeCase(
  actor: Actor,
  { isMember, coordinatingAgencyId }: Pick<Standing, 'isMember' | 'coordinatingAgencyId'>,
): boolean {
  return isMember || isWithinReach(actor, coordinatingAgencyId);
}

/** A person's standing in a case, from its state. */
export function standingIn(actor: Actor, kase: CaseState): Standing {
  return {
    functions: functionsOf(actor, kase),
    isMember: isPartOf(actor, kase),
    coordinatingAgencyId: kase.coordinatingAgencyId,
  };
}

/** The functions that a person holds in a case. */
function functionsOf(actor: Actor, kase: CaseState): readonly CaseFunction[] {
  return (Object.keys(kase.functions) as CaseFunction[]).filter((held) => kase.functions[held] === actor.personId);
}

/** Whether a person holds a function in a case or was ever asked a task of it. */
function isPartOf(actor: Actor, kase: CaseState): boolean {
  return (
    functionsOf(actor, kase).length > 0 ||
    Object.values(kase.tasks).some(({ assigneeId }) => assigneeId === actor.personId)
  );
}
