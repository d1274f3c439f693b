import type { Actor } from '../domain/kernel-types';
import type { CaseState } from '../domain/state';
import { isWithinReach, type Standing } from './how-much';
import { columnOfRole } from './matrix';
import { accountRoles, type AccountRole, type CaseFunction } from './vocabulary';

/** Roles that may learn of every case of the programme; what they see of it is another matter (table.ts). */
export const rolesOverAllCases: readonly AccountRole[] = accountRoles.filter(
  (role) => columnOfRole[role]?.over === 'programme',
);

/**
 * Whether a person may know that a case exists: everybody who is part of it by a function or a task, and whoever has
 * an account role that reaches it. To others it does not exist.
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
