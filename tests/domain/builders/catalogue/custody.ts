import type { CommandName } from '../../../../shared/domain/commands';
import type { Conference } from '../../../../shared/domain/state';
import type { CaseFile } from '../case-file';
import { housing, text } from '../commands';
import { background, conference, conferenceRecord, consent, incentive, incident, riskPlan } from '../custody';
import { activitiesSuspended, called, dateIn, granted, planDrafted, planSubmitted, submitted } from '../steps';
import { beforeRelease, inCustody, open, someTrack, withPlan, withSupport, type Row } from './row';

const coordinators = ['coordinator'] as const;
const chairs = ['chair', 'coordinator'] as const;
const steered = { suspended: false, may: coordinators, by: 'coordinator' } as const;
const recorded = { suspended: true, may: coordinators, by: 'coordinator' } as const;

const lastConference = ({ kase }: CaseFile): Conference | undefined => kase.conferences.at(-1);
const conferenceId = (file: CaseFile): string => lastConference(file)?.conferenceId ?? 'none';
const noConference = {
  referred: 'unknown_conference',
  released: 'unknown_conference',
  supervised: 'unknown_conference',
  aftercare: 'unknown_conference',
  closing: 'unknown_conference',
} as const;

/** Another case in the same facility, of whom the directory knows. */
const another = (file: CaseFile): void => {
  file.others = { 'case-2': { caseId: 'case-2', facilityId: 'facility-1' } };
};
const apart = { otherCaseId: 'case-2', reasonCode: 'threat', reasons: text } as const;

/** What the breadth of the custody path adds: one row a command. */
export const custodyRows = {
  setMarkers: {
    ...{ ...recorded, during: beforeRelease, again: 'nothing_changed' },
    data: () => ({ markers: ['woman'], reasons: text }),
  },
  recordConviction: {
    ...{ ...recorded, during: beforeRelease, again: 'nothing_changed' },
    given: (file) => file.do('coordinator', 'setMarkers', { markers: ['pre_trial'], reasons: text }),
    data: (file) => ({ convictedOn: dateIn(file, 'P0D') }),
  },
  recordConflict: {
    ...{ ...recorded, during: open, again: 'nothing_changed' },
    data: () => ({ personId: 'neighbour', reasonCode: 'family_tie' }),
  },
  recordBackground: {
    ...{ ...steered, during: inCustody, may: ['assessor', 'coordinator'], again: null },
    data: ({ programme }) => background(programme),
  },
  recordPersonComment: {
    ...{ ...steered, during: inCustody.filter((phase) => phase !== 'intake'), again: null },
    may: ['assessor', 'coordinator'],
    otherwise: { intake: 'unknown_assessment' },
    given: (file) => file.kase.assessments.at(-1) ?? submitted(file),
    data: ({ kase }) => ({
      assessmentId: kase.assessments.at(-1)?.assessmentId ?? 'none',
      outcome: 'given',
      comment: text,
    }),
  },
  setLevelOfConcern: {
    ...{ during: inCustody, suspended: true, may: ['assessor'], by: 'assessor', again: 'nothing_changed' },
    data: () => ({ level: 'high', reasons: text }),
  },
  skipReassessment: {
    during: ['classifying', 'planning', 'programme', 'pre_release', 'release_decision'],
    otherwise: { assessing: 'no_reassessment_due' },
    ...{ suspended: false, may: ['chair'], by: 'chair', again: 'no_reassessment_due' },
    given: (file) => file.do('coordinator', 'recordNewInformation', { what: text }),
    data: () => ({ reasons: text }),
  },
  recordChallenge: {
    ...{ ...recorded, during: inCustody, again: 'challenge_open' },
    given: (file) => file.kase.housing ?? file.do('chair', 'decideHousing', housing(dateIn(file, 'P1M'))),
    data: () => ({ of: 'classification', grounds: text, reviewerId: 'independent' }),
  },
  recordKeepApart: {
    ...{ ...recorded, during: inCustody, again: 'nothing_changed' },
    may: ['facility_manager', 'police_lead', 'coordinator'],
    given: another,
    data: () => apart,
  },
  endKeepApart: {
    ...{ ...recorded, during: inCustody, again: 'unknown_pair' },
    may: ['facility_manager', 'police_lead', 'coordinator'],
    given: (file) => {
      another(file);
      file.do('coordinator', 'recordKeepApart', apart);
    },
    data: ({ kase }) => ({ pairId: kase.keepApart[0]?.pairId ?? 'none', reasons: text }),
  },
  callConference: {
    ...{ ...steered, during: inCustody, may: chairs, again: 'already_requested' },
    data: (file) => conference(file.programme, file.in('P7D')),
  },
  recordConference: {
    ...{ ...recorded, during: inCustody, otherwise: noConference, may: chairs, again: 'conference_not_open' },
    given: (file) => {
      called(file, { startsAt: file.in('PT1H') });
      file.pass('PT3H');
    },
    data: (file) => {
      const attended = lastConference(file)?.members.map(({ personId }) => personId) ?? [];
      return conferenceRecord(conferenceId(file), ['chair', ...attended], dateIn(file, 'P6M'));
    },
  },
  cancelConference: {
    ...{ ...recorded, during: inCustody, otherwise: noConference, may: chairs, again: 'conference_not_open' },
    given: called,
    data: (file) => ({ conferenceId: conferenceId(file), reasonCode: 'no_quorum' }),
  },
  recordPlanAgreement: {
    ...{ ...steered, during: withPlan, again: 'nothing_changed' },
    given: (file) => (file.kase.phase === 'planning' ? planSubmitted(planDrafted(file)) : file),
    data: ({ kase }) => ({ version: kase.plan?.version ?? 1, agreement: 'not_agreed' }),
  },
  recordRiskPlan: {
    ...{ ...recorded, during: withPlan, again: null },
    data: (file) => riskPlan(dateIn(file, 'P3M')),
  },
  recordMeasure: {
    ...{ ...steered, during: withSupport, again: 'nothing_changed' },
    data: (file) => ({ trackId: someTrack(file), measure: 'distress', when: 'before', level: 'moderate' }),
  },
  endTrack: {
    ...{ ...steered, during: withSupport, again: 'track_ended' },
    data: (file) => ({ trackId: someTrack(file), outcome: 'dropped_out', reasonCode: 'person_refused', reasons: text }),
  },
  reviewObjective: {
    ...{ ...steered, during: ['programme', 'pre_release', 'release_decision'], again: 'nothing_changed' },
    otherwise: { planning: 'unknown_objective' },
    data: ({ kase }) => ({
      objectiveId: kase.plan?.objectives[0]?.objectiveId ?? 'none',
      standing: 'achieved',
      reasons: text,
    }),
  },
  planSeries: {
    ...{ ...steered, during: withSupport, again: null },
    data: (file) => ({
      trackId: someTrack(file),
      specialistId: 'psychologist',
      startsAt: file.in('P3D'),
      every: 'P1W',
      count: 4,
      minutes: 45,
      placeCode: 'office',
    }),
  },
  recordConsent: {
    during: [...new Set([...inCustody, ...withSupport])],
    ...{ ...recorded, again: 'nothing_changed' },
    data: ({ kase }) =>
      consent(kase.consents['family_contact']?.state === 'given' ? 'withdrawn' : 'given', {
        purpose: 'family_contact',
      }),
  },
  recordSuitability: {
    during: [...new Set([...inCustody, ...withSupport])],
    ...{ suspended: true, may: ['chair'], by: 'chair', again: 'nothing_changed' },
    data: (file) => ({ suitable: false, reasons: text, nextScreeningOn: dateIn(file, 'P3M') }),
  },
  recordIncident: {
    ...{ ...recorded, during: inCustody, again: null },
    may: ['facility_manager', 'duty_officer', 'police_lead', 'coordinator'],
    data: () => incident(),
  },
  recordNewInformation: {
    ...{ ...recorded, during: inCustody, again: null },
    may: ['facility_manager', 'police_lead', 'assessor', 'coordinator'],
    data: () => ({ what: text }),
  },
  resumeActivities: {
    ...{ during: inCustody, suspended: false, by: 'chair', again: 'activities_not_suspended' },
    may: ['chair', 'facility_manager'],
    given: activitiesSuspended,
    data: () => ({ reasons: text }),
  },
  recordRestrictedEntry: {
    ...{ during: inCustody, suspended: true, may: ['custodian'], by: 'custodian', again: null },
    data: () => ({ what: text }),
  },
  proposeIncentive: {
    ...{ ...steered, during: inCustody, again: 'already_requested' },
    data: () => incentive(),
  },
  revokeIncentive: {
    ...{ ...recorded, during: inCustody, again: 'unknown_incentive' },
    may: ['chair', 'facility_manager', 'coordinator'],
    given: granted,
    data: ({ kase }) => ({
      incentiveId: kase.incentives.at(-1)?.incentiveId ?? 'none',
      reasonCode: 'misconduct',
      reasons: text,
    }),
  },
  goBack: {
    during: ['assessing', 'classifying', 'planning', 'programme', 'pre_release', 'release_decision'],
    otherwise: { intake: 'not_an_earlier_phase' },
    ...{ ...steered, may: chairs, again: 'not_an_earlier_phase' },
    data: () => ({ to: 'intake', reasons: text }),
  },
} as const satisfies { readonly [K in CommandName]?: Row<K> };
