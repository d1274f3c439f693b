import { answerByLink } from '../../stories/drivers/links';
import * as steps from '../../stories/steps';
import { linkIn } from './mails';
import { look, play, waitToBeAsked, type Scene } from './scene';
import { until } from './waiting';

export async function release(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('Release and hand-over');
  await play(scene, steps.confirmationsRequested, steps.appointed('custodian', 'custodian'), steps.confirmed());
  tell.step('chair', 'and police, probation and aftercare each confirm the release');
  await play(scene, steps.attested);
  tell.step('police', 'as the custodian attests that sealed entries were considered, whether there are any or not');
  await play(scene, steps.decided('sentence_completed', {}, { on: 'P0D' }));
  tell.step('coordinator', 'records what the prison authority decided: sentence completed, release today');
  const [sending, acceptance] = steps.handedOver;
  await play(scene, sending);
  tell.step('facilityManager', 'confirms that the case was handed over');
  await play(scene, acceptance);
  tell.step('aftercare', 'confirms that it was received');
  const phase = await until('voluntary aftercare', 10, async () => {
    const kase = await look(scene);
    return kase.phase === 'aftercare' && kase.phase;
  });
  tell.note(`the phase is now: ${phase}; on this branch there is no breach and no recall`);
}

export async function accompany(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('Voluntary aftercare');
  const first = await waitToBeAsked(scene, 'contact_report', 20);
  await answerByLink(linkIn(first.mail), { answer: 'missed', reason: 'did_not_come' });
  tell.step('aftercare', 'reports from the mail that the first contact was missed');
  const outreach = await waitToBeAsked(scene, 'outreach', 20);
  tell.note(`that becomes outreach, and nothing else; a mail asks for it: "${outreach.mail.subject}"`);
  await answerByLink(linkIn(outreach.mail), { answer: 'reached' });
  tell.step('aftercare', 'reports that the person was reached');
  tell.note('waiting for the next contact of the schedule …');
  const second = await waitToBeAsked(scene, 'contact_report', 40);
  await answerByLink(linkIn(second.mail), { answer: 'made', note: 'Has work since Monday.' });
  tell.step('aftercare', 'reports that the next contact was made');
}

export async function close(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('Closing');
  await play(scene, steps.closingStarted);
  tell.step('coordinator', 'starts the closing');
  const { phase } = await play(scene, steps.caseClosed);
  tell.step('chair', 'closes the case with an outcome against its aim: completed, aim achieved');
  tell.note(`the phase is now: ${phase ?? ''}`);
}
