import type { Discipline } from '../../policy/vocabulary';
import type {
  Agreement,
  Challengeable,
  CommentOutcome,
  ConsentState,
  LevelOfConcern,
  Marker,
  Milestone,
} from '../commands';
import type { ReassessmentCause } from '../events';
import type { CivilDate, Instant } from '../time';
import type { Plan } from './index';

/** What the breadth of the custody path adds to a case: one field for each matter, empty until it comes up. */
export interface Custody {
  readonly markers: readonly Marker[];
  /** Of a juvenile, until the day has come. */
  readonly turnsAdultOn: CivilDate | null;
  readonly convictedOn: CivilDate | null;
  readonly paroleEligibleOn: CivilDate | null;
  /** People with a conflict of interest, who do no work in this case. */
  readonly conflicts: readonly string[];
  /** Areas of the person's background that were recorded. */
  readonly background: readonly string[];
  readonly concern: Concern | null;
  /** What the person said of the latest assessment on which they were asked. */
  readonly comment: { readonly assessmentId: string; readonly outcome: CommentOutcome } | null;
  /** A reassessment owed outside its schedule, the earliest of those that are. */
  readonly reassessmentRequired: RequiredReassessment | null;
  /** Those still open. */
  readonly challenges: readonly Challenge[];
  readonly segregation: Segregation | null;
  readonly keepApart: readonly KeepApart[];
  /** Those called and not yet held or cancelled, and the latest of each type. */
  readonly conferences: readonly Conference[];
  /** A conference owed, and whether its day has passed. */
  readonly conferenceDue: ConferenceDue | null;
  /** Whether a review decided that the plan is to be revised, which is possible in the programme until it is approved. */
  readonly planRevision: boolean;
  /** The revision in the making; `plan` holds until it is approved. */
  readonly planDraft: Plan | null;
  readonly planAgreement: { readonly version: number; readonly agreement: Agreement } | null;
  readonly riskPlan: { readonly version: number; readonly reviewOn: CivilDate; readonly reviewFellDue: boolean } | null;
  readonly consents: Readonly<Record<string, Consent>>;
  /** Not suitable now, until the next screening. */
  readonly unsuitable: { readonly nextScreeningOn: CivilDate; readonly fellDue: boolean } | null;
  /** Group activities and privileges that were suspended after an incident. */
  readonly activitiesSuspended: { readonly since: Instant; readonly incidentId: string } | null;
  readonly intelligence: Intelligence;
  /** Those proposed or granted and not revoked. */
  readonly incentives: readonly Incentive[];
  /** Whoever held a session with the person, however long ago: they grant no incentive. */
  readonly heldSessions: readonly string[];
}

export interface Concern {
  readonly level: LevelOfConcern;
  readonly setBy: string;
  readonly at: Instant;
  /** Whether it was higher than the one before. */
  readonly hasRisen: boolean;
}

export interface RequiredReassessment {
  readonly because: ReassessmentCause;
  readonly since: Instant;
  readonly dueAt: Instant;
  readonly fellDue: boolean;
}

export interface Challenge {
  readonly challengeId: string;
  readonly of: Challengeable;
  readonly reviewerId: string;
}

/** Consecutive separation, across decisions that renew it. */
export interface Segregation {
  readonly since: Instant;
  readonly alarmed: boolean;
}

export interface KeepApart {
  readonly pairId: string;
  readonly otherCaseId: string;
  readonly reasonCode: string;
}

export interface Conference {
  readonly conferenceId: string;
  readonly type: string;
  readonly startsAt: Instant;
  readonly placeCode: string;
  readonly chairId: string;
  readonly members: readonly Member[];
  readonly status: 'called' | 'record_due' | 'held' | 'cancelled';
  /** Of one that was held: disciplines of its quorum that were neither there nor reporting. */
  readonly lacking?: readonly Discipline[];
}

export interface Member {
  readonly personId: string;
  readonly discipline: Discipline;
  readonly answer: 'asked' | 'accepted' | 'declined' | 'reported';
}

export interface ConferenceDue {
  readonly type: string;
  readonly dueAt: Instant;
  readonly fellDue: boolean;
  /** Of one owed out of turn, since when; absent where a conference set the day of the next. */
  readonly since?: Instant;
}

export interface Consent {
  readonly state: ConsentState;
  readonly since: Instant;
  /** Of one refused or withdrawn: whether the time of a new offer has come. */
  readonly offerFellDue: boolean;
}

/** What others may know of sealed entries: that there are some, whose, and whether they were considered. */
export interface Intelligence {
  readonly entries: number;
  readonly custodianId: string | null;
  readonly lastAt: Instant | null;
  readonly attestedAt: Instant | null;
  readonly attestedBy: string | null;
}

export interface Incentive {
  readonly incentiveId: string;
  readonly kind: string;
  readonly milestone: Milestone;
  readonly proposedBy: string;
  readonly granterId: string;
  readonly status: 'proposed' | 'granted';
}

export const emptyCustody: Custody = {
  markers: [],
  turnsAdultOn: null,
  convictedOn: null,
  paroleEligibleOn: null,
  conflicts: [],
  background: [],
  concern: null,
  comment: null,
  reassessmentRequired: null,
  challenges: [],
  segregation: null,
  keepApart: [],
  conferences: [],
  conferenceDue: null,
  planRevision: false,
  planDraft: null,
  planAgreement: null,
  riskPlan: null,
  consents: {},
  unsuitable: null,
  activitiesSuspended: null,
  intelligence: { entries: 0, custodianId: null, lastAt: null, attestedAt: null, attestedBy: null },
  incentives: [],
  heldSessions: [],
};
