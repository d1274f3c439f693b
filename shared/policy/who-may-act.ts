import type { CommandName } from '../domain/commands';
import type { Actor } from '../domain/kernel-types';
import type { CaseState } from '../domain/state';
import { isWithinReach } from './how-much';
import { canSeeCase, standingIn } from './who-may-know';
import type { AccountRole, CaseFunction } from './vocabulary';

/** Who gives a command, and where the giver's column writes not in its compartment: why they give it all the same. */
interface Grant {
  readonly functions?: readonly CaseFunction[];
  /** Account roles, over the cases within their reach and those that their holder leads. */
  readonly roles?: readonly AccountRole[];
  /** Whoever is asked: the rule of the task says who that is. */
  readonly assignee?: true;
  /** Whoever made the entry that the command is about. */
  readonly author?: true;
  readonly although?: string;
}

const coordinators: Grant = { roles: ['coordinator'] };
const asks = { ...coordinators, although: 'The coordinator asks for it, and records no finding.' } as const;

/** Who may give which command in a case that they may see: by function first, by account role last. */
export const commandGrants: Readonly<Record<CommandName, Grant>> = {
  openCase: { ...coordinators, although: 'Why the person took this path comes with the referral.' },
  acceptReferral: coordinators,
  appoint: coordinators,
  recordScreening: {
    functions: ['duty_officer', 'health_lead'],
    although: 'The duty officer screens on arrival, whatever of assessments is seen afterwards.',
  },
  assignAssessment: asks,
  decideHousing: {
    functions: ['chair', 'facility_manager'],
    although: 'The facility manager decides where somebody is held.',
  },
  draftPlan: coordinators,
  submitPlan: coordinators,
  planSession: asks,
  rescheduleSession: asks,
  cancelSession: asks,
  startPreRelease: coordinators,
  requestReleaseConfirmations: coordinators,
  recordReleaseDecision: coordinators,
  recordAftercareChoice: {
    functions: ['aftercare_lead', 'supervising_officer'],
    ...coordinators,
    although: 'The person tells whoever accompanies them outside.',
  },
  startClosing: coordinators,
  closeCase: { functions: ['chair'] },
  suspendCase: coordinators,
  resumeCase: coordinators,
  recordDeath: {
    functions: ['facility_manager'],
    ...coordinators,
    although: 'The facility manager knows first.',
  },
  reassignTask: coordinators,
  answerTask: { assignee: true },
  setMarkers: coordinators,
  recordConviction: coordinators,
  recordConflict: coordinators,
  recordBackground: {
    functions: ['assessor'],
    ...coordinators,
    although: 'The coordinator gathers what agencies tell of family, needs and education.',
  },
  recordPersonComment: {
    functions: ['assessor'],
    ...coordinators,
    although: 'The coordinator writes down what the person wants said.',
  },
  setLevelOfConcern: { functions: ['assessor'] },
  skipReassessment: { functions: ['chair'] },
  recordChallenge: coordinators,
  recordKeepApart: { functions: ['facility_manager', 'police_lead'], ...coordinators },
  endKeepApart: { functions: ['facility_manager', 'police_lead'], ...coordinators },
  callConference: { functions: ['chair'], ...coordinators },
  recordConference: { functions: ['chair'], ...coordinators },
  cancelConference: { functions: ['chair'], ...coordinators },
  recordPlanAgreement: coordinators,
  recordRiskPlan: coordinators,
  recordMeasure: { ...coordinators, although: 'The coordinator writes down what the specialist measured.' },
  endTrack: { ...coordinators, although: 'The coordinator ends a track on what its specialist reported.' },
  reviewObjective: coordinators,
  planSeries: asks,
  recordConsent: coordinators,
  recordSuitability: { functions: ['chair'] },
  recordIncident: { functions: ['facility_manager', 'duty_officer', 'police_lead'], ...coordinators },
  recordNewInformation: {
    functions: ['facility_manager', 'police_lead', 'assessor'],
    ...coordinators,
    although: 'The assessor reports what changes the picture.',
  },
  resumeActivities: { functions: ['chair', 'facility_manager'] },
  recordRestrictedEntry: { functions: ['custodian'] },
  proposeIncentive: coordinators,
  revokeIncentive: { functions: ['chair', 'facility_manager'], ...coordinators },
  changeDates: coordinators,
  goBack: { functions: ['chair'], ...coordinators },
  correctEntry: {
    ...coordinators,
    author: true,
    although: 'A correction adds to what its giver sees already, and changes nothing of it.',
  },
};

/**
 * Whether a person may give a command in a case; `invisible` where they may not even learn that the case exists.
 * @param authorId who made the entry that the command is about, where it is about one that the person sees
 */
export function authorise(
  actor: Actor,
  kase: CaseState,
  name: CommandName,
  authorId?: string,
): 'allowed' | 'forbidden' | 'invisible' {
  const standing = standingIn(actor, kase);
  if (!canSeeCase(actor, standing)) return 'invisible';
  const grant = commandGrants[name];
  const allowed =
    grant.assignee === true ||
    (grant.author === true && authorId === actor.personId) ||
    grant.functions?.some((held) => standing.functions.includes(held)) === true ||
    holdsRole(actor, kase, grant.roles ?? []);
  return allowed ? 'allowed' : 'forbidden';
}

/** Whether a person may open cases: they are their agency's. */
export function mayOpenCase(actor: Actor): boolean {
  const { roles = [] } = commandGrants.openCase;
  return actor.agencyId !== null && actor.roles.some((role) => roles.includes(role));
}

function holdsRole(actor: Actor, kase: CaseState, granted: readonly AccountRole[]): boolean {
  const roles = actor.roles.filter((role) => granted.includes(role));
  const leads = kase.functions.lead_coordinator === actor.personId;
  return roles.length > 0 && (leads || isWithinReach({ ...actor, roles }, kase.coordinatingAgencyId));
}
