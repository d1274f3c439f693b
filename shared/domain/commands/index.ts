import type { CaseFunction, Discipline } from '../../policy/vocabulary';
import type { StatedProvenance } from '../provenance';
import type { Answer } from '../tasks';
import type { CivilDate, Instant } from '../time';
import type { AssessmentCommands } from './assessment';
import type { ConferenceCommands } from './conferences';
import type { ConsentCommands } from './consent';
import type { DateCommands } from './dates';
import type { HousingCommands } from './housing';
import type { IncentiveCommands } from './incentives';
import type { IncidentCommands } from './incidents';
import type { PlanCommands } from './plan';
import type { Marker, ReferralCommands } from './referral';
import type { EngagementSeen, Observation, SessionCommands } from './sessions';

export * from './assessment';
export * from './conferences';
export * from './consent';
export * from './dates';
export * from './incentives';
export * from './plan';
export * from './referral';
export * from './sessions';

/** A free text kept in the record: its id, and a salted commitment to what it says. */
export interface Narrative {
  readonly narrativeId: string;
  readonly commitment: string;
}

export type ProgrammeRef = { readonly id: string; readonly version: string; readonly hash: string };

/** A code of the programme's list of screenings. */
export type ScreeningArea = string;
/** Unknown is a value (rule 6): what could not be found out is said, and is not "no concern". */
export const screeningFindings = ['no_concern', 'concern', 'unknown'] as const;
export type ScreeningFinding = (typeof screeningFindings)[number];

export const housingOptions = ['separate', 'concentrated', 'dispersed', 'integrated'] as const;
export type HousingOption = (typeof housingOptions)[number];

export const aims = ['disengagement', 'deradicalization'] as const;
export type Aim = (typeof aims)[number];

export const legalBases = ['conviction', 'court_order', 'consent'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** Outside authorities whose decision on release is recorded. */
export const authorities = ['court', 'parole_board', 'prison_authority', 'executive'] as const;
export type Authority = (typeof authorities)[number];

export const levelsOfConcern = ['low', 'medium', 'high', 'not_rated'] as const;
export type LevelOfConcern = (typeof levelsOfConcern)[number];

/** Why an entry is corrected. */
export const correctionReasons = [
  'mistaken',
  'incomplete',
  'wrong_person',
  'wrong_date',
  'outdated',
  'asked_by_the_person',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export interface ObjectiveDraft {
  readonly title: Narrative;
  readonly actors: readonly Discipline[];
  readonly expectedResult: Narrative;
  readonly indicator: Narrative;
  readonly baseline: Narrative;
  readonly successThreshold: Narrative;
  /** May be missing in a draft; the plan gate refuses a plan with an objective that lacks it. */
  readonly failureThreshold?: Narrative | undefined;
  readonly reviewOn: CivilDate;
}

/** What a rating rests on. What the person says of themselves never satisfies an indicator alone. */
export const evidenceSources = ['self_report', 'interview', 'observation', 'file', 'collateral'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

export const confidences = ['low', 'moderate', 'high'] as const;

/** A rating on one item; `not_rated` wants an explanation, and is never a low rating. */
export interface Rating {
  readonly item: string;
  readonly level: string;
  readonly evidence?: Narrative | undefined;
  readonly sources?: readonly EvidenceSource[] | undefined;
  readonly confidence?: (typeof confidences)[number] | undefined;
}

/** The body of every command of a case. Free text is a reference by the time a command reaches the domain. */
export interface CommandData
  extends
    ReferralCommands,
    AssessmentCommands,
    HousingCommands,
    ConferenceCommands,
    PlanCommands,
    SessionCommands,
    ConsentCommands,
    IncidentCommands,
    IncentiveCommands,
    DateCommands {
  openCase: {
    readonly reference: string;
    readonly alias: string;
    readonly programme: ProgrammeRef;
    readonly personRef: string;
    readonly coordinatingAgencyId: string;
    readonly referringAgencyId: string;
    readonly referredById: string;
    readonly facilityId: string;
    readonly legalBasis: LegalBasis;
    readonly admittedOn: CivilDate;
    readonly expectedReleaseOn: CivilDate;
    readonly sentenceEndsOn: CivilDate;
    readonly leadCoordinatorId: string;
    readonly pathwayIn?: Narrative | undefined;
    readonly paroleEligibleOn?: CivilDate | undefined;
    readonly markers?: readonly Marker[] | undefined;
    readonly turnsAdultOn?: CivilDate | undefined;
    /** Wanted where a case of somebody with this name and date of birth is there already: why it is another person. */
    readonly otherPersonReasons?: Narrative | undefined;
  };
  acceptReferral: {
    /** The programme's criteria that are met; each of them must be. */
    readonly criteria: readonly string[];
    readonly duplicateChecked: true;
    readonly conflictOfInterestChecked: true;
    readonly reasons: Narrative;
  };
  appoint: { readonly function: CaseFunction; readonly personId: string };
  recordScreening: {
    readonly findings: Readonly<Partial<Record<ScreeningArea, ScreeningFinding>>>;
    readonly notes?: Narrative | undefined;
  };
  assignAssessment: {
    readonly instrumentId: string;
    readonly assessorId: string;
    readonly reviewerId: string;
    /** With an instrument for two assessors: the second, and who moderates their consensus. */
    readonly secondAssessorId?: string | undefined;
    readonly moderatorId?: string | undefined;
    /** Wanted where an accreditation or vetting has lapsed or does not reach to the task's due date. */
    readonly overrideReasons?: Narrative | undefined;
  };
  decideHousing: {
    readonly option: HousingOption;
    readonly securityClass: string;
    readonly roleTier: string;
    readonly factors: readonly string[];
    readonly reasons: Narrative;
    readonly expiresOn: CivilDate;
    /** Wanted where it would bring together, in one facility, people who are to be kept apart. */
    readonly keepApartReasons?: Narrative | undefined;
    /** Wanted where a separation would last beyond its limit. */
    readonly prolongedReasons?: Narrative | undefined;
  };
  draftPlan: {
    readonly aim: Aim;
    readonly objectives: readonly ObjectiveDraft[];
    /** Codes of the programme's tracks; each belongs to one discipline. */
    readonly tracks: readonly string[];
  };
  submitPlan: {
    readonly chairId: string;
    /** Who is asked for their discipline's written opinion, in lieu of being at the conference. */
    readonly opinions?: readonly { readonly personId: string; readonly discipline: Discipline }[] | undefined;
  };
  rescheduleSession: {
    readonly sessionId: string;
    readonly startsAt: Instant;
    readonly minutes?: number | undefined;
    readonly reasonCode: string;
    readonly specialistId?: string | undefined;
  };
  cancelSession: {
    readonly sessionId: string;
    readonly reasonCode: string;
    readonly narrative?: Narrative | undefined;
  };
  startPreRelease: { readonly reasons: Narrative };
  requestReleaseConfirmations: {
    readonly chairId: string;
    readonly policeLeadId: string;
    readonly probationLeadId: string;
    readonly aftercareLeadId: string;
  };
  recordReleaseDecision: ReleaseDecisionData;
  recordAftercareChoice: { readonly choice: 'accepted' | 'declined'; readonly reasons?: Narrative | undefined };
  startClosing: { readonly reasons: Narrative };
  closeCase: { readonly outcomeCode: string; readonly reasons: Narrative };
  suspendCase: { readonly reasonCode: string; readonly narrative?: Narrative | undefined };
  resumeCase: { readonly reasons: Narrative };
  recordDeath: { readonly diedOn: CivilDate; readonly narrative?: Narrative | undefined };
  reassignTask: { readonly taskId: string; readonly assigneeId: string; readonly reasonCode: string };
  answerTask: AnswerData;
  correctEntry: {
    /** Of the event. */
    readonly entryId: string;
    readonly reasonCode?: CorrectionReason | undefined;
    readonly correction: Narrative;
  };
}

export interface ReleaseDecisionData {
  readonly kind: 'parole' | 'sentence_completed';
  readonly authority: Authority;
  readonly decidedOn: CivilDate;
  readonly releaseOn: CivilDate;
  readonly reasons: Narrative;
  /**
   * Wanted where the authority releases before the gate of `pre_release` is complete: who waived what is missing, and
   * why. The decision is the authority's and is recorded all the same; nobody is let out with nobody told.
   */
  readonly waiver?: Narrative | undefined;
  /** Parole only. */
  readonly conditions?: readonly Narrative[] | undefined;
  readonly supervisionEndsOn?: CivilDate | undefined;
  readonly supervisingOfficerId?: string | undefined;
  /** Who sends the person's hand-over, and the aftercare lead (sentence completed) or the supervising officer receives. */
  readonly senderId: string;
  readonly aftercareLeadId?: string | undefined;
}

export interface AnswerData {
  readonly taskId: string;
  readonly answer: Answer;
  readonly reasonCode?: string | undefined;
  readonly narrative?: Narrative | undefined;
  /** With `held`: what was seen. Concern is looked at by the coordinator; urgent concern reaches the duty officer at once. */
  readonly engagement?: EngagementSeen | undefined;
  readonly observations?: readonly Observation[] | undefined;
  readonly concern?: 'yes' | 'urgent' | undefined;
  /** With `grant`, where the level of concern has risen since the round before: why all the same. */
  readonly override?: Narrative | undefined;
  /** With `submit`, what was assessed. */
  readonly assessment?: AssessmentForm | undefined;
  /** What of the task its author had before them, where that is known: they answer this and nothing newer. */
  readonly shown?: { readonly generation: number; readonly revision: number } | undefined;
}

export interface AssessmentForm {
  readonly ratings: readonly Rating[];
  readonly levelOfConcern: LevelOfConcern;
  readonly formulation: Narrative;
  /** On the instrument's own scale of an overall judgement, where it has one. */
  readonly overall?: string | undefined;
}

export type CommandName = keyof CommandData;

/**
 * What a person asks for. `occurredAt` is when it happened in the world, where that was earlier than now, `provenance`
 * where it comes from, where that is not as is usual.
 */
export type Command = {
  [K in CommandName]: {
    readonly name: K;
    readonly data: CommandData[K];
    readonly occurredAt?: Instant | undefined;
    readonly provenance?: StatedProvenance | undefined;
  };
}[CommandName];

/** What the machinery asks for: time has passed, or a mail could not be delivered for good. Never over HTTP. */
export type ServiceCommand =
  | { readonly name: 'tick' }
  | { readonly name: 'recordMailFailure'; readonly data: { readonly taskId: string; readonly owedKey: string } };
