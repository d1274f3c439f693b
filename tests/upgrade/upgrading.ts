import { join } from 'node:path';
import { liveBefore, type Left } from './before';
import { home, takeOut } from './checkout';
import type { Site, Standing } from './site';

/** The data of one version's life on the site, and the version that continues with it. */
interface Carried {
  readonly left: Left;
  readonly now: Standing;
}

type Tell = (line: string) => void;
const silent: Tell = () => undefined;

/**
 * Uses the stack of a commit on the site, stops it while a mail is owed and deadlines are ahead, and starts this
 * version on its data.
 * @param tell receives each step, in a line
 */
export async function upgrade(site: Site, commit: string, tell: Tell = silent): Promise<Carried> {
  return carry(site, takeOut(commit, join(site.dir, 'other')), home, tell);
}

/** The reverse: this version comes first, and the stack of a commit continues with its data. */
export async function goBack(site: Site, commit: string, tell: Tell = silent): Promise<Carried> {
  return carry(site, home, takeOut(commit, join(site.dir, 'other')), tell);
}

async function carry(site: Site, from: string, to: string, tell: Tell): Promise<Carried> {
  tell(`starting the stack of ${from === home ? 'this version' : 'the other version'}`);
  const before = await site.start('stack-before', from);
  const left = await liveBefore(site, before);
  await before.stop();
  site.refusals.length = 0;
  tell(`${left.version} left ${left.cases.length} cases and ${left.mails.length} links; starting the other version`);
  return { left, now: await site.start('stack-after', to) };
}
