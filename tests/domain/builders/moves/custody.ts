import type { CommandName, ConferenceItem } from '../../../../shared/domain/commands';
import { consentStates, levelsOfConcern, markers, objectiveStandings } from '../../../../shared/domain/commands';
import { phaseNames } from '../../../../shared/domain/state';
import type { CaseFile } from '../case-file';
import { text } from '../commands';
import { background, conference, conferenceRecord, consent, evidence, incentive, incident, riskPlan } from '../custody';
import { mostly, oneOf, person, someDate, someId, type Choice } from './choices';
import { someCourse, someTime, someTrackId, type Bodies } from './path';

const types = (file: CaseFile): readonly string[] => [...Object.keys(file.programme.conferences), 'no_such_type'];
const someConference = ({ kase }: CaseFile, choose: Choice): string =>
  someId(
    kase.conferences.map(({ conferenceId }) => conferenceId),
    choose,
  );
const someObjective = ({ kase }: CaseFile, choose: Choice): string =>
  someId(kase.plan?.objectives.map(({ objectiveId }) => objectiveId) ?? [], choose);

function someItem(file: CaseFile, choose: Choice): ConferenceItem {
  const disposition: readonly ConferenceItem['disposition'][] = [
    { kind: 'action', ownerId: person(choose), dueOn: someDate(file, choose), what: text },
    { kind: 'decision', decision: text },
    { kind: 'no_action', reasons: text },
  ];
  return { title: text, disposition: oneOf(disposition, choose) };
}

export const custodyBodies = {
  setMarkers: (file, choose) => ({
    markers: markers.filter(() => choose(3) === 0),
    ...(choose(2) === 0 && { turnsAdultOn: someDate(file, choose) }),
    reasons: text,
  }),
  recordConviction: (file, choose) => ({ convictedOn: someDate(file, choose) }),
  recordConflict: (_file, choose) => ({ personId: person(choose), reasonCode: 'other' }),
  recordBackground: ({ programme }, choose) =>
    choose(4) > 0 ? background(programme) : { areas: [{ area: 'needs', summary: text }] },
  recordPersonComment: ({ kase }, choose) => ({
    assessmentId: someId(
      kase.assessments.map(({ assessmentId }) => assessmentId),
      choose,
    ),
    outcome: oneOf(['given', 'declined', 'not_reached'] as const, choose),
    comment: text,
  }),
  setLevelOfConcern: (_file, choose) => ({ level: oneOf(levelsOfConcern, choose), reasons: text }),
  skipReassessment: () => ({ reasons: text }),
  recordChallenge: (_file, choose) => ({
    of: oneOf(['assessment', 'classification'] as const, choose),
    grounds: text,
    reviewerId: mostly('independent', choose),
  }),
  recordKeepApart: (_file, choose) => ({
    otherCaseId: oneOf(['case-2', 'case-3', 'constructor'], choose),
    reasonCode: 'other',
    reasons: text,
  }),
  endKeepApart: ({ kase }, choose) => ({
    pairId: someId(
      kase.keepApart.map(({ pairId }) => pairId),
      choose,
    ),
    reasons: text,
  }),
  callConference: (file, choose) => {
    const type = oneOf(types(file), choose);
    const called = conference(file.programme, someTime(file, choose), { type, chairId: mostly('chair', choose) });
    return choose(4) > 0 && called.invited.length > 0
      ? called
      : { ...called, invited: [{ personId: person(choose), discipline: 'police' }] };
  },
  recordConference: (file, choose) => {
    const conferenceId = someConference(file, choose);
    const members = file.kase.conferences.find((each) => each.conferenceId === conferenceId)?.members ?? [];
    const there = ['chair', ...members.map(({ personId }) => personId)].filter(() => choose(5) > 0);
    const items = [someItem(file, choose), someItem(file, choose)];
    return conferenceRecord(conferenceId, there, someDate(file, choose), { items });
  },
  cancelConference: (file, choose) => ({ conferenceId: someConference(file, choose), reasonCode: 'other' }),
  recordPlanAgreement: ({ kase }, choose) => ({
    version: (kase.plan?.version ?? 1) + (choose(8) === 0 ? 1 : 0),
    agreement: oneOf(['agreed', 'not_agreed', 'could_not_say'] as const, choose),
  }),
  recordRiskPlan: (file, choose) => riskPlan(someDate(file, choose)),
  recordMeasure: (file, choose) => ({
    trackId: someTrackId(file, choose),
    measure: oneOf(['distress', 'reading_level'], choose),
    when: oneOf(['before', 'after'] as const, choose),
    level: oneOf(['moderate', 'basic', 'not_rated'], choose),
  }),
  endTrack: (file, choose) => ({
    trackId: someTrackId(file, choose),
    ...(choose(2) === 0 ? { outcome: 'completed' } : { outcome: 'dropped_out', reasonCode: 'other' }),
    reasons: text,
  }),
  reviewObjective: (file, choose) => ({
    objectiveId: someObjective(file, choose),
    standing: oneOf(objectiveStandings, choose),
    reasons: text,
    ...(choose(2) === 0 && { reviewOn: someDate(file, choose) }),
  }),
  planSeries: (file, choose) => ({
    ...someCourse(file, choose),
    startsAt: someTime(file, choose),
    every: oneOf(['P1W', 'P2D', 'P1M', 'P1Y'], choose),
    count: 2 + choose(choose(3) === 0 ? 60 : 8),
    minutes: 60,
    placeCode: 'room_b',
  }),
  recordConsent: ({ programme }, choose) => {
    const purposes = [...programme.consent.purposes.map(({ code }) => code), 'no_such_purpose'];
    const state = oneOf(consentStates, choose);
    return consent(state, {
      purpose: oneOf(purposes, choose),
      ...(choose(8) > 0 && { evidence: someEvidence(choose) }),
    });
  },
  recordSuitability: (file, choose) => ({
    suitable: choose(2) === 0,
    reasons: text,
    ...(choose(4) > 0 && { nextScreeningOn: someDate(file, choose) }),
  }),
  recordIncident: (_file, choose) => incident({ severity: oneOf(['minor', 'serious', 'grave', 'odd'], choose) }),
  recordNewInformation: () => ({ what: text }),
  resumeActivities: () => ({ reasons: text }),
  recordRestrictedEntry: () => ({ what: text }),
  proposeIncentive: (file, choose) =>
    incentive({
      granterId: mostly('granter', choose),
      milestone:
        choose(2) === 0 ? { kind: 'conduct' } : { kind: 'objective_achieved', about: someObjective(file, choose) },
    }),
  revokeIncentive: ({ kase }, choose) => ({
    incentiveId: someId(
      kase.incentives.map(({ incentiveId }) => incentiveId),
      choose,
    ),
    reasonCode: 'other',
    reasons: text,
  }),
  changeDates: (file, choose) => ({
    ...(choose(3) > 0 && { expectedReleaseOn: someDate(file, choose) }),
    ...(choose(3) === 0 && { sentenceEndsOn: someDate(file, choose) }),
    ...(choose(3) === 0 && { paroleEligibleOn: someDate(file, choose) }),
    reasonCode: 'other',
    reasons: text,
  }),
  goBack: (_file, choose) => ({ to: oneOf(phaseNames, choose), reasons: text }),
} as const satisfies Partial<Bodies<CommandName>>;

function someEvidence(choose: Choice): typeof evidence {
  return choose(2) === 0 ? evidence : { ...evidence, guardian: 'consents', lawyer: 'advised' };
}
