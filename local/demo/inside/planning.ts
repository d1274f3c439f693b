import { setTimeout as sleep } from 'node:timers/promises';
import { assess, hear } from '../assessing';
import { answerByLink } from '../../../stories/drivers/links';
import { linkIn } from '../mails';
import { answer, give, giveInVain, look, play, waitToBeAsked, type Scene } from '../scene';
import type { Discipline } from '../../../shared/domain/vocabulary';
import * as steps from '../../../stories/steps';
import { dateIn, draft, housing, timeIn } from './words';

/** Appointments that the rest of the story needs. */
export async function assessAndClassify(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('Assessment and classification');
  await play(
    scene,
    steps.appointed('facility_manager', 'facilityManager'),
    steps.appointed('police_lead', 'policeLead'),
    steps.appointed('custodian', 'custodian'),
  );
  tell.step('coordinator', 'appoints the facility manager, the police lead and the custodian of sealed entries');
  await play(scene, steps.backgroundRecorded);
  await assess(scene, {}, hear);
  const expiresOn = dateIn(180);
  const { phase } = await play(scene, steps.housed({ ...housing, expiresOn }));
  tell.step('chair', `decides the classification: ${housing.option}, ${housing.securityClass}, ${housing.roleTier}`);
  tell.note(`it ends on ${expiresOn} unless somebody decides again; the phase is now: ${phase ?? ''}`);
}

export async function makePlan(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('A plan, and a conference that needs its quorum');
  const evidence = { form: 'oral_witnessed', witnessId: 'health', interpreter: true } as const;
  await play(scene, steps.consentRecorded('given', { evidence }));
  tell.step('coordinator', 'records consent to each purpose, read out through an interpreter before a witness');
  await play(scene, steps.riskPlanned('P1Y'), steps.planDrafted(draft));
  await give(scene, 'coordinator', 'submitPlan', { chairId: 'chair' });
  await play(scene, steps.planAgreed());
  tell.step('coordinator', 'submits the plan; the person agrees to it');
  await confer(scene);
  const planned = await play(scene, steps.chairApproved);
  tell.step('chair', 'approves the plan');
  tell.note(`the phase is now: ${planned.phase ?? ''}`);
}

/** The plan conference: one attends, one sends apologies and a report instead, one dissents. */
async function confer(scene: Scene): Promise<void> {
  const { tell } = scene;
  const conferenceId = await call(scene, 'plan', 4, [
    ['psychologist', 'psychologist'],
    ['facilityManager', 'prison'],
    ['probation', 'probation'],
    ['teacher', 'teacher'],
  ]);
  tell.step('coordinator', 'calls the plan conference; the quorum is psychologist, prison and probation');
  await showMissing(scene);
  await answerInvitation(scene, conferenceId, 'psychologist', 'accept');
  await answerInvitation(scene, conferenceId, 'probation', 'decline');
  tell.step('psychologist', 'accepts from the mail; probation declines from theirs, and is asked to write instead');
  await begin(scene, conferenceId);
  const held = minutesOf(conferenceId);
  const told = await giveInVain(scene, 'chair', 'recordConference', held, 'no_quorum');
  tell.step('chair', 'records a decision without probation, in vain');
  tell.note(told);
  await answer(scene, 'probation', 'conference_report', {
    answer: 'report',
    narrative: 'Agrees; asks for work first.',
  });
  tell.step('probation', 'signs in and reports in writing');
  await give(scene, 'chair', 'recordConference', held);
  tell.step(
    'chair',
    'records it: a decision, an action with owner and date, one item without action and why, a dissent',
  );
  await showMissing(scene);
}

function minutesOf(conferenceId: string): object {
  return {
    conferenceId,
    attended: ['chair', 'psychologist', 'facilityManager', 'teacher'],
    apologies: ['probation'],
    items: [
      { title: 'The plan', disposition: { kind: 'decision', decision: 'The plan is supported as it was submitted.' } },
      {
        title: 'A place in the morning class',
        disposition: { kind: 'action', ownerId: 'teacher', dueOn: dateIn(14), what: 'Keeps a place from Monday on.' },
      },
      { title: 'Work in the kitchen', disposition: { kind: 'no_action', reasons: 'There is no place before spring.' } },
    ],
    dissent: [{ personId: 'teacher', reasons: 'A class before counselling has begun comes too early.' }],
    nextReviewOn: dateIn(180),
    summary: 'The plan is supported; one dissents on the order of its steps.',
  };
}

/** Calls a conference that begins in this many seconds. @returns its id */
export async function call(
  scene: Scene,
  type: string,
  inSeconds: number,
  members: readonly (readonly [personId: string, discipline: Discipline])[],
): Promise<string> {
  const invited = members.map(([personId, discipline]) => ({ personId, discipline }));
  const { conferences = [] } = await play(scene, steps.called({ type, startsAt: timeIn(inSeconds), invited }));
  const called = conferences.find((each) => each.type === type && each.status === 'called');
  if (!called) throw new Error(`the conference ${type} is not there`);
  return called.conferenceId;
}

async function answerInvitation(
  scene: Scene,
  conferenceId: string,
  person: string,
  chosen: 'accept' | 'decline',
): Promise<void> {
  const { mail } = await waitToBeAsked(scene, 'conference_invitation', 20, conferenceId, person);
  await answerByLink(linkIn(mail), { answer: chosen, ...(chosen === 'decline' && { reason: 'not_available' }) });
}

/** Waits until a conference has begun. */
export async function begin(scene: Scene, conferenceId: string): Promise<void> {
  const { conferences = [] } = await look(scene);
  const { startsAt } = conferences.find((each) => each.conferenceId === conferenceId) ?? { startsAt: timeIn(0) };
  await sleep(Math.max(0, Date.parse(startsAt) - Date.now()) + 50);
}

/** Shows what the gate lacks, and who must provide it. */
export async function showMissing(scene: Scene): Promise<void> {
  const { missing = [] } = await look(scene);
  scene.tell.note(missing.length > 0 ? 'the gate misses, of whom:' : 'the gate misses nothing');
  for (const { code, owedBy } of missing)
    scene.tell.note(`  ${code.padEnd(40)} ${owedBy.personId ?? owedBy.function ?? ''}`);
}
