import { answer, answerInVain, give, giveInVain, look, waitToBeAsked, type Scene } from '../scene';
import { dateIn, housing } from './words';

const reasons = 'As the records of the case show.';

/** The person challenges the classification; it stays as it is until somebody independent has decided. */
export async function challenge(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('The person challenges the classification');
  const grounds = 'Says that he carried messages and never gave an order.';
  await give(scene, 'coordinator', 'recordChallenge', { of: 'classification', grounds, reviewerId: 'dpo' });
  tell.step('coordinator', 'records the challenge; somebody of the oversight office, who had no part, reviews it');
  const decision = { ...housing, option: 'concentrated', reasons, expiresOn: dateIn(90) };
  tell.step('chair', 'moves him while it is open, in vain');
  tell.note(await giveInVain(scene, 'chair', 'decideHousing', decision, 'challenge_open'));
  const { mail } = await waitToBeAsked(scene, 'challenge_review');
  await answer(scene, 'dpo', 'challenge_review', {
    answer: 'partly_uphold',
    narrative: 'The files show no order of his: the tier does not follow from them; the security class does.',
  });
  tell.step('dpo', `is asked by mail ("${mail.subject}"), signs in and upholds it in part`);
  const { housing: kept } = await look(scene, 'chair');
  tell.note(`nothing is undone by that: ${kept?.option ?? ''}, ${kept?.securityClass ?? ''}, ${kept?.roleTier ?? ''}`);
  const again = { ...housing, roleTier: 'supporter', reasons, expiresOn: dateIn(180) };
  await give(scene, 'chair', 'decideHousing', again);
  tell.step('chair', `is asked to decide again, and does: ${again.option}, ${again.securityClass}, ${again.roleTier}`);
}

/** An incentive for attendance, proposed while the concern has risen. */
export async function reward(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('An incentive, though the concern has risen');
  await give(scene, 'coordinator', 'proposeIncentive', {
    kind: 'additional_calls',
    milestone: { kind: 'attendance' },
    reasons: 'Came to every class.',
    granterId: 'facilityManager',
  });
  tell.step('coordinator', 'proposes more calls for attendance to somebody who runs none of the sessions');
  const grant = { answer: 'grant', narrative: 'Earned by coming.' };
  tell.step('facilityManager', 'grants it, in vain');
  tell.note(await answerInVain(scene, 'facilityManager', 'incentive_decision', grant, 'override_required'));
  const override = 'The calls go to his sister, who holds against the contact.';
  const kase = await answer(scene, 'facilityManager', 'incentive_decision', { ...grant, override });
  tell.step('facilityManager', 'grants it with an override in words, which stays in the record');
  tell.note(...(kase.incentives ?? []).map(({ kind, status }) => `${kind}: ${status}`));
}
