import type { Instant } from '../../../shared/domain/time';
import type { Succession } from '../types';
import type { RotationMeans } from './means';
import { destroyKey, replaceVersion, type Replacement } from './versions';

/** More rounds than any writer with an outdated key could cause. */
const mostRounds = 20;

/**
 * Reseals the content of lineages of `seal/…` and destroys their previous keys. A round reseals everything, then pauses
 * until every process uses the new key; rounds repeat until one finds nothing.
 */
export async function replaceSeals(means: RotationMeans, lineages: readonly string[], since: Instant): Promise<void> {
  const move = async (step: Succession): Promise<boolean> => {
    const { resealed, left } = await means.reseal(step);
    return resealed === 0 && left === 0;
  };
  await succeed(means, await begin(means, lineages, since, 0), move);
}

/** Makes the search tokens of names again; names can be found all the time. */
export async function replaceFind(means: RotationMeans, since: Instant): Promise<void> {
  const move = async (step: Succession): Promise<boolean> => (await means.retoken(step)).left === 0;
  await succeed(means, await begin(means, ['find'], since, means.aheadMs), move);
}

/** Makes a new version, announced to processes before they use it. Results of earlier versions stay valid. */
export async function replaceService(means: RotationMeans, lineage: string, since: Instant): Promise<void> {
  await begin(means, [lineage], since, means.aheadMs);
}

async function begin(
  means: RotationMeans,
  lineages: readonly string[],
  since: Instant,
  aheadMs: number,
): Promise<readonly Replacement[]> {
  const begun: Replacement[] = [];
  for (const lineage of lineages) {
    const replacement = await replaceVersion(means, lineage, since, aheadMs);
    if (replacement && replacement.from.length > 0) begun.push(replacement);
  }
  return begun;
}

/** @param move moves remaining content to the new key; resolves to whether nothing was left */
async function succeed(
  means: RotationMeans,
  replacements: readonly Replacement[],
  move: (step: Succession) => Promise<boolean>,
): Promise<void> {
  const { now, wait, settleMs, onStep } = means;
  let pending = replacements;
  for (let round = 1; pending.length > 0; round += 1) {
    if (round > mostRounds) throw new Error(`${pending.length} keys are still being used: is a process far behind?`);
    const unfinished: Replacement[] = [];
    for (const each of pending) {
      const wasSettled = now() >= each.settledAt;
      if (!(await moveAll(each, move)) || !wasSettled) unfinished.push(each);
      else for (const key of each.from) await destroyKey(means, key);
    }
    pending = unfinished;
    if (pending.length === 0) return;
    await onStep(`round ${round}: ${pending.length} of ${replacements.length} keys are not settled yet`);
    await wait(settleMs);
  }
}

async function moveAll({ from, to }: Replacement, move: (step: Succession) => Promise<boolean>): Promise<boolean> {
  let isDone = true;
  for (const key of from) isDone = (await move({ from: key, to })) && isDone;
  return isDone;
}
