import type { ServiceCommand } from '../../../shared/domain/case';
import type { Rejection } from '../../../shared/domain/kernel/types';
import type { RejectionCode } from '../../../shared/domain/kernel/rejections';
import { type Phase, phaseNames } from '../../../shared/domain/path/phases';
import type { CaseFunction } from '../../../shared/domain/vocabulary';
import type { Instant } from '../../../shared/domain/time';
import type { Steering } from '../../../stories/act';
import { usual, usually } from '../../../stories/commands';
import type { CaseFile } from '../../../stories/drivers/kernel/case-file';

/** The expected results of a command, typed out from domain.md and not derived from the rules under test. */
export interface Row {
  /** Phases in which it is possible, once its subject exists. */
  readonly during: readonly Phase[];
  /** The rejection of an immediate repetition; null if it makes a further entry. */
  readonly again: RejectionCode | null;
  /** Possible while the case is suspended. */
  readonly suspended?: true;
  /** Who may give it in a case of their agency; by default the coordinator. */
  readonly may?: readonly (CaseFunction | 'coordinator' | 'author')[];
  /** Rejections in phases that allow the command but where its subject cannot exist. */
  readonly otherwise?: { readonly [P in Phase]?: RejectionCode };
  /** Only adds to the record, so it is possible after a death and once the case is closed. */
  readonly adds?: true;
}

const inCustody: readonly Phase[] = [
  'intake',
  'assessing',
  'classifying',
  'planning',
  'programme',
  'pre_release',
  'release_decision',
];
const beforeRelease: readonly Phase[] = ['referred', ...inCustody];
const withSupport: readonly Phase[] = [
  'programme',
  'pre_release',
  'release_decision',
  'released',
  'supervised',
  'aftercare',
];
const withPlan: readonly Phase[] = ['planning', 'programme', 'pre_release', 'release_decision'];
const open: readonly Phase[] = phaseNames.filter((phase) => phase !== 'closed');

const chairs = ['chair', 'coordinator'] as const;
const steered = (during: readonly Phase[], again: Row['again'], more: Partial<Row> = {}): Row => {
  return { during, again, ...more };
};
const recorded = (during: readonly Phase[], again: Row['again'], more: Partial<Row> = {}): Row => {
  return { during, again, suspended: true, ...more };
};
const among = <T extends RejectionCode>(code: T, ...phases: readonly Phase[]): Partial<Record<Phase, T>> =>
  Object.fromEntries(phases.map((phase) => [phase, code]));
const noConference = among('unknown_conference', 'referred', 'released', 'supervised', 'aftercare', 'closing');

/** One row per command: a new command does not compile without one. */
export const expected: Readonly<Record<Steering, Row>> = {
  acceptReferral: steered(['referred'], 'not_allowed_in_phase'),
  appoint: recorded(open, 'nothing_changed'),
  recordScreening: steered(['intake'], 'not_allowed_in_phase', { may: ['duty_officer', 'health_lead'] }),
  assignAssessment: steered(['assessing', 'programme', 'pre_release'], 'assessment_in_progress'),
  decideHousing: recorded(inCustody, null, { may: ['chair', 'facility_manager'] }),
  draftPlan: steered(['planning'], null),
  submitPlan: steered(['planning'], 'plan_not_submittable'),
  planSession: steered(withSupport, null),
  rescheduleSession: steered(withSupport, 'nothing_changed'),
  cancelSession: recorded(withSupport, 'session_not_open'),
  startPreRelease: steered(['programme'], 'not_allowed_in_phase'),
  requestReleaseConfirmations: steered(['pre_release'], 'already_requested'),
  changeDates: recorded(beforeRelease, 'nothing_changed'),
  recordReleaseDecision: recorded(inCustody, 'already_decided'),
  recordAftercareChoice: steered(['supervised', 'aftercare'], 'nothing_changed', {
    may: ['aftercare_lead', 'supervising_officer', 'coordinator'],
  }),
  startClosing: steered(
    open.filter((phase) => !['release_decision', 'released', 'supervised', 'closing'].includes(phase)),
    'not_allowed_in_phase',
    // Supervision has to end first, and has a rejection of its own.
    { otherwise: among('gate_incomplete', 'supervised') },
  ),
  closeCase: steered(['closing'], 'not_allowed_in_phase', { may: ['chair'] }),
  suspendCase: steered(open, 'not_allowed_while_suspended'),
  resumeCase: recorded(open, 'not_suspended'),
  recordDeath: recorded(open, 'not_allowed_after_death', { may: ['facility_manager', 'coordinator'] }),
  reassignTask: recorded(withSupport, 'nothing_changed', {
    otherwise: among('unknown_task', 'referred', 'intake', 'assessing', 'classifying', 'planning', 'closing'),
  }),
  correctEntry: recorded(phaseNames, null, { adds: true, may: ['coordinator', 'author'] }),
  setMarkers: recorded(beforeRelease, 'nothing_changed'),
  recordConviction: recorded(beforeRelease, 'nothing_changed'),
  recordConflict: recorded(open, 'nothing_changed'),
  recordBackground: steered(inCustody, null, { may: ['assessor', 'coordinator'] }),
  recordPersonComment: steered(
    inCustody.filter((phase) => phase !== 'intake'),
    null,
    { may: ['assessor', 'coordinator'], otherwise: among('unknown_assessment', 'intake') },
  ),
  setLevelOfConcern: recorded(inCustody, 'nothing_changed', { may: ['assessor'] }),
  skipReassessment: steered(
    ['classifying', 'planning', 'programme', 'pre_release', 'release_decision'],
    'no_reassessment_due',
    { may: ['chair'], otherwise: among('no_reassessment_due', 'assessing') },
  ),
  recordChallenge: recorded(inCustody, 'challenge_open'),
  recordKeepApart: recorded(inCustody, 'nothing_changed', { may: ['facility_manager', 'police_lead', 'coordinator'] }),
  endKeepApart: recorded(inCustody, 'unknown_pair', { may: ['facility_manager', 'police_lead', 'coordinator'] }),
  callConference: steered(inCustody, 'already_requested', { may: chairs }),
  recordConference: recorded(inCustody, 'conference_not_open', { may: chairs, otherwise: noConference }),
  cancelConference: recorded(inCustody, 'conference_not_open', { may: chairs, otherwise: noConference }),
  recordPlanAgreement: steered(withPlan, 'nothing_changed'),
  recordRiskPlan: recorded(withPlan, null),
  recordMeasure: steered(withSupport, 'nothing_changed'),
  endTrack: steered(withSupport, 'track_ended'),
  reviewObjective: steered(['programme', 'pre_release', 'release_decision'], 'nothing_changed', {
    otherwise: among('unknown_objective', 'planning'),
  }),
  planSeries: steered(withSupport, null),
  recordConsent: recorded([...new Set([...inCustody, ...withSupport])], 'nothing_changed'),
  recordSuitability: recorded([...new Set([...inCustody, ...withSupport])], 'nothing_changed', { may: ['chair'] }),
  recordIncident: recorded(inCustody, null, {
    may: ['facility_manager', 'duty_officer', 'police_lead', 'coordinator'],
  }),
  recordNewInformation: recorded(inCustody, null, {
    may: ['facility_manager', 'police_lead', 'assessor', 'coordinator'],
  }),
  resumeActivities: steered(inCustody, 'activities_not_suspended', { may: ['chair', 'facility_manager'] }),
  recordRestrictedEntry: recorded(inCustody, null, { may: ['custodian'] }),
  proposeIncentive: steered(inCustody, 'already_requested'),
  revokeIncentive: recorded(inCustody, 'unknown_incentive', { may: ['chair', 'facility_manager', 'coordinator'] }),
  goBack: steered(
    ['assessing', 'classifying', 'planning', 'programme', 'pre_release', 'release_decision'],
    'not_an_earlier_phase',
    { may: chairs, otherwise: among('not_an_earlier_phase', 'intake') },
  ),
};

/** Commands that programs give, not people: possible in every phase, without effect of their own. */
export const serviceCommands: {
  readonly [N in ServiceCommand['name']]: (file: CaseFile) => Extract<ServiceCommand, { name: N }>;
} = {
  tick: () => ({ name: 'tick' }),
  recordMailFailure: ({ kase }) => ({
    name: 'recordMailFailure',
    data: { taskId: Object.keys(kase.tasks)[0] ?? 'none', owedKey: 'ask:1:0.0' },
  }),
};

/** Creates the subject of a command. */
export function prepare(file: CaseFile, name: Steering): CaseFile {
  return file.play(usual(name).given?.(file) ?? []);
}

/** Gives a command with a valid body; returns its rejection, or null. */
export function attempt(file: CaseFile, name: Steering, occurredAt?: Instant): Rejection | null {
  const { by, body } = usually(name, file);
  return file.try(by, name, body as never, occurredAt);
}
