import type { Actor } from '../domain/kernel-types';
import type { CaseState } from '../domain/state';
import type { AccountRole, CaseFunction } from './vocabulary';

/** Roles that may learn of every case of the programme; what they see of it is another matter (compartments.ts). */
export const rolesOverAllCases: readonly AccountRole[] = ['manager', 'auditor', 'data_protection_officer'];

/**
 * Whether a person may know that a case exists: coordinators of the coordinating agency, those who oversee the
 * programme, and everybody who is part of the case by a function or a task. To others it does not exist.
 */
export function canSeeCase(
  actor: Actor,
  kase: { readonly coordinatingAgencyId: string; readonly isMember: boolean },
): boolean {
  if (kase.isMember) return true;
  if (actor.roles.some((role) => rolesOverAllCases.includes(role))) return true;
  return actor.roles.includes('coordinator') && actor.agencyId === kase.coordinatingAgencyId;
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
