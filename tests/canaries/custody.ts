import { answerByLink } from '../../local/demo/link-page';
import { linkIn } from '../../local/demo/mails';
import { answer, give, look, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { dateIn, open, type Write } from './path';

/** Everything of the custody path that people write about beside its gates, in the programme. */
export async function accompanied(scene: Scene, write: Write): Promise<void> {
  const { plan } = await look(scene);
  const [counselling = '', education = ''] = plan?.tracks.map(({ trackId }) => trackId) ?? [];
  const meeting = await meetSoon(scene);
  await assigned(scene, counselling, write);
  await give(scene, 'coordinator', 'recordMeasure', {
    ...{ trackId: counselling, measure: 'distress', when: 'before', level: 'moderate' },
    notes: write('recordMeasure.notes'),
  });
  await give(scene, 'coordinator', 'endTrack', {
    ...{ trackId: education, outcome: 'dropped_out', reasonCode: 'other', reasons: write('endTrack.reasons') },
  });
  await give(scene, 'coordinator', 'reviewObjective', {
    ...{ objectiveId: plan?.objectives[0]?.objectiveId, standing: 'progressing', reviewOn: dateIn(60) },
    reasons: write('reviewObjective.reasons'),
  });
  await give(scene, 'chair', 'recordSuitability', {
    ...{ suitable: false, nextScreeningOn: dateIn(30), reasons: write('recordSuitability.reasons') },
  });
  await give(scene, 'chair', 'recordSuitability', { suitable: true, reasons: write('recordSuitability.reasons') });
  await keptApart(scene, write);
  await worse(scene, write);
  await rewarded(scene, write);
  await met(scene, meeting, write);
  await give(scene, 'coordinator', 'startPreRelease', { reasons: write('startPreRelease.reasons') });
  await give(scene, 'coordinator', 'goBack', { to: 'programme', reasons: write('goBack.reasons') });
}

/** Sessions for a specialist of whom it is said why they are asked all the same. */
async function assigned(scene: Scene, trackId: string, write: Write): Promise<void> {
  const startsAt = `${dateIn(1)}T10:00:00.000Z`;
  const session = { trackId, specialistId: 'psychologist', startsAt, minutes: 60, placeCode: 'room_a' };
  const overrideReasons = write('planSession.overrideReasons');
  await give(scene, 'coordinator', 'planSession', { ...session, overrideReasons });
  await give(scene, 'coordinator', 'planSeries', {
    ...{ ...session, every: 'P1W', count: 2, overrideReasons: write('planSeries.overrideReasons') },
  });
}

/** Whom the person is not to meet, and where they are housed all the same; what they challenge of it. */
async function keptApart(scene: Scene, write: Write): Promise<void> {
  const { caseId: otherCaseId } = await open(scene, write);
  await give(scene, 'coordinator', 'recordKeepApart', {
    ...{ otherCaseId, reasonCode: 'threat', reasons: write('recordKeepApart.reasons') },
  });
  const { keepApart = [] } = await give(scene, 'chair', 'decideHousing', {
    ...{ option: 'integrated', securityClass: 'standard', roleTier: 'follower', factors: ['family_ties'] },
    ...{ reasons: write('decideHousing.reasons'), expiresOn: dateIn(180) },
    keepApartReasons: write('decideHousing.keepApartReasons'),
    prolongedReasons: write('decideHousing.prolongedReasons'),
  });
  const [pair] = keepApart;
  await give(scene, 'coordinator', 'endKeepApart', { pairId: pair?.pairId, reasons: write('endKeepApart.reasons') });
  await give(scene, 'coordinator', 'recordChallenge', {
    ...{ of: 'classification', grounds: write('recordChallenge.grounds'), reviewerId: 'employment' },
  });
  await answer(scene, 'employment', 'challenge_review', {
    answer: 'dismiss',
    narrative: write('answerTask.narrative'),
  });
}

/** A conflict of interest, an incident, new information and what is sealed of it: the concern rises. */
async function worse(scene: Scene, write: Write): Promise<void> {
  const conflict = { personId: 'community', reasonCode: 'family_tie', narrative: write('recordConflict.narrative') };
  await give(scene, 'coordinator', 'recordConflict', conflict);
  const incident = { kind: 'threat', severity: 'serious', what: write('recordIncident.what') };
  await give(scene, 'coordinator', 'recordIncident', incident);
  const suspended = { answer: 'suspend', narrative: write('answerTask.narrative') };
  await answer(scene, 'chair', 'suspension_proposal', suspended);
  await give(scene, 'chair', 'resumeActivities', { reasons: write('resumeActivities.reasons') });
  await give(scene, 'coordinator', 'recordNewInformation', { what: write('recordNewInformation.what') });
  await give(scene, 'chair', 'skipReassessment', { reasons: write('skipReassessment.reasons') });
  await give(scene, 'psychologist', 'setLevelOfConcern', {
    ...{ level: 'high', reasons: write('setLevelOfConcern.reasons') },
  });
  await give(scene, 'coordinator', 'appoint', { function: 'custodian', personId: 'police' });
  await give(scene, 'police', 'recordRestrictedEntry', { what: write('recordRestrictedEntry.what') });
}

/** An incentive that is granted although the concern has risen, and taken back. */
async function rewarded(scene: Scene, write: Write): Promise<void> {
  await give(scene, 'coordinator', 'proposeIncentive', {
    ...{ kind: 'additional_calls', milestone: { kind: 'conduct' }, granterId: 'dutyOfficer' },
    reasons: write('proposeIncentive.reasons'),
  });
  const granted = { answer: 'grant', narrative: write('answerTask.narrative'), override: write('answerTask.override') };
  await answer(scene, 'dutyOfficer', 'incentive_decision', granted);
  const { incentives = [] } = await look(scene);
  await give(scene, 'chair', 'revokeIncentive', {
    ...{ incentiveId: incentives[0]?.incentiveId, reasonCode: 'misconduct' },
    reasons: write('revokeIncentive.reasons'),
  });
}

async function called(scene: Scene, type: string, startsAt: string): Promise<string> {
  const { conferences = [] } = await give(scene, 'coordinator', 'callConference', {
    ...{ type, startsAt, placeCode: 'office', chairId: 'chair' },
    invited: [
      { personId: 'psychologist', discipline: 'psychologist' },
      { personId: 'facilityManager', discipline: 'prison' },
    ],
  });
  return conferences.find((each) => each.startsAt === startsAt)?.conferenceId ?? '';
}

interface Meeting {
  readonly conferenceId: string;
  readonly startsAt: string;
}

async function meetSoon(scene: Scene): Promise<Meeting> {
  const startsAt = new Date(Date.now() + 2_000).toISOString();
  return { conferenceId: await called(scene, 'review', startsAt), startsAt };
}

/** One conference that is cancelled, after an answer by mail, and one that is held, with an item of each kind. */
async function met(scene: Scene, { conferenceId, startsAt }: Meeting, write: Write): Promise<void> {
  const later = await called(scene, 'challenge', `${dateIn(7)}T10:00:00.000Z`);
  const { mail } = await waitToBeAsked(scene, 'conference_invitation', 60, later, 'facilityManager');
  await answerByLink(linkIn(mail), { answer: 'accept', note: write('link.conference_invitation') });
  await give(scene, 'coordinator', 'cancelConference', {
    ...{ conferenceId: later, reasonCode: 'replaced', narrative: write('cancelConference.narrative') },
  });
  await until('the conference to have begun', 5, async () => new Date().toISOString() > startsAt);
  const disposition = 'recordConference.items.disposition';
  const dispositions = [
    { kind: 'action', ownerId: 'teacher', dueOn: dateIn(5), what: write(`${disposition}.what`) },
    { kind: 'decision', decision: write(`${disposition}.decision`) },
    { kind: 'no_action', reasons: write(`${disposition}.reasons`) },
  ];
  await give(scene, 'chair', 'recordConference', {
    ...{ conferenceId, attended: ['chair', 'psychologist', 'facilityManager'], nextReviewOn: dateIn(90) },
    items: dispositions.map((each) => ({ title: write('recordConference.items.title'), disposition: each })),
    dissent: [{ personId: 'psychologist', reasons: write('recordConference.dissent.reasons') }],
    summary: write('recordConference.summary'),
  });
  await answer(scene, 'teacher', 'action', { answer: 'done', narrative: write('answerTask.narrative') });
}
