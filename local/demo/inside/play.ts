import { openCase } from '../chapters';
import type { Scene, Stage } from '../scene';
import { showTimeline, showWorkflow } from '../showing';
import { listMails } from '../mails';
import { moveRelease } from './dates';
import { passGate } from './gate';
import { happen } from './incident';
import { assessAndClassify, makePlan } from './planning';
import { challenge, reward } from './rights';
import { getBetter, getWorse } from './rounds';
import { offerAgain, planSessions, refuse, report } from './sessions';

/** One case in custody, from referral to the gate before its release, that does not go as planned. */
export async function playCustody(stage: Stage): Promise<void> {
  const scene = await openCase(stage, 400);
  await assessAndClassify(scene);
  await makePlan(scene);
  const planned = await planSessions(scene);
  await refuse(scene, planned);
  const education = await happen(scene);
  await getWorse(scene);
  await challenge(scene);
  await reward(scene);
  await offerAgain(scene);
  await moveRelease(scene);
  await report(scene, { ...planned, education });
  await getBetter(scene);
  await passGate(scene);
  await lookBack(scene);
}

async function lookBack(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('What is left of it');
  await showTimeline(scene, 'coordinator', ({ type }) => !type.startsWith('task') && type !== 'rungReached');
  await showWorkflow(scene, 'running');
  const mails = await listMails(scene.mailbox);
  const telling = mails.filter(({ subject, text, html }) =>
    /Renner|consent|incident|concern/i.test(subject + text + html),
  );
  if (telling.length > 0) throw new Error(`${telling.length} mails say more than they may`);
  tell.note(`none of the ${mails.length} mails in the mailbox names the person, or says what happened`);
}
