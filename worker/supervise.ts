import { setTimeout as sleep } from 'node:timers/promises';

/** A worker of the engine's SDK, reduced to start and end. */
interface Runnable {
  run(): Promise<void>;
  shutdown(): void;
  getState(): string;
}

export interface SuperviseOptions {
  /** Creates the workers, connecting if necessary. */
  readonly open: () => Promise<readonly Runnable[]>;
  /** Called when all of them run, and when they no longer do. */
  readonly onRunning: (running: boolean) => void;
  readonly onTrouble: (error: unknown) => void;
  /** Milliseconds between attempts. */
  readonly pause?: number;
}

export interface Supervised {
  /** Stops the workers after they finish their current tasks. @throws when one does not finish in time */
  stop(): Promise<void>;
}

/**
 * Keeps workers running, all or none, and starts them again after the engine was unreachable or forgot the namespace.
 * They reconnect by themselves after short interruptions; this covers long ones, and a start before the engine's.
 */
export function supervise({ open, onRunning, onTrouble, pause = 2_000 }: SuperviseOptions): Supervised {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const done = (async () => {
    while (!isStopping()) {
      try {
        const workers = await unlessAborted(open(), stopping.signal);
        if (workers !== null) await runTogether(workers, stopping.signal, onRunning);
      } catch (error) {
        if (isStopping()) throw error;
        onTrouble(error);
      }
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  done.catch(() => undefined);
  return {
    stop: async () => {
      onRunning(false);
      stopping.abort();
      await done;
    },
  };
}

/** Null once aborted: workers created afterwards take no tasks, since nobody runs them. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const aborted = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return Promise.race([work, aborted]);
}

async function runTogether(
  workers: readonly Runnable[],
  stopping: AbortSignal,
  onRunning: (running: boolean) => void,
): Promise<void> {
  const shutdown = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runs = workers.map((worker) => worker.run().finally(shutdown));
  stopping.addEventListener('abort', shutdown, { once: true });
  if (stopping.aborted) shutdown();
  onRunning(true);
  const results = await Promise.allSettled(runs);
  onRunning(false);
  stopping.removeEventListener('abort', shutdown);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
