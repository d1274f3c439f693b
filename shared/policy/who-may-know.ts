import type { Actor } from '../domain/kernel-types';
import type { CaseState } from '../domain/state';
import type { Compartment } from './compartments';
import { columnOfRole } from './matrix';
import { accountRoles, type AccountRole, type CaseFunction } from './vocabulary';

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

/** Of which cases account roles tell: all of the programme, those that one agency coordinates, or none. */
export type Reach = 'programme' | { readonly agencyId: string } | null;

/** Roles that may learn of every case of the programme; how much they see of it is in how-much.ts. */
export const rolesOverAllCases: readonly AccountRole[] = accountRoles.filter(
  (role) => columnOfRole[role]?.over === 'programme',
);

/** How far a person's account roles reach. */
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
 * Whether a person may know that a case exists: those who are part of it by a function or a task, and those with an
 * account role that reaches it. To others it does not exist. Lists ask the same of the record (record/queries/scope.ts).
 */
export function canSeeCase(
  actor: Actor,
  { isMember, coordinatingAgencyId }: Pick<Standing, 'isMember' | 'coordinatingAgencyId'>,
): boolean {
  return isMember || isWithinReach(actor, coordinatingAgencyId);
}

/** What a person is to a case whose state is at hand. */
export function standingIn(actor: Actor, kase: CaseState): Standing {
  return {
    functions: functionsOf(actor, kase),
    isMember: isPartOf(actor, kase),
    coordinatingAgencyId: kase.coordinatingAgencyId,
  };
}

/** The functions that a person holds in a case. */
export function functionsOf(actor: Actor, kase: CaseState): readonly CaseFunction[] {
  return (Object.keys(kase.functions) as CaseFunction[]).filter((held) => kase.functions[held] === actor.personId);
}

/** Whether a person holds a function in a case or is asked something in it. */
export function isPartOf(actor: Actor, kase: CaseState): boolean {
  return (
    functionsOf(actor, kase).length > 0 ||
    Object.values(kase.tasks).some(({ assigneeId }) => assigneeId === actor.personId)
  );
}
