import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../../local/demo/waiting';
import { running } from '../setup/typescript';

const home = join(__dirname, '../..');

/** A program of the product in a process of its own, which can be killed and restarted. */
export interface Program {
  /** Resolves once it is ready. */
  start(): Promise<void>;
  /** Shuts down gracefully. */
  stop(): Promise<void>;
  /** Kills at once, like the kernel's out-of-memory killer. */
  kill(): Promise<void>;
  /** Stops the process until it is resumed: it answers nobody, and its connections stay open. */
  pause(): void;
  goOn(): void;
  isRunning(): boolean;
  /** Its output over all starts. */
  output(): string;
}

export interface ProgramOptions {
  /** A TypeScript file of the project. */
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  /** A URL that succeeds once the program is ready. */
  readonly readyAt: string;
}

export function createProgram({ entry, env, readyAt }: ProgramOptions): Program {
  let child: ChildProcess | undefined;
  const runs: (() => string)[] = [];
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    isRunning,
    pause: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    start: async () => {
      const { process: started, output } = run(entry, env);
      child = started;
      runs.push(output);
      await until(`${entry} to be ready`, 60, async () => {
        if (started.exitCode !== null) throw new Error(`${entry} ended:\n${lastOf(output())}`);
        return isReady(readyAt);
      }).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${lastOf(output())}`);
      });
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    output: () => runs.map((printed) => printed()).join(''),
  };
}

/** Runs a program to its end. @returns its output @throws if it fails */
export async function runToEnd(
  entry: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<string> {
  const { process: child, output } = run(entry, env, args);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${entry} ended with ${String(code)}:\n${lastOf(output())}`);
  return output();
}

function run(entry: string, env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const child = spawn(process.execPath, [...running, join(home, entry), ...args], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
  return { process: child, output: () => Buffer.concat(printed).toString() };
}

/** The last lines of a failed program's output. */
function lastOf(output: string): string {
  return output.slice(-8_000);
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
