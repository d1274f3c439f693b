import type { CaseFunction, Discipline } from '../../policy/vocabulary';
import type {
  Aim,
  Authority,
  HousingOption,
  LegalBasis,
  LevelOfConcern,
  ProgrammeRef,
  ScreeningArea,
  ScreeningFinding,
} from '../commands';
import type { Task } from '../tasks';
import type { CivilDate, Instant } from '../time';
import type { ObjectiveStanding } from '../commands';
import type { Custody } from './custody';

export * from './custody';

export const phaseNames = [
  'referred',
  'intake',
  'assessing',
  'classifying',
  'planning',
  'programme',
  'pre_release',
  'release_decision',
  'released',
  'supervised',
  'aftercare',
  'closing',
  'closed',
] as const;
export type Phase = (typeof phaseNames)[number];

/** What is true of a case now: a fold of its events, and small. What is closed long ago is in the record only. */
export interface CaseState extends Custody {
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly personRef: string;
  readonly programme: ProgrammeRef;
  readonly openedAt: Instant;
  readonly coordinatingAgencyId: string;
  readonly referringAgencyId: string;
  readonly referredById: string;
  readonly facilityId: string;
  readonly legalBasis: LegalBasis;
  readonly admittedOn: CivilDate;
  readonly expectedReleaseOn: CivilDate;
  readonly sentenceEndsOn: CivilDate;

  readonly phase: Phase;
  readonly phaseSince: Instant;
  /** Milliseconds for which the case was suspended in this phase: its target lies as much later. */
  readonly phasePaused: number;
  /** Whether the owner was told that this phase has passed its target. */
  readonly phaseTargetPassed: boolean;

  readonly functions: Readonly<Partial<Record<CaseFunction, string>>>;
  readonly suspended: { readonly since: Instant; readonly reasonCode: string } | null;
  readonly diedOn: CivilDate | null;

  readonly referralAcceptedBy: string | null;
  readonly screening: Readonly<Partial<Record<ScreeningArea, ScreeningFinding>>>;
  readonly assessments: readonly Assessment[];
  readonly housing: Housing | null;
  readonly plan: Plan | null;
  readonly sessions: readonly Session[];
  readonly reassessment: { readonly dueFrom: Instant; readonly fellDue: boolean } | null;
  readonly programmeCompletedBy: string | null;
  readonly preRelease: PreRelease;
  readonly release: Release | null;
  readonly contacts: Contacts | null;
  readonly aftercareChoice: 'accepted' | 'declined' | null;
  readonly closingStartedBy: string | null;
  readonly outcome: { readonly code: string; readonly aim: Aim | null; readonly decidedBy: string } | null;
  /** Open tasks, and those closed in the last thirty days. */
  readonly tasks: Readonly<Record<string, Task>>;
}

export interface Assessment {
  readonly assessmentId: string;
  readonly purpose: 'baseline' | 'reassessment' | 'final';
  readonly instrumentId: string;
  readonly instrumentVersion?: string | undefined;
  readonly assessorId: string;
  readonly reviewerId: string;
  /** With two assessors: `assigned` until both have rated, then `rated` until their consensus is submitted. */
  readonly status: 'assigned' | 'rated' | 'submitted' | 'approved' | 'rejected' | 'not_possible';
  readonly secondAssessorId?: string | undefined;
  readonly moderatorId?: string | undefined;
  /** Of two assessors, who has rated. */
  readonly ratedBy?: readonly string[];
  readonly levelOfConcern?: LevelOfConcern;
  readonly submittedAt?: Instant;
  readonly approvedAt?: Instant;
  /** How many items were left unrated. */
  readonly unrated?: number;
  /** Since the case went back to before it: it stays true, and the gate wants another. */
  readonly setAside?: true;
}

export interface Housing {
  readonly option: HousingOption;
  readonly securityClass: string;
  readonly roleTier: string;
  readonly factors: readonly string[];
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly decidedIn: Phase;
  /** Whether whoever decided was the chair then; who becomes chair later has not decided as one. */
  readonly byChair: boolean;
  readonly expiresOn: CivilDate;
  readonly reviewFellDue: boolean;
  /** Since the case went back to before it: it holds, and the gate of classification wants another. */
  readonly setAside?: true;
}

export interface Objective {
  readonly objectiveId: string;
  readonly titleId: string;
  readonly hasFailureThreshold: boolean;
  readonly reviewOn: CivilDate;
  /** How it stood when it was last looked at. */
  readonly standing?: ObjectiveStanding;
  readonly reviewFellDue?: boolean;
}

export interface Track {
  readonly trackId: string;
  readonly code: string;
  readonly discipline: Discipline;
  readonly outcome?: 'completed' | 'dropped_out';
  /** Measures taken, as `code:before` and `code:after`; modules held. */
  readonly measured?: readonly string[];
  readonly modulesHeld?: readonly string[];
}

export interface Plan {
  readonly version: number;
  readonly status: 'draft' | 'submitted' | 'approved' | 'rejected';
  readonly aim: Aim;
  readonly authorId: string;
  readonly chairId?: string;
  readonly objectives: readonly Objective[];
  readonly tracks: readonly Track[];
  /** Written opinions asked for with the submission; each of a discipline. */
  readonly opinions?: readonly Opinion[];
}

export interface Opinion {
  readonly personId: string;
  readonly discipline: Discipline;
  readonly opinion: 'asked' | 'agree' | 'agree_with_changes' | 'dissent';
}

export interface Session {
  readonly sessionId: string;
  readonly trackId: string;
  readonly specialistId: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  readonly module?: string | undefined;
  readonly seriesId?: string | undefined;
  /** Whether the specialist's lapsed accreditation or vetting was overridden, with reasons. */
  readonly overridden?: boolean;
  /** Rises with each reschedule, as the sequence of its calendar entry. */
  readonly revision: number;
  /** Of a series `planned` until the session comes near and its specialist is asked. */
  readonly status: 'planned' | 'invited' | 'accepted' | 'declined' | 'report_due' | 'held' | 'not_held' | 'cancelled';
  readonly closedAt?: Instant;
}

export const releaseConfirmers = ['chair', 'police_lead', 'probation_lead', 'aftercare_lead'] as const;
export type ReleaseConfirmer = (typeof releaseConfirmers)[number];

export interface PreRelease {
  readonly fellDue: boolean;
  readonly startedBy: string | null;
  readonly confirmed: Readonly<Partial<Record<ReleaseConfirmer, string>>>;
}

export interface Release {
  readonly kind: 'parole' | 'sentence_completed';
  readonly authority: Authority;
  readonly decidedOn: CivilDate;
  readonly releaseOn: CivilDate;
  readonly conditions: number;
  readonly supervisionEndsOn: CivilDate | null;
  readonly senderId: string;
  readonly receiverId: string;
  /** Whether the authority released before the gate was complete. */
  readonly waived: boolean;
  readonly releasedAt: Instant | null;
  readonly sentBy: string | null;
  readonly receivedBy: string | null;
}

/** The contacts of supervision or aftercare: each falls due on the schedule, counted from the start. */
export interface Contacts {
  readonly kind: 'supervised' | 'aftercare';
  /** Later by as long as the case was suspended since: the schedule is counted from here. */
  readonly startedAt: Instant;
  /** When the next contact is to be asked for, or null when the schedule has ended. */
  readonly nextAt: Instant | null;
  /** How many fell due so far. */
  readonly asked: number;
  readonly made: number;
  readonly missed: number;
  readonly ended: boolean;
}
