import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { markProcess, type ProcessMark } from '../processes';
import type { Account } from './account';
import { readPostmasterFile } from './orphan';

export interface ServerOptions {
  readonly native: string;
  readonly dataDir: string;
  readonly port: number;
  readonly account: Account;
  readonly logFile: string;
  /** Whether data may be lost at a crash of the machine, as in tests. */
  readonly ephemeral: boolean;
}

export interface Server {
  readonly mark: ProcessMark;
  readonly ended: Promise<void>;
}

/** Runs a server until it accepts connections. @throws quoting its last output if it does not start */
export async function runServer(options: ServerOptions): Promise<Server> {
  const end = Date.now() + 10_000;
  for (;;) {
    const server = await tryServer(options);
    if (server !== undefined) return server;
    const words = lastWords(options.logFile);
    // A killed server stays a zombie for a moment, and its children need a moment to notice.
    const isHeldByTheDead = words.includes('shared memory block') || words.includes('lock file');
    if (!isHeldByTheDead || Date.now() > end) {
      throw new Error(`PostgreSQL did not start on ${options.dataDir}. Its last words (${options.logFile}):\n${words}`);
    }
    await sleep(250);
  }
}

async function tryServer({
  native,
  dataDir,
  port,
  account,
  logFile,
  ephemeral,
}: ServerOptions): Promise<Server | undefined> {
  const output = openSync(logFile, 'w');
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', dataDir, '-p', String(port), ...settings(ephemeral)], {
    ...account,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const life = { hasEnded: false };
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      life.hasEnded = true;
      resolve();
    };
    child.once('error', end).once('exit', end);
  });
  const patience = Date.now() + 60_000; // recovery after a crash can take long
  while (!life.hasEnded && child.pid !== undefined && Date.now() < patience) {
    const mark = markProcess(child.pid);
    const file = readPostmasterFile(dataDir);
    if (mark !== undefined && file?.pid === child.pid && file.isReady) return { mark, ended };
    await sleep(20);
  }
  return undefined;
}

function settings(ephemeral: boolean): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // two stacks on one machine would collide there
    max_connections: '200', // the bench runs eight programs beside the stack
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off', // costs more than it saves on short statements
    ...(ephemeral && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function lastWords(logFile: string): string {
  return existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
}
