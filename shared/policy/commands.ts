import type { Actor } from '../domain/kernel-types';
import type { CommandName } from '../domain/commands';
import type { CaseState } from '../domain/state';
import { canSeeCase, functionsOf, isPartOf } from './visibility';
import type { AccountRole, CaseFunction } from './vocabulary';

interface Grant {
  readonly functions?: readonly CaseFunction[];
  readonly roles?: readonly AccountRole[];
  /** Whoever is asked: the rule of the task says who that is. */
  readonly assignee?: true;
}

const coordinators: Grant = { roles: ['coordinator'] };

/** Who may give which command in a case that they may see: by function first, by account role last. */
export const commandGrants: Readonly<Record<CommandName, Grant>> = {
  openCase: coordinators,
  acceptReferral: coordinators,
  appoint: coordinators,
  recordScreening: { functions: ['duty_officer', 'health_lead'] },
  assignAssessment: coordinators,
  decideHousing: { functions: ['chair', 'facility_manager'] },
  draftPlan: coordinators,
  submitPlan: coordinators,
  planSession: coordinators,
  rescheduleSession: coordinators,
  cancelSession: coordinators,
  startPreRelease: coordinators,
  requestReleaseConfirmations: coordinators,
  changeReleaseDate: coordinators,
  recordReleaseDecision: coordinators,
  recordAftercareChoice: { functions: ['aftercare_lead', 'supervising_officer'], roles: ['coordinator'] },
  startClosing: coordinators,
  closeCase: { functions: ['chair'] },
  suspendCase: coordinators,
  resumeCase: coordinators,
  recordDeath: { functions: ['facility_manager'], roles: ['coordinator'] },
  reassignTask: coordinators,
  answerTask: { assignee: true },
};

/** Whether a person may give a command in a case; `invisible` where they may not even learn that the case exists. */
export function authorise(actor: Actor, kase: CaseState, name: CommandName): 'allowed' | 'forbidden' | 'invisible' {
  const functions = functionsOf(actor, kase);
  const isMember = isPartOf(actor, kase);
  if (!canSeeCase(actor, { coordinatingAgencyId: kase.coordinatingAgencyId, isMember })) return 'invisible';
  const grant = commandGrants[name];
  const allowed =
    grant.assignee === true ||
    grant.functions?.some((held) => functions.includes(held)) === true ||
    (isInCharge(actor, kase) && holdsRole(actor, grant.roles ?? []));
  return allowed ? 'allowed' : 'forbidden';
}

/** An account role steers only the cases of its own agency, and those that its holder leads. */
function isInCharge({ agencyId, personId }: Actor, { coordinatingAgencyId, functions }: CaseState): boolean {
  return agencyId === coordinatingAgencyId || functions.lead_coordinator === personId;
}

/** Whether a person may open cases. */
export function mayOpenCase(actor: Actor): boolean {
  return holdsRole(actor, commandGrants.openCase.roles ?? []);
}

function holdsRole(actor: Actor, roles: readonly AccountRole[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}
