import type { CaseFunction } from '../../policy/vocabulary';
import type {
  Aim,
  AssessmentForm,
  CommandData,
  CorrectionReason,
  Narrative,
  ScreeningArea,
  ScreeningFinding,
} from '../commands';
import type { EntryMark } from '../entries';
import type { Provenance } from '../provenance';
import type { Objective, Phase, ReleaseConfirmer, Track } from '../state';
import type { Answer, KnownBy, ReviewDecision, TaskKind } from '../tasks';
import type { CivilDate, Instant } from '../time';
import type { CustodyEvents } from './custody';

export type { MovedDeadline, ReassessmentCause } from './custody';

/** What happened, by type. Events are never rewritten; a later shape of one is read by an upcaster. */
export interface EventData extends CustodyEvents {
  caseOpened: CommandData['openCase'];
  phaseEntered: { readonly phase: Phase; readonly from: Phase };
  phaseTargetPassed: { readonly phase: Phase; readonly dueAt: Instant };
  referralAccepted: { readonly reasons: Narrative; readonly criteria?: readonly string[] };
  functionAppointed: { readonly function: CaseFunction; readonly personId: string; readonly former?: string };
  screeningRecorded: {
    readonly findings: Readonly<Partial<Record<ScreeningArea, ScreeningFinding>>>;
    readonly notes?: Narrative;
  };
  assessmentAssigned: {
    readonly assessmentId: string;
    readonly purpose: 'baseline' | 'reassessment' | 'final';
    readonly instrumentId: string;
    /** Of the definition that it was assigned with; assessments of the first version of the record do not tell it. */
    readonly instrumentVersion?: string | undefined;
    readonly assessorId: string;
    readonly reviewerId: string;
    readonly secondAssessorId?: string | undefined;
    readonly moderatorId?: string | undefined;
    readonly overrideReasons?: Narrative | undefined;
  };
  assessmentSubmitted: { readonly assessmentId: string; readonly form: AssessmentForm; readonly unrated: number };
  assessmentApproved: { readonly assessmentId: string };
  assessmentRejected: { readonly assessmentId: string; readonly reasonCode: string };
  assessmentNotPossible: { readonly assessmentId: string; readonly reasonCode: string };
  housingDecided: CommandData['decideHousing'];
  housingReviewFellDue: { readonly expiresOn: CivilDate };
  planDrafted: {
    readonly version: number;
    readonly aim: Aim;
    readonly objectives: readonly (Objective & { readonly draft: CommandData['draftPlan']['objectives'][number] })[];
    readonly tracks: readonly Track[];
  };
  planSubmitted: {
    readonly version: number;
    readonly chairId: string;
    readonly opinions?: CommandData['submitPlan']['opinions'];
  };
  planApproved: { readonly version: number; readonly withChanges?: true };
  planRejected: { readonly version: number; readonly reasonCode: string };
  sessionPlanned: {
    readonly sessionId: string;
    readonly trackId: string;
    readonly specialistId: string;
    readonly startsAt: Instant;
    readonly minutes: number;
    readonly placeCode: string;
    readonly module?: string | undefined;
    readonly seriesId?: string | undefined;
    readonly overrideReasons?: Narrative | undefined;
  };
  sessionRescheduled: {
    readonly sessionId: string;
    readonly specialistId: string;
    readonly startsAt: Instant;
    readonly formerly: Instant;
    readonly minutes: number;
    readonly reasonCode: string;
  };
  sessionCancelled: { readonly sessionId: string; readonly reasonCode: string; readonly narrative?: Narrative };
  sessionAccepted: { readonly sessionId: string };
  sessionDeclined: { readonly sessionId: string; readonly reasonCode: string };
  sessionReportFellDue: { readonly sessionId: string };
  sessionHeld: { readonly sessionId: string };
  sessionNotHeld: { readonly sessionId: string; readonly reasonCode: string };
  reassessmentFellDue: { readonly dueSince: Instant };
  reviewDecided: { readonly assessmentId: string; readonly decision: ReviewDecision };
  preReleaseFellDue: { readonly expectedReleaseOn: CivilDate };
  preReleaseStarted: { readonly reasons: Narrative };
  releaseConfirmationsRequested: Readonly<Record<ReleaseConfirmer, string>>;
  releaseConfirmed: { readonly as: ReleaseConfirmer };
  releaseRefused: { readonly as: ReleaseConfirmer; readonly reasonCode: string };
  /** As dates were changed before several could be. */
  releaseDateChanged: { readonly from: CivilDate; readonly to: CivilDate; readonly reasons: Narrative };
  releaseDecided: CommandData['recordReleaseDecision'];
  handoverSent: Record<never, never>;
  handoverReceived: Record<never, never>;
  personReleased: { readonly releaseOn: CivilDate };
  contactsStarted: { readonly kind: 'supervised' | 'aftercare' };
  contactFellDue: { readonly number: number; readonly nextAt: Instant | null };
  contactMade: { readonly contactId: string };
  contactMissed: { readonly contactId: string; readonly reasonCode: string };
  outreachRecorded: { readonly contactId: string; readonly reached: boolean; readonly reasonCode?: string };
  contactScheduleEnded: { readonly kind: 'supervised' | 'aftercare' };
  aftercareChosen: { readonly choice: 'accepted' | 'declined'; readonly reasons?: Narrative };
  closingStarted: { readonly reasons: Narrative };
  caseClosed: { readonly outcomeCode: string; readonly aim: Aim | null; readonly reasons: Narrative };
  caseSuspended: { readonly reasonCode: string; readonly narrative?: Narrative };
  caseResumed: { readonly reasons: Narrative; readonly suspendedSince: Instant };
  deathRecorded: { readonly diedOn: CivilDate; readonly narrative?: Narrative };
  taskAsked: {
    readonly taskId: string;
    readonly kind: TaskKind;
    readonly assigneeId: string;
    readonly about: string;
    readonly dueAt: Instant;
  };
  taskChanged: { readonly taskId: string; readonly dueAt: Instant };
  taskAnswered: {
    readonly taskId: string;
    readonly answer: Answer;
    readonly reasonCode?: string;
    readonly narrative?: Narrative;
    readonly knownBy: KnownBy;
  };
  taskWithdrawn: { readonly taskId: string; readonly tell: boolean };
  taskReassigned: {
    readonly taskId: string;
    readonly from: string;
    readonly to: string;
    readonly dueAt: Instant;
    readonly reasonCode: string;
  };
  rungReached: { readonly taskId: string; readonly rung: number; readonly to: 'assignee' | CaseFunction };
  entryCorrected: {
    readonly entryId: string;
    readonly entry: EntryMark;
    readonly reasonCode?: CorrectionReason;
    readonly correction: Narrative;
  };
  mailFailed: { readonly taskId: string; readonly owedKey: string };
}

export type EventType = keyof EventData;

/**
 * An event as `decide` gives it: what happened, when in the world where that was earlier, and where it comes from
 * where the command says so; else it is as is usual for the type.
 */
export type NewEvent = {
  [K in EventType]: {
    readonly type: K;
    readonly data: EventData[K];
    readonly occurredAt?: Instant;
    readonly provenance?: Provenance;
  };
}[EventType];

/** An event as it is folded: with the time of its recording and its author. */
export type CaseEvent = NewEvent & { readonly streamId: string; readonly at: Instant; readonly actorId: string };
