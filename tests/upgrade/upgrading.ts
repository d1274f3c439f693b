import { join } from 'node:path';
import { liveBefore, type Left } from './before';
import { home, takeOut } from './checkout';
import type { Site, Standing } from './site';

/**
 * Lives on the site with the stack of a commit, stops it while a mail is owed and deadlines are ahead, and starts this
 * version on what it left.
 *
 * @param tell told what comes next, in a line
 */
export async function upgrade(
  site: Site,
  commit: string,
  tell: (line: string) => void = () => undefined,
): Promise<{ readonly left: Left; readonly now: Standing }> {
  const before = join(site.dir, 'before');
  takeOut(commit, before);
  tell(`starting the stack of ${commit.slice(0, 10)}`);
  const old = await site.start('stack-before', before);
  const left = await liveBefore(site, old);
  await old.stop();
  site.refusals.length = 0;
  tell(`${left.version} left ${left.cases.length} cases and ${left.mails.length} links; starting this version`);
  return { left, now: await site.start('stack-after', home) };
}
