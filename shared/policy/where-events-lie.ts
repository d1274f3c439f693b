import { markOf } from '../domain/entries';
import type { CaseEvent, EventType } from '../domain/events';
import { isRestricted, type Compartment } from './compartments';

/** Where one type of event lies, and what of it is shown to whom. */
export interface EventRow {
  readonly in: Compartment;
  /** Its codes and dates tell how the case goes and nothing of the person: whoever sees how it goes sees them. */
  readonly progress?: true;
  /** It is about one task, and is seen by whoever sees that the task is asked. */
  readonly ofTask?: true;
  /** Where only its second happening tells of an entry: seen by nobody to whom this compartment is not there. */
  readonly toldOf?: Compartment;
  /** It is the concern that some see of a compartment, and nothing else. */
  readonly concern?: true;
  /** It lies where the entry does that it is about, and is seen by whoever sees that entry. */
  readonly ofEntry?: true;
  /** Of what it tells: what lies elsewhere, and is told to whoever sees that as well, and to its author. */
  readonly elsewhere?: Readonly<Record<string, Compartment>>;
}

/** Every type of event has its row; its free texts may lie in another compartment. */
export const eventRows = {
  caseOpened: { in: 'identity' },
  phaseEntered: { in: 'identity', progress: true },
  phaseTargetPassed: { in: 'identity', progress: true },
  referralAccepted: { in: 'identity', progress: true },
  functionAppointed: { in: 'identity', progress: true },
  screeningRecorded: { in: 'assessment' },
  assessmentAssigned: { in: 'assessment' },
  assessmentSubmitted: { in: 'assessment' },
  assessmentApproved: { in: 'assessment' },
  assessmentRejected: { in: 'assessment' },
  assessmentNotPossible: { in: 'assessment' },
  housingDecided: { in: 'identity' },
  housingReviewFellDue: { in: 'identity', progress: true },
  planDrafted: { in: 'identity' },
  planSubmitted: { in: 'identity', progress: true },
  planApproved: { in: 'identity', progress: true },
  planRejected: { in: 'identity', progress: true },
  sessionPlanned: { in: 'sessions' },
  sessionRescheduled: { in: 'sessions' },
  // Whoever was to come learns that it is cancelled; why may be what the person wants, or what happened.
  sessionCancelled: { in: 'sessions', elsewhere: { reasonCode: 'identity' } },
  sessionAccepted: { in: 'sessions' },
  sessionDeclined: { in: 'sessions' },
  sessionReportFellDue: { in: 'sessions' },
  sessionHeld: { in: 'sessions' },
  sessionNotHeld: { in: 'sessions' },
  reassessmentFellDue: { in: 'identity', progress: true },
  reviewDecided: { in: 'identity', progress: true },
  preReleaseFellDue: { in: 'identity', progress: true },
  preReleaseStarted: { in: 'identity', progress: true },
  releaseConfirmationsRequested: { in: 'identity', progress: true },
  releaseConfirmed: { in: 'identity', progress: true },
  releaseRefused: { in: 'identity', progress: true },
  releaseDateChanged: { in: 'identity', progress: true },
  releaseDecided: { in: 'identity' },
  handoverSent: { in: 'identity', progress: true },
  handoverReceived: { in: 'identity', progress: true },
  personReleased: { in: 'identity', progress: true },
  contactsStarted: { in: 'identity', progress: true },
  contactFellDue: { in: 'identity', progress: true },
  contactMade: { in: 'identity', progress: true },
  contactMissed: { in: 'identity', progress: true },
  outreachRecorded: { in: 'identity', progress: true },
  contactScheduleEnded: { in: 'identity', progress: true },
  aftercareChosen: { in: 'identity', progress: true },
  closingStarted: { in: 'identity', progress: true },
  caseClosed: { in: 'identity', progress: true },
  caseSuspended: { in: 'identity', progress: true },
  caseResumed: { in: 'identity', progress: true },
  deathRecorded: { in: 'identity', progress: true },
  taskAsked: { in: 'identity', progress: true, ofTask: true },
  taskChanged: { in: 'identity', progress: true, ofTask: true },
  taskAnswered: { in: 'identity', ofTask: true },
  taskWithdrawn: { in: 'identity', progress: true, ofTask: true },
  taskReassigned: { in: 'identity', progress: true, ofTask: true },
  rungReached: { in: 'identity', progress: true, ofTask: true },
  entryCorrected: { in: 'identity', ofEntry: true },
  mailFailed: { in: 'identity', progress: true, ofTask: true },
  markersSet: { in: 'identity' },
  convictionRecorded: { in: 'identity', progress: true },
  conflictRecorded: { in: 'identity' },
  adulthoodReached: { in: 'identity', progress: true },
  wentBack: { in: 'identity', progress: true },
  datesChanged: { in: 'identity', progress: true },
  backgroundRecorded: { in: 'assessment' },
  assessmentRated: { in: 'assessment' },
  personCommented: { in: 'assessment' },
  levelOfConcernSet: { in: 'assessment' },
  reassessmentSkipped: { in: 'identity', progress: true },
  reassessmentRequired: { in: 'identity' },
  challengeRecorded: { in: 'identity' },
  challengeDecided: { in: 'identity' },
  segregationAlarmed: { in: 'identity', progress: true },
  keepApartRecorded: { in: 'incidents' },
  keepApartEnded: { in: 'incidents' },
  conferenceCalled: { in: 'identity' },
  conferenceAnswered: { in: 'identity', progress: true },
  conferenceRecordFellDue: { in: 'identity', progress: true },
  conferenceHeld: { in: 'identity' },
  conferenceCancelled: { in: 'identity', progress: true },
  conferenceFellDue: { in: 'identity' },
  actionDone: { in: 'identity', progress: true },
  actionNotPossible: { in: 'identity', progress: true },
  planOpinionGiven: { in: 'identity', progress: true },
  planAgreementRecorded: { in: 'identity' },
  riskPlanRecorded: { in: 'identity' },
  riskPlanReviewFellDue: { in: 'identity', progress: true },
  measureRecorded: { in: 'sessions' },
  trackEnded: { in: 'sessions' },
  objectiveReviewed: { in: 'identity' },
  objectiveReviewFellDue: { in: 'identity', progress: true },
  seriesPlanned: { in: 'sessions' },
  sessionObserved: { in: 'sessions' },
  concernRaised: { in: 'sessions', concern: true },
  concernReviewed: { in: 'sessions' },
  urgentConcernAcknowledged: { in: 'sessions' },
  qualificationLapsed: { in: 'sessions' },
  consentRecorded: { in: 'identity' },
  consentOfferFellDue: { in: 'identity', progress: true },
  suitabilityRecorded: { in: 'identity' },
  suitabilityScreeningFellDue: { in: 'identity', progress: true },
  incidentRecorded: { in: 'incidents' },
  newInformationRecorded: { in: 'incidents' },
  activitiesSuspended: { in: 'incidents' },
  activitiesKept: { in: 'incidents' },
  activitiesResumed: { in: 'incidents' },
  restrictedEntryMade: { in: 'intelligence' },
  intelligenceAttested: { in: 'identity', progress: true, toldOf: 'intelligence' },
  incentiveProposed: { in: 'incentives' },
  // That a grant wanted reasons of its own tells that the level of concern has risen.
  incentiveGranted: { in: 'incentives', elsewhere: { override: 'assessment' } },
  incentiveRefused: { in: 'incentives' },
  incentiveRevoked: { in: 'incentives' },
} as const satisfies Record<EventType, EventRow>;

export const eventTypes = Object.keys(eventRows) as EventType[];

/** Where events of a type lie: who does not see the compartment does not learn of them. */
export function compartmentOfEvent(type: EventType): Compartment {
  return eventRows[type].in;
}

/** The restricted compartments that entries may lie in: of those the record says in clear only that there is one. */
export const restrictedInRecord: readonly Compartment[] = [
  ...new Set(eventTypes.map((type): Compartment => eventRows[type].in).filter(isRestricted)),
];

/** Where an event lies; a correction where the entry does that it corrects. */
export function compartmentOf(event: Pick<CaseEvent, 'type' | 'actorId' | 'data'>): Compartment {
  return compartmentOfEvent(markOf(event).type);
}
