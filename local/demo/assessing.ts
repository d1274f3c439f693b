import { answer, give, look, type Scene } from './scene';

/** A round with the demonstration instrument: assigned, submitted, reviewed; `then` runs before the review. */
export async function assess(
  scene: Scene,
  assessment: unknown,
  then: (scene: Scene) => Promise<void> = async () => undefined,
): Promise<void> {
  const people = { assessorId: 'psychologist', reviewerId: 'psychologist2' };
  await give(scene, 'coordinator', 'assignAssessment', { instrumentId: 'demonstration', ...people });
  scene.tell.step('coordinator', 'assigns an assessment with the demonstration instrument');
  await answer(scene, 'psychologist', 'assessment', { answer: 'submit', assessment });
  scene.tell.step('psychologist', 'signs in and submits it: seven items, each with its evidence and its sources');
  await then(scene);
  const narrative = 'The ratings follow from the evidence.';
  await answer(scene, 'psychologist2', 'assessment_review', { answer: 'approve', narrative });
  scene.tell.step('psychologist2', 'reviews and approves it');
}

/** The person is asked for a comment on an assessment. */
export async function hear(scene: Scene): Promise<void> {
  const { assessments = [] } = await look(scene);
  const assessmentId = assessments.at(-1)?.assessmentId;
  const comment = 'Says that the wing has calmed since the spring.';
  await give(scene, 'coordinator', 'recordPersonComment', { assessmentId, outcome: 'given', comment });
  scene.tell.step('coordinator', 'records what the person says to it');
}
