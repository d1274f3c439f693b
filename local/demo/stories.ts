import { assessAndPlan, invite, openCase, reassess, report } from './chapters';
import { playCustody } from './inside/play';
import { playPages, type Site } from './pages/play';
import { accompany, close, release } from './outside';
import type { Stage } from './scene';
import { showToManager } from './showing';

export type Story = (site: Site) => Promise<void>;

/** The story that the command line names. @throws listing the stories for anything else */
export function chooseStory(args: readonly string[]): Story {
  const [flag, ...more] = args;
  if (flag === undefined) return playPath;
  if (flag === '--custody' && more.length === 0) return playCustody;
  if (flag === '--pages' && more.length === 0) return playPages;
  throw new Error(
    `Unknown: ${args.join(' ')}. "npm run demo" tells a whole path; "npm run demo -- --custody" what happens in custody, ` +
      '"npm run demo -- --pages" what people see in a browser.',
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
