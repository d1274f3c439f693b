import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PeerProcess {
  readonly pid: number;
  readonly url: string;
  /** Asks the program for its one number. */
  ask(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a program of this folder, and waits until it reports its port. @throws if it ends instead */
export async function startPeer(name: string, env: Readonly<Record<string, string>>): Promise<PeerProcess> {
  const follow = pathToFileURL(require.resolve('../../local/follow-supervisor.mjs')).href; // it ends with this process
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', follow, join(__dirname, `${name}.ts`)], {
    env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // the product logs each request to its output
  });
  const ended = once(child, 'exit');
  const fails = ended.then(() => Promise.reject(new Error(`${name} ended`)));
  fails.catch(() => undefined);
  const [port] = await Promise.race([once(child, 'message'), fails]);
  return {
    pid: child.pid!,
    url: `http://127.0.0.1:${String(port)}`,
    ask: async () => {
      const answer = once(child, 'message');
      child.send('how many?');
      return Number((await answer)[0]);
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
