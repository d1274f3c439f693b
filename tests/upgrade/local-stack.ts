import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from '../../local/demo/waiting';
import { home as present } from './checkout';

/** A local stack of some version, which runs until it is stopped, or until this process ends. */
export interface LocalStack {
  readonly api: string;
  stop(): Promise<void>;
}

export interface LocalStackOptions {
  /** The checkout whose stack it is. */
  readonly home: string;
  /** Its data folder. */
  readonly dir: string;
  /** A file for its output. */
  readonly output: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Any free port for each part without a port in the environment. */
const anyPorts = Object.fromEntries(
  [
    ...['PORT', 'SMTP_PORT', 'MAILBOX_PORT', 'LOCAL_POSTGRES_PORT'],
    ...['LOCAL_TEMPORAL_PORT', 'LOCAL_TEMPORAL_UI_PORT', 'LOCAL_OIDC_PORT'],
  ].map((name) => [name, '0']),
);

/** Starts what `npm start` starts in a checkout. @throws with the end of its output if it is not up in time */
export async function startLocalStack({ home, dir, output, env }: LocalStackOptions): Promise<LocalStack> {
  const file = openSync(output, 'w');
  const follow = pathToFileURL(join(present, 'local/follow-supervisor.mjs')).href;
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', follow, join(home, 'local/start.ts')], {
    cwd: home,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      ...anyPorts,
      ...env,
      THROUGHCARE_LOCAL_DIR: dir,
    },
    stdio: ['ignore', file, file, 'ipc'],
  });
  closeSync(file);
  const ended = once(child, 'exit');
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (!hasEnded()) child.kill('SIGTERM');
    await ended;
  };
  const printed = (): string => readFileSync(output, 'utf8');
  try {
    const ready = await until('the stack to be up', 120, async () => {
      if (hasEnded()) throw new Error('the stack ended');
      return /^ready (\{.*\})$/m.exec(printed())?.[1];
    });
    return { api: (JSON.parse(ready) as { readonly api: string }).api, stop };
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${printed().slice(-4_000)}`, { cause: error });
  }
}
