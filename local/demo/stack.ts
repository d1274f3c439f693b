import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LocalConfig } from '../config';
import type { Addresses } from '../environment';
import { findStack } from '../stack-file';
import { until } from './waiting';

export interface RunningStack {
  readonly addresses: Addresses;
  /** Stops the stack if this process started it; a stack that ran before goes on. */
  end(): Promise<void>;
  /** Whether it ends because of a Ctrl-C; this process ends with it. */
  isInterrupted(): boolean;
}

/** The stack that runs on this directory, or a new one. @throws if it does not start */
export async function findOrStartStack({ dir, home }: LocalConfig): Promise<RunningStack> {
  const running = findStack(dir)?.addresses;
  if (running !== undefined) {
    return { addresses: running, end: () => Promise.resolve(), isInterrupted: () => false };
  }
  console.log('No stack runs here: starting one, and ending it afterwards.');
  const child = spawn(process.execPath, ['--import', 'tsx', join(home, 'local', 'start.ts')], {
    cwd: home,
    stdio: 'inherit',
    detached: true, // a Ctrl-C in the terminal reaches this process, which ends the stack once
  });
  const life = { hasEnded: false, isInterrupted: false };
  const ended = once(child, 'exit').then(() => (life.hasEnded = true));
  const end = async (): Promise<void> => {
    if (!life.hasEnded) child.kill('SIGINT');
    await ended;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      life.isInterrupted = true;
      void end().then(() => process.exit(130));
    });
  }
  try {
    const addresses = await until('the stack to be up', 300, async () => {
      if (life.hasEnded) throw new Error('the stack did not start: see above');
      const stack = findStack(dir);
      return stack?.supervisor.pid === child.pid && stack?.addresses;
    });
    return { addresses, end, isInterrupted: () => life.isInterrupted };
  } catch (error) {
    await end();
    throw error;
  }
}
