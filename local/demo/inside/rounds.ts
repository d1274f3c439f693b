import { paths } from '../../../api/paths';
import { assess } from '../assessing';
import { answer, say } from '../../../stories/act';
import { foundComplete } from '../../../stories/steps';
import { accepted, look, play, type Scene } from '../scene';
import { betterForm, worseForm } from './words';

interface Comparison {
  readonly domains: readonly {
    readonly domain: string;
    readonly better: number;
    readonly same: number;
    readonly worse: number;
  }[];
}

/** A reassessment with worse ratings, compared with the baseline. */
export async function getWorse(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('A reassessment that got worse');
  await assess(scene, worseForm);
  await compare(scene, 'the baseline', 0);
  await showConcern(scene);
  const narrative = say('The programme goes on; the next round comes soon.');
  await play(scene, answer('review_decision', 'continue', { narrative }));
  tell.step('chair', 'decides on it: continue');
}

/** The round after the concerns, on which the programme is complete. */
export async function getBetter(scene: Scene): Promise<void> {
  const { tell } = scene;
  tell.chapter('The last round of the programme');
  await assess(scene, betterForm);
  await compare(scene, 'the round before', 1);
  await showConcern(scene);
  const { phase } = await play(scene, foundComplete);
  tell.step('chair', 'decides on it: the programme is complete');
  tell.note(`the phase is now: ${phase ?? ''}`);
}

/** Compares the latest round with the one at an index. */
async function compare(scene: Scene, name: string, index: number): Promise<void> {
  const { assessments = [] } = await look(scene, 'psychologist');
  const approved = assessments.filter(({ status }) => status === 'approved').map(({ assessmentId }) => assessmentId);
  const query = { earlier: approved[index] ?? '', later: approved.at(-1) ?? '' };
  const found = await scene.as('psychologist').get<Comparison>(paths.caseComparison, { caseId: scene.caseId }, query);
  const { domains } = accepted('compareAssessments', found);
  scene.tell.step('psychologist', `compares it with ${name}: item by item, domain by domain, never as a sum`);
  for (const { domain, better, same, worse } of domains)
    scene.tell.note(`${domain.padEnd(12)} better ${better}, same ${same}, worse ${worse}`);
}

async function showConcern(scene: Scene): Promise<void> {
  const { levelOfConcern } = await look(scene, 'psychologist');
  const risen = levelOfConcern?.hasRisen === true ? ', which has risen' : '';
  scene.tell.note(`level of concern: ${levelOfConcern?.level ?? ''}${risen}, set by ${levelOfConcern?.setBy ?? ''}`);
}
