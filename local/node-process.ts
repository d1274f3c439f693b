import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log';
import type { Running } from './part';
import { endProcess, isRunning, markProcess, type ProcessMark } from './processes';

export interface NodeProcessOptions {
  readonly name: string;
  readonly home: string;
  /** Folder of the stack's data, with `logs/` and the process marks in `run/`. */
  readonly dir: string;
  /** A TypeScript file, relative to `home`. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const patienceForStart = 120_000; // a first start on a busy machine compiles everything
const patienceForEnd = 8_000;

/**
 * Starts a program of this checkout and waits until `isReady`. Its output goes to a file: with a pipe the program would
 * break when its supervisor is killed.
 *
 * @throws quoting the last lines of its output if it ends or is not ready in time
 */
export async function startNodeProcess(options: NodeProcessOptions, isReady: () => Promise<boolean>): Promise<Running> {
  const { child, ended, mark, markFile } = spawnProgram(options);
  const life = { hasEnded: false };
  void ended.then(() => (life.hasEnded = true));
  const patience = Date.now() + patienceForStart;
  while (!life.hasEnded && mark !== undefined && Date.now() < patience) {
    if (await isReady().catch(() => false)) {
      if (!isRunning(mark)) break; // another process answered in its place
      return { mark, ended: ended.then(() => undefined), stop: () => stop(mark, markFile, child) };
    }
    await sleep(50);
  }
  if (mark !== undefined) await stop(mark, markFile, child);
  throw new Error(`${options.name} did not start. ${lastLines(options)}`);
}

/** Runs a program of this checkout to its end. @throws quoting the last lines of its output if it fails */
export async function runNodeProcess(options: NodeProcessOptions): Promise<void> {
  const { ended, markFile } = spawnProgram(options);
  const code = await ended;
  rmSync(markFile, { force: true });
  if (code !== 0) throw new Error(`${options.name} failed. ${lastLines(options)}`);
}

/** Ends programs left behind by a killed supervisor, if they still run. */
export async function endLeftProcesses(dir: string, log: Log): Promise<void> {
  const folder = join(dir, 'run');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  await Promise.all(
    files.map(async (name) => {
      const mark = readMark(join(folder, name));
      if (mark !== undefined && isRunning(mark)) {
        log(`stopping what an earlier stack left: ${name.replace('.json', '')} (pid ${mark.pid})`);
        await endProcess(mark, 'SIGTERM', patienceForEnd);
      }
      rmSync(join(folder, name), { force: true });
    }),
  );
}

interface Spawned {
  readonly child: ChildProcess;
  readonly mark: ProcessMark | undefined;
  readonly markFile: string;
  /** With the exit code, null after a signal. */
  readonly ended: Promise<number | null>;
}

function spawnProgram({ name, home, dir, entry, env }: NodeProcessOptions): Spawned {
  const [logFile, markFile] = [logFileOf(dir, name), join(dir, 'run', `${name}.json`)];
  for (const file of [logFile, markFile]) mkdirSync(dirname(file), { recursive: true });
  const output = openSync(logFile, 'a');
  const follow = pathToFileURL(require.resolve('./follow-supervisor.mjs')).href;
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', follow, join(home, entry)], {
    cwd: home,
    env,
    detached: true, // a Ctrl-C in the terminal is for the supervisor, which ends the parts in order
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(-1)).once('exit', (code) => resolve(code));
  });
  const mark = child.pid === undefined ? undefined : markProcess(child.pid);
  if (mark !== undefined) writeFileSync(markFile, JSON.stringify(mark));
  return { child, mark, markFile, ended };
}

async function stop(mark: ProcessMark, markFile: string, child: ChildProcess): Promise<void> {
  await endProcess(mark, 'SIGTERM', patienceForEnd);
  if (child.connected) child.disconnect();
  rmSync(markFile, { force: true });
}

function readMark(file: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessMark;
  } catch {
    return undefined; // its writer was killed
  }
}

function logFileOf(dir: string, name: string): string {
  return join(dir, 'logs', `${name.replaceAll(' ', '-')}.log`);
}

function lastLines({ dir, name }: NodeProcessOptions): string {
  const file = logFileOf(dir, name);
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(-30);
  return `The end of its output (${file}):\n${lines.join('\n')}`;
}
