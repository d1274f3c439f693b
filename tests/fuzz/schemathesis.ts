import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../local/temporal/run';

/** The version that requirements.txt pins, with the hash of every file that pip may install. */
const version = '4.32.5';
const requirements = join(__dirname, 'requirements.txt');
const patienceForPip = 300_000;

/** How to run the fuzzer: program, leading arguments, environment. */
export interface Fuzzer {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Finds schemathesis in the cache, or lets pip install the pinned release into it, from PyPI or this machine's mirror.
 * @param cacheDir the cache of fetched programs
 * @throws listing the attempts
 */
export async function findSchemathesis(cacheDir: string, log: (line: string) => void): Promise<Fuzzer> {
  const tried: string[] = [];
  const python = await findPython(tried);
  if (python !== null) {
    const kept = join(cacheDir, `schemathesis-${version}-${python.tag}`);
    if (existsSync(kept)) return fuzzerIn(kept);
    tried.push(`the cache ${kept}: not there yet`);
    log('fetching schemathesis with pip (about 25 MB)');
    const failure = await fetchInto(kept, cacheDir);
    if (failure === null) return fuzzerIn(kept);
    tried.push(`pip (schemathesis==${version}): ${failure}`);
  }
  throw new Error(
    `There is no fuzzer. Tried:\n${tried.map((line) => `  - ${line}\n`).join('')}` +
      'What is needed is Python 3.11 or later with pip, and PyPI or a mirror of it.',
  );
}

/** Wheels are built for one Python and platform, so the cache is keyed by these. */
async function findPython(tried: string[]): Promise<{ readonly tag: string } | null> {
  const ask = 'import sys, sysconfig; print(*sys.version_info[:2], sysconfig.get_platform())';
  const { output, failure } = await run('python3', ['-c', ask], 10_000);
  const [, minor, platform] = /^3 (\d+) (\S+)/.exec(output) ?? [];
  if (failure === undefined && Number(minor) >= 11) return { tag: `py3.${minor}-${platform}` };
  tried.push(`python3: ${failure ?? `is ${output.trim()}, older than 3.11`}`);
  return null;
}

async function fetchInto(kept: string, cacheDir: string): Promise<string | null> {
  mkdirSync(cacheDir, { recursive: true });
  const folder = mkdtempSync(join(cacheDir, 'fetching-'));
  const { failure } = await run(
    'python3',
    '-m pip install --quiet --no-deps --no-cache-dir --disable-pip-version-check --only-binary=:all: --require-hashes'
      .split(' ')
      .concat('--target', folder, '--requirement', requirements),
    patienceForPip,
  );
  if (failure === undefined) renameSync(folder, kept);
  else rmSync(folder, { recursive: true, force: true });
  return failure ?? null;
}

function fuzzerIn(folder: string): Fuzzer {
  return {
    program: 'python3',
    args: ['-m', 'schemathesis.cli'],
    env: { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1' },
  };
}
