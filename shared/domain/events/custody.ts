import type {
  AssessmentForm,
  CaseDate,
  Challengeable,
  CommandData,
  CommentOutcome,
  ConferenceItem,
  Disposition,
  EngagementSeen,
  LevelOfConcern,
  Marker,
  Milestone,
  Narrative,
  ObjectiveStanding,
  Observation,
} from '../commands';
import type { Discipline } from '../../policy/vocabulary';
import type { CivilDate, Duration, Instant } from '../time';
import type { Phase } from '../state';

/** Why a reassessment is owed outside its schedule. */
export type ReassessmentCause =
  'incident' | 'new_information' | 'consent_withdrawn' | 'went_back' | 'challenge_upheld' | 'restricted_entry';

/** A deadline as it lay before dates moved, and as it lies now; null where there is none any more, or was none before. */
export interface MovedDeadline {
  readonly what: string;
  readonly about?: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

interface ReferralEvents {
  convictionRecorded: CommandData['recordConviction'];
  conflictRecorded: CommandData['recordConflict'];
  adulthoodReached: {
    readonly turnsAdultOn: CivilDate;
    /** By when a transition conference is owed, where the programme has such. */
    readonly conferenceDueAt?: Instant;
  };
  wentBack: { readonly from: Phase; readonly to: Phase; readonly reasons: Narrative };
  datesChanged: {
    readonly changes: readonly { readonly date: CaseDate; readonly from: CivilDate | null; readonly to: CivilDate }[];
    readonly deadlines: readonly MovedDeadline[];
    readonly reasonCode: string;
    readonly reasons: Narrative;
  };
}

interface AssessmentEvents {
  backgroundRecorded: CommandData['recordBackground'];
  /** The form of one of two assessors, before their consensus. */
  assessmentRated: { readonly assessmentId: string; readonly form: AssessmentForm; readonly unrated: number };
  personCommented: {
    readonly assessmentId: string;
    readonly outcome: CommentOutcome;
    readonly comment?: Narrative | undefined;
  };
  levelOfConcernSet: {
    readonly level: LevelOfConcern;
    readonly former: LevelOfConcern | null;
    readonly reasons: Narrative;
  };
  reassessmentSkipped: { readonly dueSince: Instant; readonly reasons: Narrative };
  reassessmentRequired: { readonly because: ReassessmentCause; readonly dueAt: Instant };
  challengeRecorded: {
    readonly challengeId: string;
    readonly of: Challengeable;
    readonly grounds: Narrative;
    readonly reviewerId: string;
  };
  challengeDecided: { readonly challengeId: string; readonly decision: 'upheld' | 'partly_upheld' | 'dismissed' };
}

interface HousingEvents {
  segregationAlarmed: { readonly since: Instant; readonly days: number };
  keepApartRecorded: { readonly pairId: string } & CommandData['recordKeepApart'];
  keepApartEnded: CommandData['endKeepApart'];
}

interface ConferenceEvents {
  conferenceCalled: { readonly conferenceId: string } & CommandData['callConference'];
  conferenceAnswered: {
    readonly conferenceId: string;
    readonly personId: string;
    readonly answer: 'accepted' | 'declined' | 'reported';
    readonly reasonCode?: string;
  };
  conferenceRecordFellDue: { readonly conferenceId: string };
  conferenceHeld: {
    readonly conferenceId: string;
    readonly attended: readonly string[];
    readonly apologies: readonly string[];
    /** The disciplines of the quorum that were neither there nor reporting. */
    readonly lacking: readonly Discipline[];
    readonly items: readonly (ConferenceItem & { readonly itemId: string; readonly disposition: Disposition })[];
    readonly dissent: CommandData['recordConference']['dissent'];
    readonly nextReviewOn: CivilDate;
    /** The start of that day where the person is. */
    readonly nextReviewAt: Instant;
    readonly summary: Narrative;
  };
  conferenceCancelled: CommandData['cancelConference'];
  conferenceFellDue: { readonly since: Instant; readonly type: string };
  actionDone: { readonly actionId: string };
  actionNotPossible: { readonly actionId: string; readonly reasonCode: string };
}

interface PlanEvents {
  planOpinionGiven: {
    readonly version: number;
    readonly discipline: Discipline;
    readonly opinion: 'agree' | 'agree_with_changes' | 'dissent';
  };
  planAgreementRecorded: CommandData['recordPlanAgreement'];
  riskPlanRecorded: { readonly version: number } & CommandData['recordRiskPlan'];
  riskPlanReviewFellDue: { readonly reviewOn: CivilDate };
  measureRecorded: CommandData['recordMeasure'];
  trackEnded: CommandData['endTrack'];
  objectiveReviewed: CommandData['reviewObjective'] & { readonly standing: ObjectiveStanding };
  objectiveReviewFellDue: { readonly objectiveId: string; readonly reviewOn: CivilDate };
}

interface SessionEvents {
  seriesPlanned: {
    readonly seriesId: string;
    readonly trackId: string;
    readonly every: Duration;
    readonly count: number;
  };
  /** What was seen in a session that was held. */
  sessionObserved: {
    readonly sessionId: string;
    readonly engagement?: EngagementSeen;
    readonly observations: readonly Observation[];
  };
  concernRaised: { readonly sessionId: string; readonly urgent: boolean };
  concernReviewed: { readonly sessionId: string; readonly outcome: 'reassess' | 'watch' | 'no_action' };
  urgentConcernAcknowledged: { readonly sessionId: string };
  /** At its time the specialist's accreditation or vetting had lapsed, and no override was recorded. */
  qualificationLapsed: { readonly sessionId: string; readonly specialistId: string };
}

interface ConsentEvents {
  consentRecorded: CommandData['recordConsent'];
  consentOfferFellDue: { readonly purpose: string };
  suitabilityRecorded: CommandData['recordSuitability'];
  suitabilityScreeningFellDue: { readonly nextScreeningOn: CivilDate };
}

/** What an incident has looked at by a conference, and until when. */
interface ConferenceOwed {
  readonly conference?: { readonly type: string; readonly dueAt: Instant };
}

interface IncidentEvents {
  incidentRecorded: { readonly incidentId: string } & ConferenceOwed & CommandData['recordIncident'];
  newInformationRecorded: { readonly incidentId: string } & ConferenceOwed & CommandData['recordNewInformation'];
  activitiesSuspended: { readonly incidentId: string };
  activitiesKept: { readonly incidentId: string };
  activitiesResumed: { readonly reasons: Narrative };
  restrictedEntryMade: { readonly custodianId: string; readonly what: Narrative };
  intelligenceAttested: Record<never, never>;
}

interface IncentiveEvents {
  incentiveProposed: {
    readonly incentiveId: string;
    readonly kind: string;
    readonly milestone: Milestone;
    readonly reasons: Narrative;
    readonly granterId: string;
  };
  incentiveGranted: { readonly incentiveId: string; readonly override?: Narrative | undefined };
  incentiveRefused: { readonly incentiveId: string; readonly reasonCode: string };
  incentiveRevoked: CommandData['revokeIncentive'];
}

/** What happens in custody beside the thin path: one interface for each area of practice. */
export interface CustodyEvents
  extends
    ReferralEvents,
    AssessmentEvents,
    HousingEvents,
    ConferenceEvents,
    PlanEvents,
    SessionEvents,
    ConsentEvents,
    IncidentEvents,
    IncentiveEvents {
  /** Markers are told whole, as they then are. */
  markersSet: {
    readonly markers: readonly Marker[];
    readonly turnsAdultOn?: CivilDate | undefined;
    readonly reasons: Narrative;
  };
}
