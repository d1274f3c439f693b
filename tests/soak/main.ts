import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markProcess } from '../../local/processes';
import { readOptions } from './options';
import type { Part } from './servers';
import { soak } from './soak';

/** `npm run soak -- --minutes 10 --seed 1`: exits with 1 if anything was lost, doubled or left unfinished. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  // Named and marked like the servers of a test run, so that the next test run ends what a killed soak leaves.
  const folder = join(tmpdir(), `throughcare-tests-soak-${process.pid}`);
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  chmodSync(folder, 0o755); // PostgreSQL runs under an account of its own if the soak runs as root
  chmodSync(join(folder, 'tmp'), 0o755);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(markProcess(process.pid)));
  process.env['TMPDIR'] = join(folder, 'tmp');

  const parts: Record<string, Part> = {};
  const end = async (code: number): Promise<never> => {
    await Promise.all(Object.values(parts).map((part) => part.kill().catch(() => undefined)));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(130));
  try {
    await end((await soak(options, folder, parts)) ? 0 : 1);
  } catch (error) {
    console.error(error);
    await end(2);
  }
}

void main();
