import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log';
import { findFreePort } from './ports';
import { endProcess, isRunning, markProcess, type ProcessMark } from './processes';
import { run } from './temporal/run';

export interface TemporalOptions {
  /** The command line; see `findTemporal`. */
  readonly program: string;
  /** Base path of the files: `<base>.db` (unless in memory), `<base>.log`, and `<base>.pid` to find it again. */
  readonly base: string;
  /** On 127.0.0.1; 0 means any free port. */
  readonly port: number;
  /** Port of the web page; 0 means any free one, undefined none. */
  readonly uiPort?: number | undefined;
  /** For tests: nothing is stored. */
  readonly inMemory?: boolean;
  /** For tests: further values of the server's dynamic configuration, as `key=JSON`. */
  readonly dynamicConfig?: readonly string[];
  readonly log: Log;
}

export interface Temporal {
  readonly address: string;
  /** Address of the web page. */
  readonly ui?: string;
  readonly mark: ProcessMark;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts Temporal's development server on 127.0.0.1, with the namespace `default` and the search attribute `CasePhase`.
 * It first stops a server left behind on the same files by a killed process. The server has a session of its own, so a
 * Ctrl-C in the terminal does not reach it.
 *
 * @throws quoting the server's last output
 */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const { program, base, inMemory = false, dynamicConfig = [], log } = options;
  mkdirSync(dirname(base), { recursive: true });
  const files = { pid: pidFileOf(base), log: `${base}.log` };
  await stopTemporalOrphan(base, log);
  const port = options.port || (await findFreePort());
  const uiPort = options.uiPort === 0 ? await findFreePort() : options.uiPort;

  const output = openSync(files.log, 'w');
  const args = serverArguments(port, uiPort, inMemory ? undefined : `${base}.db`);
  const child = spawn(program, [...args, ...dynamicConfig.flatMap((value) => ['--dynamic-config-value', value])], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve()).once('exit', () => resolve());
  });
  const mark = child.pid === undefined ? undefined : markProcess(child.pid);
  if (mark !== undefined) writeFileSync(files.pid, JSON.stringify(mark));
  const address = `127.0.0.1:${port}`;
  if (mark === undefined || !(await isServing(program, address, mark))) {
    if (mark !== undefined) await endProcess(mark, 'SIGTERM', 2_000);
    const lastWords = readFileSync(files.log, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`Temporal's development server did not start (${files.log}). Its last words:\n${lastWords}`);
  }
  return {
    address,
    ...(uiPort !== undefined && { ui: `http://127.0.0.1:${uiPort}` }),
    mark,
    ended,
    stop: async () => {
      await endProcess(mark, 'SIGTERM', 5_000);
      rmSync(files.pid, { force: true });
    },
  };
}

function pidFileOf(base: string): string {
  return `${base}.pid`;
}

function serverArguments(port: number, uiPort: number | undefined, database: string | undefined): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...['--search-attribute', 'CasePhase=Keyword'],
    // By default timers have a floor of a second, and a workflow that continues as new waits for one.
    ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="1ms"'],
    ...['--dynamic-config-value', 'history.workflowIdReuseMinimalInterval="0s"'],
    ...(database === undefined
      ? []
      : ['--db-filename', database, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL']),
  ];
}

async function isServing(program: string, address: string, mark: ProcessMark): Promise<boolean> {
  const end = Date.now() + 60_000;
  while (isRunning(mark) && Date.now() < end) {
    const { failure } = await run(
      program,
      ['operator', 'namespace', 'describe', 'default', '--address', address],
      5_000,
    );
    if (failure === undefined) return isRunning(mark);
    await sleep(100);
  }
  return false;
}

/** Stops the server that a killed process left behind on these files, if there is one. */
export async function stopTemporalOrphan(base: string, log: Log): Promise<void> {
  let mark: ProcessMark;
  try {
    mark = JSON.parse(readFileSync(pidFileOf(base), 'utf8')) as ProcessMark;
  } catch {
    return; // there is none, or its file is incomplete
  }
  if (!isRunning(mark)) return;
  log(`stopping the Temporal development server of an earlier stack (pid ${mark.pid})`);
  await endProcess(mark, 'SIGTERM', 5_000);
}
