import type { CaseResponse } from '../../api/cases/response';
import { commandPaths } from '../../api/paths';
import * as steps from '../../stories/steps';
import { answerByLink, confirm, open, review, scan } from '../../stories/drivers/links';
import { assess, hear } from './assessing';
import { linkIn } from './mails';
import { accepted, look, play, waitToBeAsked, type Scene, type Stage } from './scene';
import { draft, housing, openingBody, showMail } from './words';

export async function openCase(stage: Stage, releaseInDays = 20): Promise<Scene> {
  stage.tell.chapter('Referral and intake');
  const body = openingBody(Date.now(), releaseInDays);
  const opened = accepted(
    'openCase',
    await stage.as('coordinator').post<CaseResponse>(commandPaths.openCase, {}, body),
  );
  const scene = { ...stage, caseId: opened.caseId, reference: opened.reference };
  scene.tell.step('coordinator', `opens case ${opened.reference}; its workflow starts`);
  scene.tell.note(`caseId ${opened.caseId}, programme "demo": the path in seconds and minutes`);
  await play(scene, steps.accepted);
  scene.tell.step('coordinator', 'accepts the referral');
  const staff = [steps.appointed('duty_officer', 'dutyOfficer'), steps.appointed('health_lead', 'healthLead')];
  await play(scene, staff, steps.appointed('chair', 'chair'));
  scene.tell.step('coordinator', 'appoints the duty officer, the health lead and the chair');
  const { phase } = await play(
    scene,
    steps.looked('healthLead', { health: 'no_concern', self_harm: 'unknown', vulnerability: 'no_concern' }),
    steps.looked('dutyOfficer', { safety: 'concern', language: 'no_concern', separation: 'no_concern' }),
  );
  scene.tell.step('health', 'and the duty officer record the immediate screening');
  scene.tell.note(`the phase is now: ${phase ?? ''}`);
  return scene;
}

export async function assessAndPlan(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('Assessment, classification, plan');
  await play(scene, steps.backgroundRecorded);
  await assess(scene, {}, hear);
  const { phase } = await play(scene, steps.housed(housing));
  tell.step('chair', 'decides housing and security class, with reasons and an expiry date');
  tell.note(`the phase is now: ${phase ?? ''}`);
  await plan(scene);
  const planned = await play(scene, steps.chairApproved);
  tell.step('chair', 'approves the plan; nobody approves their own');
  tell.note(`the phase is now: ${planned.phase ?? ''}`);
}

/** The plan, its risk plan and agreement, and the opinions that its gate requires. */
async function plan(scene: Scene): Promise<void> {
  const { tell } = scene;
  await play(scene, steps.consentRecorded());
  tell.step('coordinator', 'asks for consent, purpose by purpose, and records it with its evidence');
  await play(scene, steps.riskPlanned('P1Y'), steps.planDrafted(draft), steps.planSubmitted);
  tell.step('coordinator', 'submits the plan: an aim, an objective with success and failure thresholds');
  await play(scene, steps.planAgreed(), steps.opinionsWritten);
  tell.step('psychologist', 'prison and probation give their opinions; the person has agreed');
}

export async function invite(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('A session, by mail');
  const startsAt = new Date(Date.now() + 15_000).toISOString();
  await play(scene, steps.planned({ startsAt, minutes: 1 }));
  const answeredAt = Date.now();
  tell.step('coordinator', 'plans a session of one minute that starts in a quarter of a minute');
  const { mail } = await waitToBeAsked(scene, 'session_invitation');
  const seconds = Math.max(0, Date.parse(mail.receivedAt) - answeredAt) / 1_000;
  tell.note(
    `the invitation was in the mailbox ${seconds.toFixed(1)} s after the API's answer:`,
    '',
    ...showMail(mail),
    '',
  );
  const link = linkIn(mail);
  const statuses = await scan(link);
  const status = await sessionStatus(scene);
  if (status !== 'invited') throw new Error(`fetching a link must record nothing, but the session is ${status}`);
  tell.note(`a mail scanner fetches the link (HEAD, GET, GET: ${statuses.join(', ')}): nothing is recorded`);
  const reviewed = await review(link, await open(link), { answer: 'accept' });
  tell.step('psychologist', `opens the link and chooses "accept"; the page asks: "${reviewed.heading}"`);
  const receipt = await confirm(link, reviewed);
  tell.step('psychologist', `confirms; the page says: "${receipt.heading}"`);
  tell.note(`getCase, asked at once, says that the session is ${await sessionStatus(scene)}`);
}

/** The reassessment falls due by itself; it is reviewed while the session lasts. */
export async function reassess(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('The reassessment falls due by itself');
  const { mail } = await waitToBeAsked(scene, 'follow_up', 40, 'reassessment_due');
  tell.note(`a mail to ${mail.to.join()} asks to see to it: "${mail.subject}"`);
  await assess(scene);
}

export async function report(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('The session is over');
  tell.note('waiting for its end, when the specialist is asked for the report …');
  const { mail } = await waitToBeAsked(scene, 'session_report', 100);
  await answerByLink(linkIn(mail), { answer: 'held', note: 'Talked about the time before the arrest.' });
  tell.step('psychologist', `reports from the mail that it was held; the state says: ${await sessionStatus(scene)}`);
  const { phase } = await play(scene, steps.foundComplete);
  tell.step('chair', 'decides on the reassessment: the programme is complete');
  tell.note(`the phase is now: ${phase ?? ''}`);
}

async function sessionStatus(scene: Scene): Promise<string | undefined> {
  return (await look(scene)).sessions?.at(-1)?.status;
}
