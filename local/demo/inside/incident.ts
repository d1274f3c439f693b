import { answer, give, giveInVain, look, waitToBeAsked, type Scene } from '../scene';
import { begin, call } from './planning';
import { bodyOf, planSession } from './sessions';
import { dateIn } from './words';

/**
 * An incident: notified by function, group activities suspended by a named person, and a conference about it. Returns
 * the session that replaces the cancelled one.
 */
export async function happen(scene: Scene): Promise<string> {
  const { tell } = scene;
  tell.chapter('An incident');
  const what = 'Two of them threatened a third in the workshop; nobody was hurt.';
  await give(scene, 'dutyOfficer', 'recordIncident', { kind: 'threat', severity: 'serious', what });
  tell.step('dutyOfficer', 'records an incident: a threat, serious');
  const { mail } = await waitToBeAsked(scene, 'suspension_proposal');
  tell.note(`a mail to ${mail.to.join()} asks for a decision; it says nothing of what happened: "${mail.subject}"`);
  for (const person of ['facilityManager', 'police', 'chair', 'coordinator'])
    await answer(scene, person, 'incident_notice', { answer: 'noted' });
  tell.note('facility manager, police lead, chair and coordinator were told by function, and have noted it');
  const suspended = await answer(scene, 'facilityManager', 'suspension_proposal', {
    answer: 'suspend',
    narrative: 'Until the conference has looked at it.',
  });
  tell.step('facilityManager', 'decides what was proposed: group activities and privileges are suspended');
  tell.note('the class to come, which is a group, is called off: its teacher learns that, and not why');
  tell.note(`owed since: a reassessment (${suspended.reassessmentRequired?.because ?? ''}) and a conference`);
  const body = await bodyOf(scene, 'basic_education', 'teacher', 3_600);
  tell.step('coordinator', 'plans the next class in vain');
  tell.note(await giveInVain(scene, 'coordinator', 'planSession', body, 'activities_suspended'));
  await conferOn(scene);
  const again = await planSession(scene, 'basic_education', 'teacher', 5);
  tell.step('coordinator', 'plans the class anew');
  return again;
}

async function conferOn(scene: Scene): Promise<void> {
  const { tell } = scene;
  const conferenceId = await call(scene, 'incident', 3, [
    ['facilityManager', 'prison'],
    ['police', 'police'],
  ]);
  await begin(scene, conferenceId);
  await give(scene, 'chair', 'recordConference', {
    conferenceId,
    attended: ['chair', 'facilityManager', 'police'],
    items: [
      { title: 'The workshop', disposition: { kind: 'decision', decision: 'He goes back in two smaller groups.' } },
    ],
    nextReviewOn: dateIn(30),
    summary: 'He took part and did not lead; the groups are made smaller.',
  });
  await give(scene, 'facilityManager', 'resumeActivities', { reasons: 'As the conference decided.' });
  tell.step('chair', 'records the conference on it; the facility manager lets group activities go on');
  const { activitiesSuspended } = await look(scene, 'facilityManager');
  if (activitiesSuspended) throw new Error('group activities should go on');
}
