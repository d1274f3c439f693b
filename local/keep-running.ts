import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log';
import type { Part, Running } from './part';
import { killProcess } from './processes';

const shortestPause = 500;
const longestPause = 30_000;
/**
 * Uptime in milliseconds after which a part counts as healthy: its next restart begins with the shortest pause again.
 */
const wellAfter = 60_000;

export interface Kept {
  /** Stops the part for good, in order. */
  stop(): Promise<void>;
  /** Kills it; its next start recovers as necessary. */
  kill(): void;
}

/**
 * Starts a part and restarts it whenever it ends, after pauses that double while it keeps ending, until the stack is
 * `ending`.
 *
 * @throws the error of the first start: a part that never started is not retried
 */
export async function keepRunning(part: Part, ending: AbortSignal, log: Log): Promise<Kept> {
  const stopping = new AbortController();
  ending.addEventListener('abort', () => stopping.abort());
  let running = await part.start();
  if (ending.aborted) stopping.abort();
  const done = (async () => {
    for (let pause = shortestPause; ;) {
      const since = Date.now();
      await running.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > wellAfter) pause = shortestPause;
      log(`${part.name} ended (pid ${running.mark.pid}); starting it again`);
      const next = await startAgain(part, pause, stopping.signal, log);
      if (next === undefined) return;
      running = next;
      pause = Math.min(pause * 2, longestPause);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running.stop();
      await done;
      await running.stop(); // it was being started when it was to stop
    },
    kill: () => {
      stopping.abort();
      killProcess(running.mark);
    },
  };
}

async function startAgain(part: Part, first: number, stopping: AbortSignal, log: Log): Promise<Running | undefined> {
  for (let pause = first; ; pause = Math.min(pause * 2, longestPause)) {
    await sleep(pause, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return undefined;
    try {
      const running = await part.start();
      log(`${part.name} runs again (pid ${running.mark.pid})`);
      return running;
    } catch (error) {
      log(`${part.name} does not start again: ${(error as Error).message}`);
    }
  }
}
