import { keepRunning, type Kept } from './keep-running';
import type { Log } from './log';
import type { Part, Stage, Step } from './part';

/** The started parts of a stack. */
export interface Supervisor {
  /** Starts one stage after the other. @throws the error of the first part or step that fails */
  start(stages: readonly Stage[]): Promise<void>;
  /** Stops the running parts, last started first, even during a start. */
  stop(): Promise<void>;
  /** Kills the running parts in any order. */
  kill(): void;
}

export function createSupervisor(log: Log): Supervisor {
  const started: Kept[][] = [];
  const ending = new AbortController();
  return {
    start: async (stages) => {
      for (const stage of stages) {
        if (ending.signal.aborted) return;
        const kept: Kept[] = [];
        started.push(kept);
        await Promise.all(stage.map((item) => startItem(item, kept, ending.signal, log)));
      }
    },
    stop: async () => {
      ending.abort();
      for (const kept of [...started].reverse()) await Promise.all(kept.map((part) => part.stop()));
    },
    kill: () => {
      ending.abort();
      for (const part of started.flat()) part.kill();
    },
  };
}

async function startItem(item: Part | Step, kept: Kept[], ending: AbortSignal, log: Log): Promise<void> {
  const began = performance.now();
  if (item.kind === 'step') await item.run();
  else kept.push(await keepRunning(item, ending, log));
  if (ending.aborted) return; // the end of the stack ends this step too, by its mark
  log(`${item.name} ${item.kind === 'step' ? 'done' : 'up'} (${Math.round(performance.now() - began)} ms)`);
}
