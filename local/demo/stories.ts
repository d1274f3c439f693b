import { assessAndPlan, invite, openCase, reassess, report } from './chapters';
import { playCustody } from './inside/play';
import { accompany, close, release } from './outside';
import type { Stage } from './scene';
import { showToManager } from './showing';

export type Story = (stage: Stage) => Promise<void>;

/** The story that the command line asks for. @throws saying what there is, for anything else */
export function chooseStory(args: readonly string[]): Story {
  const [flag, ...more] = args;
  if (flag === undefined) return playPath;
  if (flag === '--custody' && more.length === 0) return playCustody;
  throw new Error(
    `Unknown: ${args.join(' ')}. "npm run demo" tells a whole path; "npm run demo -- --custody" what happens in custody.`,
  );
}

/** The whole path, from referral to closing. */
async function playPath(stage: Stage): Promise<void> {
  const scene = await openCase(stage);
  await assessAndPlan(scene);
  await invite(scene);
  await reassess(scene);
  await report(scene);
  await release(scene);
  await accompany(scene);
  await close(scene);
  await showToManager(scene);
}
