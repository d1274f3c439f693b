import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findFreePort } from '../../local/ports';
import { startPostgres } from '../../local/postgres';
import { killProcess, waitUntilGone, type ProcessMark } from '../../local/processes';
import { startTemporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';
import { createProgram } from '../e2e/program';

/** A server that can be killed, restarted on its data, and suspended. */
export interface Part {
  start(): Promise<void>;
  kill(): Promise<void>;
  pause(): void;
  goOn(): void;
  isRunning(): boolean;
}

export interface Servers {
  readonly parts: Readonly<Record<'postgres' | 'engine' | 'mailbox', Part>>;
  readonly postgresUrl: string;
  readonly engine: string;
  readonly mailServer: { readonly smtpUrl: string; readonly url: string };
  readonly mailFile: string;
}

/** A run continues as new after 60 events instead of 4,096, so that faults often hit this moment. */
const dynamicConfig = ['limit.historyCount.suggestContinueAsNew=60'];

/** Starts PostgreSQL, the engine and a mailbox on free ports, with data that survive a kill. */
export async function startServers(folder: string, parts: Record<string, Part>): Promise<Servers> {
  const log = (): void => undefined;
  const cacheDir = join(__dirname, '../../.local/cache');
  const program = await findTemporal({ env: process.env, cacheDir, log: console.log });
  const [pgPort, enginePort, smtpPort, httpPort] = await Promise.all([0, 0, 0, 0].map(() => findFreePort()));
  let postgresUrl = '';
  const postgres = server(async () => {
    const started = await startPostgres({ dataDir: join(folder, 'postgres'), port: pgPort ?? 0, log });
    postgresUrl = started.url('postgres');
    return started.mark;
  });
  const base = join(folder, 'temporal');
  const engine = server(
    async () => (await startTemporal({ program, base, port: enginePort ?? 0, log, dynamicConfig })).mark,
  );
  const mailFile = join(folder, 'mailbox.jsonl');
  const url = `http://127.0.0.1:${httpPort}`;
  const mailbox = createProgram({
    entry: 'tests/soak/mailbox.ts',
    env: { SMTP_PORT: String(smtpPort), MAILBOX_PORT: String(httpPort), MAILBOX_FILE: mailFile },
    readyAt: url,
  });
  // Registered before they start, so that an interrupted soak ends these as well.
  const own = Object.assign(parts, { postgres, engine, mailbox });
  await Promise.all([postgres.start(), engine.start(), mailbox.start()]);
  const mailServer = { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, url };
  return { parts: own, postgresUrl, engine: `127.0.0.1:${enginePort}`, mailServer, mailFile };
}

function server(open: () => Promise<ProcessMark>): Part {
  let mark: ProcessMark | undefined;
  const signal = (name: NodeJS.Signals): void => {
    if (mark) for (const pid of [mark.pid, ...childrenOf(mark.pid)]) tell(pid, name);
  };
  return {
    start: async () => {
      mark = await open();
    },
    kill: async () => {
      const killed = mark;
      mark = undefined;
      if (killed === undefined) return;
      killProcess(killed);
      await waitUntilGone(killed, 5_000);
    },
    pause: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    isRunning: () => mark !== undefined,
  };
}

/** PostgreSQL's child processes, which keep running while their parent is suspended. */
function childrenOf(pid: number): readonly number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return []; // it has none
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
