import type { CaseFunction } from '../policy/vocabulary';
import type { Instant } from './time';

/** How surely the author of an answer must be known: a mailed link, or a signed-in account. */
export type Sensitivity = 'link' | 'sign_in';

/**
 * What an answer must bring along: a reason from the programme's list, the reasons in words, or nothing.
 * Free text is always welcome.
 */
export interface AnswerNeeds {
  readonly reasonsFrom?: ReasonList;
  readonly narrative?: 'required';
}

/** The lists of reasons that a programme definition keeps. */
export type ReasonList =
  | 'invitationDeclined'
  | 'sessionNotHeld'
  | 'sessionCancelled'
  | 'approvalRejected'
  | 'assessmentNotPossible'
  | 'contactMissed'
  | 'outreachFailed'
  | 'suspended'
  | 'reassigned'
  | 'conflictOfInterest'
  | 'keepApart'
  | 'conferenceCancelled'
  | 'actionNotPossible'
  | 'trackDroppedOut'
  | 'incentiveRefused'
  | 'incentiveRevoked'
  | 'datesChanged';

/** The activity that carries a mail about a task to a person; the engine's history reads in these names. */
export type OutreachActivity =
  | 'inviteToSession'
  | 'inviteToConference'
  | 'alertDuty'
  | 'requestReport'
  | 'requestApproval'
  | 'requestAssessment'
  | 'requestContactReport'
  | 'requestFollowUp'
  | 'remind'
  | 'escalate'
  | 'announce';

interface TaskKindRow {
  readonly sensitivity: Sensitivity;
  readonly askedBy: OutreachActivity;
  readonly answers: Readonly<Record<string, AnswerNeeds>>;
}

/** A gate has a named human, reasons and a time (rule 1). */
const inWords = { narrative: 'required' } as const;

/** Everything a person can be asked, what they may answer, and what each answer needs (domain.md, "Tasks"). */
export const taskKinds = {
  session_invitation: {
    sensitivity: 'link',
    askedBy: 'inviteToSession',
    answers: { accept: {}, decline: { reasonsFrom: 'invitationDeclined' } },
  },
  session_report: {
    sensitivity: 'link',
    askedBy: 'requestReport',
    answers: { held: {}, not_held: { reasonsFrom: 'sessionNotHeld' } },
  },
  assessment: {
    sensitivity: 'sign_in',
    askedBy: 'requestAssessment',
    answers: { submit: {}, cannot_do: { reasonsFrom: 'assessmentNotPossible' } },
  },
  assessment_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { approve: inWords, reject: { reasonsFrom: 'approvalRejected' } },
  },
  assessment_consensus: { sensitivity: 'sign_in', askedBy: 'requestAssessment', answers: { submit: {} } },
  challenge_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { uphold: inWords, partly_uphold: inWords, dismiss: inWords },
  },
  conference_invitation: {
    sensitivity: 'link',
    askedBy: 'inviteToConference',
    answers: { accept: {}, decline: { reasonsFrom: 'invitationDeclined' } },
  },
  conference_report: { sensitivity: 'sign_in', askedBy: 'requestReport', answers: { report: inWords } },
  action: {
    sensitivity: 'sign_in',
    askedBy: 'requestFollowUp',
    answers: { done: inWords, cannot_do: { reasonsFrom: 'actionNotPossible' } },
  },
  concern_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestFollowUp',
    answers: { reassess: inWords, watch: inWords, no_action: inWords },
  },
  urgent_concern: { sensitivity: 'link', askedBy: 'alertDuty', answers: { acknowledge: {} } },
  incident_notice: { sensitivity: 'sign_in', askedBy: 'requestFollowUp', answers: { noted: {} } },
  suspension_proposal: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { suspend: inWords, keep: inWords },
  },
  intelligence_attestation: { sensitivity: 'sign_in', askedBy: 'requestApproval', answers: { attest: inWords } },
  incentive_decision: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { grant: inWords, refuse: { reasonsFrom: 'incentiveRefused' } },
  },
  plan_approval: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { approve: inWords, approve_with_changes: inWords, reject: { reasonsFrom: 'approvalRejected' } },
  },
  plan_opinion: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { agree: {}, agree_with_changes: inWords, dissent: inWords },
  },
  review_decision: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: {
      continue: inWords,
      revise: inWords,
      step_up: inWords,
      step_down: inWords,
      suspend: inWords,
      complete: inWords,
    },
  },
  release_confirmation: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    answers: { confirm: inWords, refuse: { reasonsFrom: 'approvalRejected' } },
  },
  handover_sending: { sensitivity: 'sign_in', askedBy: 'requestApproval', answers: { confirm: {} } },
  handover_acceptance: { sensitivity: 'sign_in', askedBy: 'requestApproval', answers: { confirm: {} } },
  contact_report: {
    sensitivity: 'link',
    askedBy: 'requestContactReport',
    answers: { made: {}, missed: { reasonsFrom: 'contactMissed' } },
  },
  outreach: {
    sensitivity: 'link',
    askedBy: 'requestContactReport',
    answers: { reached: {}, not_reached: { reasonsFrom: 'outreachFailed' } },
  },
  follow_up: { sensitivity: 'sign_in', askedBy: 'requestFollowUp', answers: { done: {} } },
} as const satisfies Record<string, TaskKindRow>;

export type TaskKind = keyof typeof taskKinds;
export type AnswerOf<K extends TaskKind> = keyof (typeof taskKinds)[K]['answers'] & string;
/** What the chair decides after a reassessment. */
export type ReviewDecision = AnswerOf<'review_decision'>;
export type Answer = { [K in TaskKind]: AnswerOf<K> }[TaskKind];

/** The row of a kind, without the narrow types of its answers. */
export function taskKind(kind: TaskKind): TaskKindRow {
  return taskKinds[kind];
}

/** What a coordinator is asked to follow up; a code, never a sentence. */
export type FollowUpSubject =
  | 'phase_overdue'
  | 'session_declined'
  | 'assessment_not_possible'
  | 'assessment_rejected'
  | 'plan_rejected'
  | 'release_refused'
  | 'reassessment_due'
  | 'housing_review_due'
  | 'pre_release_due'
  | 'contact_schedule_ended'
  | 'outreach_failed'
  | 'mail_failed'
  | 'segregation_limit'
  | 'conference_due'
  | 'conference_record_due'
  | 'consent_offer_due'
  | 'suitability_screening_due'
  | 'objective_review_due'
  | 'risk_plan_review_due'
  | 'reassessment_required'
  | 'accreditation_lapsed'
  | 'action_not_possible'
  | 'adulthood_reached'
  | 'conflict_recorded'
  | 'plan_changes_asked'
  | 'housing_challenge_upheld';

/** One rung of a ladder: at which share of the window, and whom it reaches. */
export interface Rung {
  readonly at: number;
  readonly to: 'assignee' | CaseFunction;
}

/** What one person is asked. It is derived by events alone; what is mailed follows from it (see owed.ts). */
export interface Task {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly assigneeId: string;
  /** The session, assessment, plan, contact or follow-up subject that the task is about. */
  readonly about: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  /** Rungs of the ladder that time has passed. */
  readonly rungsReached: number;
  /** Rises when the task goes to another person: links of earlier generations are dead. */
  readonly generation: number;
  /** Rises when what is asked of the assignee changes, such as a session's time; another assignee starts afresh. */
  readonly revision: number;
  readonly formerAssigneeId?: string;
  readonly status: 'open' | 'answered' | 'withdrawn';
  readonly closedAt?: Instant;
  readonly answer?: Answer;
  readonly answeredBy?: string;
  readonly knownBy?: KnownBy;
  /** Whether a person who was asked is told that it is no longer needed. */
  readonly tellWithdrawal?: boolean;
}

/** How the author of an act was known. */
export type KnownBy = 'link' | 'sign_in' | 'service';
