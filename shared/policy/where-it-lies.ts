import type { CommandName } from '../domain/commands';
import type { EventType } from '../domain/events';
import type { Missing, MissingCode } from '../domain/kernel-types';
import type { FollowUpSubject, Task, TaskKind } from '../domain/tasks';
import { isRestricted, restrictedWord, type Compartment } from './compartments';
import { compartmentOfEvent, eventRows } from './where-events-lie';
import type { CaseFunction } from './vocabulary';

/** A command whose free text is kept where the table of compartments says, whatever it is about. */
export type PlacedCommand = Exclude<CommandName, 'answerTask' | 'correctEntry'>;

/**
 * In which compartment the free text of each command is kept; that of an answer lies where its task's answers do, that
 * of a correction where the texts of the entry do which it corrects.
 */
const ofCommand = {
  openCase: 'assessment',
  acceptReferral: 'identity',
  appoint: 'identity',
  recordScreening: 'assessment',
  assignAssessment: 'assessment',
  decideHousing: 'identity',
  draftPlan: 'identity',
  submitPlan: 'identity',
  planSession: 'sessions',
  rescheduleSession: 'sessions',
  cancelSession: 'sessions',
  startPreRelease: 'identity',
  requestReleaseConfirmations: 'identity',
  recordReleaseDecision: 'identity',
  recordAftercareChoice: 'identity',
  startClosing: 'identity',
  closeCase: 'identity',
  suspendCase: 'identity',
  resumeCase: 'identity',
  recordDeath: 'identity',
  reassignTask: 'identity',
  setMarkers: 'identity',
  recordConviction: 'identity',
  recordConflict: 'identity',
  recordBackground: 'assessment',
  recordPersonComment: 'assessment',
  setLevelOfConcern: 'assessment',
  skipReassessment: 'identity',
  recordChallenge: 'identity',
  recordKeepApart: 'incidents',
  endKeepApart: 'incidents',
  callConference: 'identity',
  recordConference: 'identity',
  cancelConference: 'identity',
  recordPlanAgreement: 'identity',
  recordRiskPlan: 'identity',
  recordMeasure: 'sessions',
  endTrack: 'sessions',
  reviewObjective: 'identity',
  planSeries: 'sessions',
  recordConsent: 'identity',
  recordSuitability: 'identity',
  recordIncident: 'incidents',
  recordNewInformation: 'incidents',
  resumeActivities: 'incidents',
  recordRestrictedEntry: 'intelligence',
  proposeIncentive: 'incentives',
  revokeIncentive: 'incentives',
  changeDates: 'identity',
  goBack: 'identity',
} as const satisfies Record<PlacedCommand, Compartment>;

/** A task lies where it is asked, and its answer where it is read: a contact is known to be due by whoever sees dates. */
const ofTaskKind = {
  session_invitation: { task: 'sessions', answer: 'sessions' },
  session_report: { task: 'sessions', answer: 'sessions' },
  assessment: { task: 'assessment', answer: 'assessment' },
  assessment_review: { task: 'assessment', answer: 'assessment' },
  plan_approval: { task: 'identity', answer: 'identity' },
  review_decision: { task: 'identity', answer: 'identity' },
  release_confirmation: { task: 'identity', answer: 'identity' },
  handover_sending: { task: 'identity', answer: 'identity' },
  handover_acceptance: { task: 'identity', answer: 'identity' },
  contact_report: { task: 'identity', answer: 'sessions' },
  outreach: { task: 'identity', answer: 'sessions' },
  follow_up: { task: 'identity', answer: 'identity' },
  plan_opinion: { task: 'identity', answer: 'identity' },
  assessment_consensus: { task: 'assessment', answer: 'assessment' },
  challenge_review: { task: 'identity', answer: 'identity' },
  conference_invitation: { task: 'identity', answer: 'identity' },
  conference_report: { task: 'identity', answer: 'identity' },
  action: { task: 'identity', answer: 'identity' },
  concern_review: { task: 'sessions', answer: 'sessions' },
  urgent_concern: { task: 'sessions', answer: 'sessions' },
  incident_notice: { task: 'incidents', answer: 'incidents' },
  suspension_proposal: { task: 'incidents', answer: 'incidents' },
  // Owed by every gate of release; that it is owed a second time would tell of a new entry.
  intelligence_attestation: { task: 'intelligence', answer: 'intelligence' },
  incentive_decision: { task: 'incentives', answer: 'incentives' },
} as const satisfies Record<TaskKind, { readonly task: Compartment; readonly answer: Compartment }>;

/** What is to be followed up tells what happened: it lies where that does. */
const ofFollowUp = {
  phase_overdue: 'identity',
  session_declined: 'sessions',
  assessment_not_possible: 'assessment',
  assessment_rejected: 'assessment',
  plan_rejected: 'identity',
  release_refused: 'identity',
  reassessment_due: 'identity',
  housing_review_due: 'identity',
  pre_release_due: 'identity',
  contact_schedule_ended: 'identity',
  outreach_failed: 'identity',
  mail_failed: 'identity',
  segregation_limit: 'identity',
  conference_due: 'identity',
  conference_record_due: 'identity',
  consent_offer_due: 'identity',
  suitability_screening_due: 'identity',
  objective_review_due: 'identity',
  risk_plan_review_due: 'identity',
  reassessment_required: 'identity',
  accreditation_lapsed: 'sessions',
  action_not_possible: 'identity',
  adulthood_reached: 'identity',
  conflict_recorded: 'identity',
  plan_changes_asked: 'identity',
  housing_challenge_upheld: 'identity',
} as const satisfies Record<FollowUpSubject, Compartment>;

/** That an advocate or a custodian is appointed tells that there is something for them. */
const ofFunction = {
  lead_coordinator: 'identity',
  chair: 'identity',
  assessor: 'identity',
  reviewer: 'identity',
  duty_officer: 'identity',
  health_lead: 'identity',
  facility_manager: 'identity',
  police_lead: 'identity',
  probation_lead: 'identity',
  supervising_officer: 'identity',
  aftercare_lead: 'identity',
  advocate: 'victims',
  custodian: 'intelligence',
} as const satisfies Record<CaseFunction, Compartment>;

/** What a gate may lack; what is missing as a task lies where the task does. */
const ofMissing = {
  referral_acceptance: 'identity',
  baseline: 'assessment',
  baseline_review: 'assessment',
  baseline_assignment: 'assessment',
  classification: 'identity',
  plan_submission: 'identity',
  plan_draft: 'identity',
  programme_completion: 'identity',
  release_confirmation_chair: 'identity',
  release_confirmation_police_lead: 'identity',
  release_confirmation_probation_lead: 'identity',
  release_confirmation_aftercare_lead: 'identity',
  final_assessment: 'assessment',
  release_decision: 'identity',
  day_of_release: 'identity',
  supervision_end: 'identity',
  aftercare_choice: 'identity',
  aftercare_end: 'identity',
  outcome: 'identity',
  baseline_consensus: 'assessment',
  person_comment: 'assessment',
  risk_plan: 'identity',
  plan_agreement: 'identity',
} as const satisfies Record<Exclude<MissingCode, TaskKind | CodeOfList>, Compartment>;

/** Codes that end in one of a list of the programme's, or in a discipline. */
const ofMissingList = {
  screening_: 'assessment',
  background_: 'assessment',
  quorum_: 'identity',
  consent_offer_: 'identity',
} as const satisfies Record<string, Compartment>;
type CodeOfList = `${keyof typeof ofMissingList}${string}`;

/**
 * What the record and its read log call a command: its name, or the envelope's word where the name tells more than the
 * envelopes of its entries do.
 */
export function nameInRecord(name: string): string {
  const lies = Object.hasOwn(ofCommand, name) ? ofCommand[name as PlacedCommand] : undefined;
  return lies !== undefined && isRestricted(lies) ? restrictedWord : name;
}

/** Where the free text of a command is kept. */
export function compartmentOfCommand(name: PlacedCommand): Compartment {
  return ofCommand[name];
}

/**
 * Where the free texts of an entry are kept, and those of its corrections.
 * @param task the task that it answers, for an answer
 */
export function compartmentOfTexts(type: EventType, task?: Pick<Task, 'kind'>): Compartment {
  if (type === 'caseOpened') return ofCommand.openCase;
  return type === 'taskAnswered' && task ? compartmentOfAnswer(task.kind) : eventRows[type].in;
}

/** Where the free text of an answer is kept. */
export function compartmentOfAnswer(kind: TaskKind): Compartment {
  return ofTaskKind[kind].answer;
}

/** Where it lies that a task is asked, of whom, until when. */
export function compartmentOfTask({ kind, about }: Pick<Task, 'kind' | 'about'>): Compartment {
  return kind === 'follow_up' && Object.hasOwn(ofFollowUp, about)
    ? ofFollowUp[about as FollowUpSubject]
    : ofTaskKind[kind].task;
}

/** Where it lies that somebody holds a function. */
export function compartmentOfFunction(held: CaseFunction): Compartment {
  return ofFunction[held];
}

/** Where it lies that something is missing at a gate. */
export function compartmentOfMissing({ code, about = '' }: Pick<Missing, 'code' | 'about'>): Compartment {
  if (isTaskKind(code)) return compartmentOfTask({ kind: code, about });
  if (Object.hasOwn(ofMissing, code)) return ofMissing[code as keyof typeof ofMissing];
  const list = (Object.keys(ofMissingList) as (keyof typeof ofMissingList)[]).find((start) => code.startsWith(start));
  if (!list) throw new Error(`no compartment for what is missing as ${code}`);
  return ofMissingList[list];
}

/** Where it lies that something will fall due: a reminder lies where its task does. */
export function compartmentOfDeadline(
  { what, about }: { readonly what: EventType; readonly about?: string },
  tasks: Readonly<Record<string, Task>>,
): Compartment {
  const task = about === undefined || !Object.hasOwn(tasks, about) ? undefined : tasks[about];
  return task ? compartmentOfTask(task) : compartmentOfEvent(what);
}

function isTaskKind(code: MissingCode): code is TaskKind {
  return Object.hasOwn(ofTaskKind, code);
}

/** The kinds of task, and the subjects of follow-ups, that lie in a compartment. */
export function tasksOf(compartment: Compartment): {
  readonly kinds: readonly TaskKind[];
  readonly subjects: readonly FollowUpSubject[];
} {
  const kinds = (Object.keys(ofTaskKind) as TaskKind[]).filter((kind) => kind !== 'follow_up');
  const subjects = Object.keys(ofFollowUp) as FollowUpSubject[];
  return {
    kinds: kinds.filter((kind) => ofTaskKind[kind].task === compartment),
    subjects: subjects.filter((subject) => ofFollowUp[subject] === compartment),
  };
}
