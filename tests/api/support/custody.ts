import type { assessmentBodies } from '../../../shared/contracts/requests/bodies/assessment';
import type { conferenceBodies } from '../../../shared/contracts/requests/bodies/conferences';
import type { consentBodies } from '../../../shared/contracts/requests/bodies/consent';
import type { incentiveBodies, incidentBodies } from '../../../shared/contracts/requests/bodies/incidents';
import type { planBodies } from '../../../shared/contracts/requests/bodies/plan';
import type { dateBodies, referralBodies } from '../../../shared/contracts/requests/bodies/referral';
import type { sessionBodies } from '../../../shared/contracts/requests/bodies/sessions';
import type { CaseState } from '../../../shared/domain/state';

type Areas = typeof referralBodies &
  typeof assessmentBodies &
  typeof conferenceBodies &
  typeof planBodies &
  typeof sessionBodies &
  typeof consentBodies &
  typeof incidentBodies &
  typeof incentiveBodies &
  typeof dateBodies;
/** Of the custody path, but for what the path consisted of before it was as wide. */
type Name = Exclude<keyof Areas, 'assignAssessment' | 'submitPlan' | 'planSession'>;

interface Tried {
  readonly by: string;
  /** Whether it may be given before the referral is accepted. */
  readonly alsoReferred?: true;
  /** What can be done in a case in its programme, with another case known to its coordinator. */
  readonly body: (kase: CaseState, otherCaseId: string) => object;
  /** The paths of free texts and dates. */
  readonly texts: readonly string[];
  readonly dates: readonly string[];
  /** Paths of ids and codes that may be of nothing, and how that is refused. */
  readonly unknown: readonly (readonly [path: string, code: string, status?: number])[];
  /** How the same is refused once more; where it says nothing, it happens again. */
  readonly twice?: readonly [status: number, code: string];
}

export interface CustodyCommand extends Tried {
  readonly name: Name;
}

const words = 'As the report of the wing says.';
const on = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const soon = (): string => new Date(Date.now() + 1_500).toISOString();
const trackOf = ({ plan }: CaseState, code: string) => plan?.tracks.find((each) => each.code === code)?.trackId;
const none = { texts: [], dates: [], unknown: [] };
const coordinators = { ...none, by: 'coordinator' };
const chairs = { ...none, by: 'chair' };

const conference = (type: string, startsAt: string) => ({
  ...{ type, startsAt, placeCode: 'office', chairId: 'chair' },
  invited: [
    { personId: 'psychologist', discipline: 'psychologist' },
    { personId: 'facilityManager', discipline: 'prison' },
  ],
});

/** In an order in which one after the other can be given. */
const tried: Readonly<Record<Name, Tried>> = {
  setMarkers: {
    ...{ ...coordinators, alsoReferred: true, texts: ['reasons'], dates: ['turnsAdultOn'] },
    body: () => ({ markers: ['pre_trial'], reasons: words }),
    twice: [409, 'nothing_changed'],
  },
  recordConviction: {
    ...{ ...coordinators, alsoReferred: true, dates: ['convictedOn'] },
    body: () => ({ convictedOn: on(-1) }),
    twice: [409, 'nothing_changed'],
  },
  recordConflict: {
    ...{ ...coordinators, alsoReferred: true, texts: ['narrative'] },
    body: () => ({ personId: 'community', reasonCode: 'family_tie', narrative: words }),
    unknown: [
      ['personId', 'unknown_person'],
      ['reasonCode', 'unknown_reason'],
    ],
    twice: [409, 'nothing_changed'],
  },
  recordBackground: {
    ...{ ...coordinators, texts: ['areas.0.summary'], unknown: [['areas.0.area', 'unknown_code']] },
    body: () => ({ areas: [{ area: 'needs', summary: words }] }),
  },
  recordPersonComment: {
    ...{ ...coordinators, texts: ['comment'], unknown: [['assessmentId', 'unknown_assessment']] },
    body: ({ assessments }) => ({ assessmentId: assessments[0]?.assessmentId, outcome: 'given', comment: words }),
  },
  setLevelOfConcern: {
    ...{ ...none, by: 'psychologist', texts: ['reasons'] },
    body: () => ({ level: 'high', reasons: words }),
    twice: [409, 'nothing_changed'],
  },
  recordIncident: {
    ...{ ...coordinators, texts: ['what'] },
    body: () => ({ kind: 'threat', severity: 'serious', what: words }),
    unknown: [
      ['kind', 'unknown_code'],
      ['severity', 'unknown_code'],
    ],
  },
  recordNewInformation: { ...{ ...coordinators, texts: ['what'] }, body: () => ({ what: words }) },
  skipReassessment: {
    ...{ ...chairs, texts: ['reasons'] },
    body: () => ({ reasons: words }),
    twice: [409, 'no_reassessment_due'],
  },
  resumeActivities: {
    ...{ ...chairs, texts: ['reasons'] },
    body: () => ({ reasons: words }),
    twice: [409, 'activities_not_suspended'],
  },
  recordChallenge: {
    ...{ ...coordinators, texts: ['grounds'], unknown: [['reviewerId', 'unknown_person']] },
    body: () => ({ of: 'classification', grounds: words, reviewerId: 'employment' }),
    twice: [409, 'challenge_open'],
  },
  recordKeepApart: {
    ...{ ...coordinators, texts: ['reasons'] },
    body: (_, otherCaseId) => ({ otherCaseId, reasonCode: 'threat', reasons: words }),
    unknown: [
      ['otherCaseId', 'unknown_case'],
      ['reasonCode', 'unknown_reason'],
    ],
    twice: [409, 'nothing_changed'],
  },
  endKeepApart: {
    ...{ ...coordinators, texts: ['reasons'], unknown: [['pairId', 'unknown_pair']] },
    body: ({ keepApart }) => ({ pairId: keepApart[0]?.pairId ?? 'none', reasons: words }),
    twice: [422, 'unknown_pair'],
  },
  recordMeasure: {
    ...{ ...coordinators, texts: ['notes'] },
    body: (kase) => ({
      ...{ trackId: trackOf(kase, 'psychological_counselling'), measure: 'distress', when: 'before' },
      ...{ level: 'moderate', notes: words },
    }),
    unknown: [
      ['trackId', 'unknown_track'],
      ['measure', 'unknown_measure'],
      ['level', 'unknown_level'],
    ],
    twice: [409, 'nothing_changed'],
  },
  planSeries: {
    ...{ ...coordinators, texts: ['overrideReasons'], dates: ['startsAt'] },
    body: (kase) => ({
      ...{ trackId: trackOf(kase, 'psychological_counselling'), specialistId: 'psychologist', every: 'P1W', count: 2 },
      ...{ startsAt: `${on(3)}T10:00:00.000Z`, minutes: 60, placeCode: 'room_a' },
    }),
    unknown: [
      ['trackId', 'unknown_track'],
      ['specialistId', 'unknown_person'],
      ['placeCode', 'unknown_place'],
    ],
  },
  reviewObjective: {
    ...{ ...coordinators, texts: ['reasons'], dates: ['reviewOn'], unknown: [['objectiveId', 'unknown_objective']] },
    body: ({ plan }) => ({
      ...{ objectiveId: plan?.objectives[0]?.objectiveId, standing: 'progressing', reviewOn: on(60), reasons: words },
    }),
  },
  recordRiskPlan: {
    ...{ ...coordinators, texts: ['triggers.0', 'warningSigns.0', 'contingencies.0.what'], dates: ['reviewOn'] },
    body: () => ({
      ...{ triggers: [words], warningSigns: [words], reviewOn: on(60) },
      contingencies: [{ what: words, actsAs: 'duty_officer' }],
    }),
  },
  recordPlanAgreement: {
    ...{ ...coordinators, texts: ['comment'], unknown: [['version', 'version_passed', 409]] },
    body: ({ plan }) => ({ version: plan?.version, agreement: 'not_agreed' }),
    twice: [409, 'nothing_changed'],
  },
  recordConsent: {
    ...{ ...coordinators, texts: ['reasons'], unknown: [['purpose', 'unknown_purpose']] },
    body: () => ({ purpose: 'family_contact', state: 'withdrawn' }),
    twice: [409, 'nothing_changed'],
  },
  recordSuitability: {
    ...{ ...chairs, texts: ['reasons'], dates: ['nextScreeningOn'] },
    body: () => ({ suitable: false, nextScreeningOn: on(60), reasons: words }),
    twice: [409, 'nothing_changed'],
  },
  endTrack: {
    ...{ ...coordinators, texts: ['reasons'] },
    body: (kase) => ({
      ...{ trackId: trackOf(kase, 'basic_education'), outcome: 'dropped_out', reasonCode: 'other', reasons: words },
    }),
    unknown: [
      ['trackId', 'unknown_track'],
      ['reasonCode', 'unknown_reason'],
    ],
    twice: [409, 'track_ended'],
  },
  callConference: {
    ...{ ...coordinators, dates: ['startsAt'] },
    body: () => conference('review', soon()),
    unknown: [
      ['type', 'unknown_conference_type'],
      ['placeCode', 'unknown_place'],
      ['chairId', 'unknown_person'],
      ['invited.1.personId', 'unknown_person'],
    ],
    twice: [409, 'already_requested'],
  },
  recordConference: {
    ...{ ...chairs, dates: ['nextReviewOn'], unknown: [['conferenceId', 'unknown_conference']] },
    texts: ['items.0.title', 'items.0.disposition.decision', 'summary'],
    body: ({ conferences }) => ({
      ...{
        conferenceId: conferences[0]?.conferenceId ?? 'none',
        attended: ['chair', 'psychologist', 'facilityManager'],
      },
      items: [{ title: words, disposition: { kind: 'decision', decision: words } }],
      ...{ nextReviewOn: on(90), summary: words },
    }),
    twice: [409, 'conference_not_open'],
  },
  cancelConference: {
    ...{ ...chairs, texts: ['narrative'], unknown: [['conferenceId', 'unknown_conference']] },
    body: ({ conferences }) => ({ conferenceId: conferences.at(-1)?.conferenceId ?? 'none', reasonCode: 'other' }),
    twice: [409, 'conference_not_open'],
  },
  recordRestrictedEntry: { ...{ ...none, by: 'police', texts: ['what'] }, body: () => ({ what: words }) },
  proposeIncentive: {
    ...{ ...coordinators, texts: ['reasons'] },
    body: () => ({
      ...{ kind: 'additional_calls', milestone: { kind: 'conduct' }, granterId: 'dutyOfficer', reasons: words },
    }),
    unknown: [
      ['kind', 'unknown_code'],
      ['granterId', 'unknown_person'],
    ],
    twice: [409, 'already_requested'],
  },
  revokeIncentive: {
    ...{ ...chairs, texts: ['reasons'], unknown: [['incentiveId', 'unknown_incentive']] },
    body: ({ incentives }) => ({
      ...{ incentiveId: incentives[0]?.incentiveId ?? 'none', reasonCode: 'misconduct', reasons: words },
    }),
    twice: [422, 'unknown_incentive'],
  },
  changeDates: {
    ...{ ...coordinators, alsoReferred: true, texts: ['reasons'] },
    dates: ['expectedReleaseOn', 'sentenceEndsOn', 'paroleEligibleOn'],
    body: () => ({ expectedReleaseOn: '2031-05-31', reasonCode: 'remission', reasons: words }),
    unknown: [['reasonCode', 'unknown_reason']],
    twice: [409, 'nothing_changed'],
  },
  goBack: {
    ...{ ...coordinators, texts: ['reasons'] },
    body: () => ({ to: 'planning', reasons: words }),
    twice: [422, 'not_an_earlier_phase'],
  },
};

export const custodyCommands: readonly CustodyCommand[] = (Object.entries(tried) as [Name, Tried][]).map(
  ([name, how]) => ({ name, ...how }),
);

/** A body with another value at a path such as `items.0.title`. */
export function put(body: object, path: string, value: unknown): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const within = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  within[last] = value;
  return copy;
}
