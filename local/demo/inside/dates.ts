import { give, look, waitToBeAsked, type Scene } from '../scene';
import { timeline } from '../showing';
import { dateIn } from './words';

interface Moved {
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Remission: the release moves nearer, and everything relative to it. */
export async function moveRelease(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('A date moves');
  const { expectedReleaseOn: formerly } = await look(scene);
  const to = dateIn(40);
  const kase = await give(scene, 'coordinator', 'changeDates', {
    expectedReleaseOn: to,
    sentenceEndsOn: to,
    reasonCode: 'remission',
    reasons: 'The court has granted remission.',
  });
  tell.step('coordinator', `records remission: the release moves from ${formerly ?? ''} to ${to}`);
  for (const { what, from, to: now } of await movedDeadlines(scene))
    tell.note(`${what.padEnd(20)} ${dateOf(from)} -> ${dateOf(now)}`);
  if (kase.releaseBeforeCompletionLikely === true)
    tell.note('the sentence is short now: flagged as "release before completion likely", and phases are compressed');
  const { mail } = await waitToBeAsked(scene, 'follow_up', 20, 'pre_release_due');
  tell.note(`preparing the release lies in the past now, so it is due at once: a mail to ${mail.to.join()}`);
}

async function movedDeadlines(scene: Scene): Promise<readonly Moved[]> {
  const changed = (await timeline(scene, 'coordinator')).findLast(({ type }) => type === 'datesChanged');
  return (changed?.details?.['deadlines'] ?? []) as readonly Moved[];
}

function dateOf(instant: string | null): string {
  return instant?.slice(0, 10) ?? 'none';
}
