import { setTimeout as sleep } from 'node:timers/promises';
import { workflowIdOf, type StreamRef } from '../shared/contracts/engine';
import type { Nudge } from './nudge';

type Streams = AsyncIterable<StreamRef> | Iterable<StreamRef>;

export interface ResumeOptions {
  /** Every open stream of the record, in any order. */
  readonly open: Streams;
  /** Every stream whose workflow runs; asked for when all that is open was told. */
  readonly running: Streams;
  readonly nudge: Nudge;
  /** Starts a second: first tasks of more workflows than the engine carries would queue up (docs/performance.md). */
  readonly perSecond: number;
  /** After every hundred, with how many there were. */
  readonly onProgress?: (told: number) => void;
}

export interface ResumeCounts {
  /** Open streams whose workflow was started, or told to look at its agenda again. */
  readonly started: number;
  /** Workflows of an older engine whose stream has ended since, or of a stream that an older record does not know. */
  readonly others: number;
  readonly unreached: number;
}

/**
 * Makes an engine that was lost, or comes from an older copy, or from a newer time than the record, carry what is open:
 * starts the workflow of every open stream, and tells every other that runs to look, upon which it ends by itself.
 * Whatever runs already is merely nudged, so that this may be repeated at any time.
 */
export async function resumeStreams(options: ResumeOptions): Promise<ResumeCounts> {
  const { open, running, nudge, perSecond, onProgress } = options;
  const began = Date.now();
  const told = new Set<string>();
  let unreached = 0;
  const tell = async (streams: Streams): Promise<number> => {
    let reached = 0;
    for await (const stream of streams) {
      if (told.has(workflowIdOf(stream))) continue;
      await sleep(Math.max(0, began + (told.size * 1_000) / perSecond - Date.now()));
      told.add(workflowIdOf(stream));
      if (await nudge(stream, ['resumed'])) reached += 1;
      else unreached += 1;
      if (told.size % 100 === 0) onProgress?.(told.size);
    }
    return reached;
  };
  const started = await tell(open);
  const others = await tell(running);
  return { started, others, unreached };
}
