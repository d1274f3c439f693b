import { answerByLink } from './link-page';
import { linkIn } from './mails';
import { answer, give, look, waitToBeAsked, type Scene } from './scene';
import { until } from './waiting';

const reasons = 'As the records of the case show.';

export async function release(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('Release and hand-over');
  await give(scene, 'coordinator', 'requestReleaseConfirmations', {
    chairId: 'chair',
    policeLeadId: 'police',
    probationLeadId: 'probation',
    aftercareLeadId: 'aftercare',
  });
  await give(scene, 'coordinator', 'appoint', { function: 'custodian', personId: 'police' });
  for (const person of ['chair', 'police', 'probation', 'aftercare']) {
    await answer(scene, person, 'release_confirmation', { answer: 'confirm', narrative: reasons });
  }
  tell.step('chair', 'and police, probation and aftercare each confirm the release');
  await answer(scene, 'police', 'intelligence_attestation', { answer: 'attest', narrative: reasons });
  tell.step('police', 'as the custodian attests that sealed entries were considered, whether there are any or not');
  const today = new Date().toISOString().slice(0, 10);
  await give(scene, 'coordinator', 'recordReleaseDecision', {
    kind: 'sentence_completed',
    authority: 'prison_authority',
    decidedOn: today,
    releaseOn: today,
    reasons,
    senderId: 'facilityManager',
    aftercareLeadId: 'aftercare',
  });
  tell.step('coordinator', 'records what the prison authority decided: sentence completed, release today');
  await answer(scene, 'facilityManager', 'handover_sending', { answer: 'confirm' });
  tell.step('facilityManager', 'confirms that the case was handed over');
  await answer(scene, 'aftercare', 'handover_acceptance', { answer: 'confirm' });
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
  await give(scene, 'coordinator', 'startClosing', { reasons: 'Lives on his own feet and asks for no more contacts.' });
  tell.step('coordinator', 'starts the closing');
  const { phase } = await give(scene, 'chair', 'closeCase', { outcomeCode: 'completed_aim_achieved', reasons });
  tell.step('chair', 'closes the case with an outcome against its aim: completed, aim achieved');
  tell.note(`the phase is now: ${phase}`);
}
