import type { EventType } from './events';

/**
 * Where what an entry says comes from (Directive (EU) 2016/680, articles 6 and 7): facts are told from personal
 * assessments, and kinds of people from each other. Codes are only ever added: what was sealed is read by them.
 */
export interface Provenance {
  readonly basis: Basis;
  readonly source: Source;
  readonly reliability: Reliability;
  /** The kind of person whom the entry is about. */
  readonly about: PersonKind;
}

/** What a command says of the source of what it states: any part of it. */
export type StatedProvenance = { readonly [K in keyof Provenance]?: Provenance[K] | undefined };

/** What each code means, as OpenAPI tells it. */
export const bases = {
  fact: 'it happened, or is so',
  professional_opinion: 'an assessment by somebody trained to make it',
  unverified: 'said or suspected, and not looked into',
} as const;
export type Basis = keyof typeof bases;

export const sources = {
  own_observation: 'what the author saw, heard, did or decided',
  record: 'a file, a decision or a document',
  person_under_programme: 'what the person under the programme said',
  third_party: 'what somebody outside programme and family said',
  professional: 'what another professional said',
  family: 'what somebody of the family said',
  system: 'what this system establishes by itself: an act done in it, or time that passed',
} as const;
export type Source = keyof typeof sources;

export const reliabilities = {
  confirmed: 'confirmed by a second source, or by the act itself',
  reliable: 'no second source, and no reason to doubt it',
  not_judged: 'nobody has judged it',
  doubtful: 'there is reason to doubt it',
} as const;
export type Reliability = keyof typeof reliabilities;

export const personKinds = {
  convicted: 'the person under the programme',
  victim: 'a victim, or somebody who may be one',
  witness_or_contact: 'a witness, or somebody who knows the person',
  staff: 'somebody who works with the case',
} as const;
export type PersonKind = keyof typeof personKinds;

const from =
  (basis: Basis, source: Source, reliability: Reliability) =>
  (about: PersonKind = 'convicted'): Provenance => ({ basis, source, reliability, about });

const established = from('fact', 'system', 'confirmed');
const observed = from('fact', 'own_observation', 'reliable');
const documented = from('fact', 'record', 'reliable');
const reported = from('fact', 'own_observation', 'not_judged');
const toldByPerson = from('fact', 'person_under_programme', 'reliable');
const judged = from('professional_opinion', 'own_observation', 'not_judged');

/** What an entry of each type is where nobody says otherwise. */
export const usualProvenance = {
  caseOpened: documented(),
  phaseEntered: established(),
  phaseTargetPassed: established(),
  referralAccepted: judged(),
  functionAppointed: established('staff'),
  screeningRecorded: judged(),
  assessmentAssigned: established('staff'),
  assessmentSubmitted: judged(),
  assessmentApproved: judged(),
  assessmentRejected: judged(),
  assessmentNotPossible: observed(),
  housingDecided: judged(),
  housingReviewFellDue: established(),
  planDrafted: judged(),
  planSubmitted: established('staff'),
  planApproved: judged(),
  planRejected: judged(),
  sessionPlanned: established('staff'),
  sessionRescheduled: reported(),
  sessionCancelled: reported(),
  sessionAccepted: observed('staff'),
  sessionDeclined: observed('staff'),
  sessionReportFellDue: established(),
  sessionHeld: observed(),
  sessionNotHeld: observed(),
  reassessmentFellDue: established(),
  reviewDecided: judged(),
  preReleaseFellDue: established(),
  preReleaseStarted: judged(),
  releaseConfirmationsRequested: established('staff'),
  releaseConfirmed: judged(),
  releaseRefused: judged(),
  releaseDateChanged: documented(),
  releaseDecided: documented(),
  handoverSent: observed(),
  handoverReceived: observed(),
  personReleased: established(),
  contactsStarted: established(),
  contactFellDue: established(),
  contactMade: observed(),
  contactMissed: observed(),
  outreachRecorded: observed(),
  contactScheduleEnded: established(),
  aftercareChosen: toldByPerson(),
  closingStarted: judged(),
  caseClosed: judged(),
  caseSuspended: reported(),
  caseResumed: reported(),
  deathRecorded: documented(),
  taskAsked: established('staff'),
  taskChanged: established('staff'),
  taskAnswered: reported(),
  taskWithdrawn: established('staff'),
  taskReassigned: established('staff'),
  rungReached: established('staff'),
  entryCorrected: documented(),
  mailFailed: established('staff'),
  markersSet: judged(),
  convictionRecorded: documented(),
  conflictRecorded: reported('staff'),
  adulthoodReached: established(),
  wentBack: judged(),
  datesChanged: documented(),
  backgroundRecorded: judged(),
  assessmentRated: judged(),
  personCommented: toldByPerson(),
  levelOfConcernSet: judged(),
  reassessmentSkipped: judged(),
  reassessmentRequired: established(),
  challengeRecorded: toldByPerson(),
  challengeDecided: judged(),
  segregationAlarmed: established(),
  keepApartRecorded: judged(),
  keepApartEnded: judged(),
  conferenceCalled: established('staff'),
  conferenceAnswered: observed('staff'),
  conferenceRecordFellDue: established(),
  conferenceHeld: reported(),
  conferenceCancelled: reported(),
  conferenceFellDue: established(),
  actionDone: observed('staff'),
  actionNotPossible: observed('staff'),
  planOpinionGiven: judged(),
  planAgreementRecorded: toldByPerson(),
  riskPlanRecorded: judged(),
  riskPlanReviewFellDue: established(),
  measureRecorded: judged(),
  trackEnded: judged(),
  objectiveReviewed: judged(),
  objectiveReviewFellDue: established(),
  seriesPlanned: established('staff'),
  sessionObserved: observed(),
  concernRaised: observed(),
  concernReviewed: judged(),
  urgentConcernAcknowledged: observed('staff'),
  qualificationLapsed: established('staff'),
  consentRecorded: toldByPerson(),
  consentOfferFellDue: established(),
  suitabilityRecorded: judged(),
  suitabilityScreeningFellDue: established(),
  incidentRecorded: reported(),
  newInformationRecorded: reported(),
  activitiesSuspended: judged(),
  activitiesKept: judged(),
  activitiesResumed: judged(),
  restrictedEntryMade: reported(),
  intelligenceAttested: judged(),
  incentiveProposed: judged(),
  incentiveGranted: judged(),
  incentiveRefused: judged(),
  incentiveRevoked: judged(),
} as const satisfies Record<EventType, Provenance>;

/** Whether an entry of this type tells what somebody states; what the system establishes, nobody states otherwise. */
export function isStated(type: EventType): boolean {
  return usualProvenance[type].source !== 'system';
}

/** The provenance of an entry: what its author states of it, the rest as is usual for its type. */
export function provenanceOf(type: EventType, stated: StatedProvenance = {}): Provenance {
  const usual: Provenance = usualProvenance[type];
  if (!isStated(type)) return usual;
  return {
    basis: stated.basis ?? usual.basis,
    source: stated.source ?? usual.source,
    reliability: stated.reliability ?? usual.reliability,
    about: stated.about ?? usual.about,
  };
}
