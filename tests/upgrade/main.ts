/**
 * Tries an upgrade with open cases: starts the stack of another version, uses it, stops it while a mail is owed and
 * deadlines are ahead, starts this version on the same data and checks that everything continues.
 *
 *   npm run upgrade:try                  from the previous release in tests/replay/releases.json
 *   npm run upgrade:try -- --from REF    from a tag, a branch or a commit
 *   npm run upgrade:try -- --back        the reverse: from this version to that one
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { previousRelease } from '../replay/releases';
import { checks } from './after';
import { commitOf, whyNotRunnable } from './checkout';
import { openSite } from './site';
import { goBack, upgrade } from './upgrading';
import { runProgram } from '../../shared/platform/run-program';

async function main(): Promise<void> {
  const { from, back } = parseArgs({ options: { from: { type: 'string' }, back: { type: 'boolean' } } }).values;
  const commit = from === undefined ? previousRelease().commit : commitOf(from);
  const obstacle = whyNotRunnable(commit);
  if (obstacle !== null) throw new Error(obstacle);
  const dir = mkdtempSync(join(tmpdir(), 'throughcare-upgrade-'));
  chmodSync(dir, 0o755); // PostgreSQL runs under an account of its own if this runs as root
  const site = await openSite(dir);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void site.close().finally(() => process.exit(130)));
  try {
    const { left, now } = await (back ? goBack : upgrade)(site, commit, console.log);
    for (const [name, check] of Object.entries(checks)) {
      await check(site, now, left);
      console.log(`  ok: ${name}`);
    }
    await site.close();
    rmSync(dir, { recursive: true, force: true });
  } catch (error) {
    await site.close();
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${said}\nWhat the stacks printed is in ${dir}`, { cause: error });
  }
}

runProgram(main);
