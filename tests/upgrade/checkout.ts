import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** This checkout. */
export const home = resolve(__dirname, '../..');

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Packages that no program loads: they check sources or run tests. */
const tools = /^@types\/|jest|eslint|prettier|knip|dependency-cruiser/;

/** Why the sources of a commit cannot run here, in a sentence; null if they can. */
export function whyNotRunnable(commit: string): string | null {
  if (git('cat-file', '-e', `${commit}^{commit}`).status !== 0)
    return `git has no commit ${commit}: a shallow clone has not; fetch the whole history (git fetch --unshallow)`;
  const { dependencies, devDependencies } = JSON.parse(
    git('show', `${commit}:package.json`).stdout.toString(),
  ) as Manifest;
  const other = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([name, wanted]) => !tools.test(name) && installed(name) !== wanted,
  );
  if (other.length === 0) return null;
  const list = other.map(([name, wanted]) => `${name} ${wanted} (here: ${installed(name) ?? 'none'})`);
  return `${commit} was made for other packages: ${list.join(', ')}`;
}

/** The commit of a tag, a branch or an abbreviated hash. @throws if git finds none */
export function commitOf(ref: string): string {
  const { status, stdout } = git('rev-parse', '--verify', `${ref}^{commit}`);
  if (status !== 0) throw new Error(`git knows no commit ${ref}`);
  return stdout.toString().trim();
}

/** Checks out a commit into a new folder, with the packages and the cache of this checkout. @returns the folder */
export function takeOut(commit: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, 'sources.tar');
  const written = git('archive', '--output', archive, commit);
  if (written.status !== 0) throw new Error(`git archive failed: ${written.stderr.toString()}`);
  const unpacked = spawnSync('tar', ['-x', '-f', archive, '-C', folder]);
  if (unpacked.status !== 0) throw new Error(`tar failed: ${unpacked.stderr.toString()}`);
  rmSync(archive);
  mkdirSync(join(folder, '.local'));
  mkdirSync(join(home, '.local/cache'), { recursive: true });
  for (const shared of ['node_modules', '.local/cache']) symlinkSync(join(home, shared), join(folder, shared));
  return folder;
}

/** The version of a checkout. */
export function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest).version;
}

function installed(name: string): string | null {
  const file = join(home, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest).version : null;
}

function git(...args: readonly string[]) {
  return spawnSync('git', ['-C', home, ...args], { maxBuffer: 64 * 1024 * 1024 });
}
