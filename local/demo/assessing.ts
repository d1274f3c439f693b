import type { Form } from '../../stories/bodies';
import * as steps from '../../stories/steps';
import { play, type Scene } from './scene';

/** A round with the demonstration instrument: assigned, submitted, reviewed; `then` runs before the review. */
export async function assess(
  scene: Scene,
  changes: Partial<Form> = {},
  then: (scene: Scene) => Promise<void> = async () => undefined,
): Promise<void> {
  const { tell } = scene;
  await play(scene, steps.assigned());
  tell.step('coordinator', 'assigns an assessment with the demonstration instrument');
  await play(scene, steps.handedIn(changes));
  tell.step('psychologist', 'signs in and submits it: seven items, each with its evidence and its sources');
  await then(scene);
  await play(scene, steps.reviewed);
  tell.step('psychologist2', 'reviews and approves it');
}

/** The person is asked for a comment on an assessment. */
export async function hear(scene: Scene): Promise<void> {
  await play(scene, steps.commented('given'));
  scene.tell.step('coordinator', 'records what the person says to it');
}
