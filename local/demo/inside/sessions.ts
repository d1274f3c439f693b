import type { CaseResponse } from '../../../api/cases/response';
import { answerByLink, open } from '../../../stories/drivers/links';
import { linkIn, waitForNextMail } from '../mails';
import { answer, give, giveInVain, look, waitToBeAsked, type Scene } from '../scene';
import { showMail } from '../words';
import { timeIn } from './words';

/** Sessions of this story, by their outcome. */
export interface Planned {
  readonly counselling: string;
  readonly family: string;
  readonly education: string;
  readonly dialogue: string;
}

/** Two sessions in the next minute, and two voluntary ones for later. */
export async function planSessions(scene: Scene): Promise<Planned> {
  const { tell } = scene;
  tell.chapter('Sessions, voluntary and not');
  const planned = {
    education: await planSession(scene, 'basic_education', 'teacher', 5),
    dialogue: await planSession(scene, 'law_enforcement_dialogue', 'police', 5),
    counselling: await planSession(scene, 'psychological_counselling', 'psychologist', 3_600),
    family: await planSession(scene, 'family_work', 'family', 7_200),
  };
  tell.step('coordinator', 'plans education and talks with the police for now, counselling and family work for later');
  await answerByLink(linkIn((await invitation(scene, planned.counselling)).mail), { answer: 'accept' });
  tell.step('psychologist', 'accepts from the mail; the family liaison has not answered yet');
  return planned;
}

/** The person withdraws consent, which is a normal state and no error. */
export async function refuse(scene: Scene, { counselling, family }: Planned): Promise<void> {
  const { tell } = scene;
  tell.chapter('The person refuses to go on');
  const asked = await invitation(scene, family);
  await give(scene, 'coordinator', 'recordConsent', { purpose: 'programme_participation', state: 'withdrawn' });
  const kase = await look(scene);
  tell.step('coordinator', 'records that the person withdraws their consent; nobody owes a reason');
  tell.note(
    `engagement: ${kase.engagement ?? ''}; counselling ${statusOf(kase, counselling)}, family work ` +
      `${statusOf(kase, family)}, the other two go on`,
  );
  const mail = await waitForNextMail(scene.mailbox, asked.task.taskId, [asked.mail]);
  tell.note(
    'the family liaison, who had not answered, is told that it is off, and not why:',
    '',
    ...showMail(mail),
    '',
  );
  const page = await open(linkIn(asked.mail));
  tell.note(`the link of the first mail is dead: ${page.status}, "${page.heading}"`);
  const body = await bodyOf(scene, 'psychological_counselling', 'psychologist', 3_600);
  tell.step('coordinator', 'plans counselling all the same, in vain');
  tell.note(await giveInVain(scene, 'coordinator', 'planSession', body, 'consent_missing'));
}

/** A withdrawal leads to a new offer; consent can be given again at any time. */
export async function offerAgain(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('A new offer falls due');
  tell.note('waiting until half a minute has passed since the withdrawal (90 days in the programme "standard") …');
  const { mail } = await waitToBeAsked(scene, 'follow_up', 40, 'consent_offer_due');
  tell.note(`a mail to ${mail.to.join()} asks to see to it: "${mail.subject}"`);
  const evidence = { form: 'written', interpreter: false };
  const purpose = 'programme_participation';
  const { engagement } = await give(scene, 'coordinator', 'recordConsent', { purpose, state: 'given', evidence });
  tell.step('coordinator', 'offers it again, and the person signs');
  const sessionId = await planSession(scene, 'psychological_counselling', 'psychologist', 3_600);
  await answerByLink(linkIn((await invitation(scene, sessionId)).mail), { answer: 'accept' });
  tell.note(`engagement: ${engagement ?? ''}; counselling ${statusOf(await look(scene), sessionId)} again`);
}

/** The specialists' reports from their mails when the two sessions are over. */
export async function report(scene: Scene, { education, dialogue }: Planned): Promise<void> {
  const { tell } = scene;
  tell.chapter('Two sessions are over, and both raise a concern');
  await answer(scene, 'teacher', 'action', { answer: 'done', narrative: 'The place is kept.' });
  tell.step('teacher', 'says that the action of the conference is done');
  tell.note('waiting for the end of the sessions, when the specialists are asked for their reports …');
  const first = await waitToBeAsked(scene, 'session_report', 80, education);
  await answerByLink(linkIn(first.mail), {
    answer: 'held',
    engagement: 'passive',
    concern: 'yes',
    note: 'Sat apart and asked whether letters are read.',
  });
  tell.step('teacher', 'reports from the mail: held, with a concern, which the coordinator is asked to look at');
  const second = await waitToBeAsked(scene, 'session_report', 20, dialogue);
  const reportedAt = Date.now();
  await answerByLink(linkIn(second.mail), {
    answer: 'held',
    engagement: 'resistant',
    concern: 'urgent',
    note: 'Named somebody whom he wants to find.',
  });
  tell.step('police', 'reports from the mail: held, with an urgent concern');
  const alert = await waitToBeAsked(scene, 'urgent_concern', 20, dialogue);
  const seconds = Math.max(0, Date.parse(alert.mail.receivedAt) - reportedAt) / 1_000;
  await answerByLink(linkIn(alert.mail), { answer: 'acknowledge' });
  tell.step('dutyOfficer', `has the mail ${seconds.toFixed(1)} s later and acknowledges it from there`);
  const narrative = 'Both point the same way: to be assessed again.';
  const kase = await answer(scene, 'coordinator', 'concern_review', { answer: 'reassess', narrative });
  tell.step('coordinator', 'looks at the concern: to be assessed again, and says why');
  tell.note(`a reassessment is owed because of ${kase.reassessmentRequired?.because ?? ''}`);
}

/** Plans a session that begins in this many seconds, and returns its id. */
export async function planSession(scene: Scene, track: string, specialist: string, inSeconds: number): Promise<string> {
  const body = await bodyOf(scene, track, specialist, inSeconds);
  const { sessions = [] } = await give(scene, 'coordinator', 'planSession', body);
  return sessions.at(-1)?.sessionId ?? '';
}

/** The body of `planSession`, on a track of the plan. */
export async function bodyOf(
  scene: Scene,
  track: string,
  specialistId: string,
  inSeconds: number,
): Promise<Readonly<Record<string, unknown>>> {
  const { plan } = await look(scene);
  const trackId = plan?.tracks.find(({ code }) => code === track)?.trackId;
  return { trackId, specialistId, startsAt: timeIn(inSeconds), minutes: 1, placeCode: 'room_a' };
}

function invitation(scene: Scene, sessionId: string): ReturnType<typeof waitToBeAsked> {
  return waitToBeAsked(scene, 'session_invitation', 20, sessionId);
}

function statusOf({ sessions = [] }: CaseResponse, sessionId: string): string {
  return sessions.find((each) => each.sessionId === sessionId)?.status ?? 'not there';
}
