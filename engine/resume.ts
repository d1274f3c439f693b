import { setTimeout as sleep } from 'node:timers/promises';
import { workflowIdOf, type StreamRef } from '../shared/contracts/engine';
import type { Nudge } from './nudge';

type Streams = AsyncIterable<StreamRef> | Iterable<StreamRef>;

export interface ResumeOptions {
  /** Every open stream of the record, in any order. */
  readonly open: Streams;
  /** Every stream whose workflow runs; read after all open streams are signalled. */
  readonly running: Streams;
  readonly nudge: Nudge;
  /**
   * Starts per second: the first tasks of more workflows than the engine handles would queue up (docs/performance.md).
   */
  readonly perSecond: number;
  /** Called after every hundred, with the number so far. */
  readonly onProgress?: (nudged: number) => void;
}

export interface ResumeCounts {
  /** Open streams whose workflow was started or nudged. */
  readonly started: number;
  /** Other running workflows: their stream has ended, or an older record does not know it. */
  readonly others: number;
  readonly unreached: number;
}

/**
 * Makes an engine carry all open streams again, after it was lost or restored, or when it is newer than the record. It
 * starts the workflow of every open stream and nudges every other running one, which then ends by itself. A workflow
 * that already runs is only nudged, so this may be repeated at any time.
 */
export async function resumeStreams(options: ResumeOptions): Promise<ResumeCounts> {
  const { open, running, nudge, perSecond, onProgress } = options;
  const began = Date.now();
  const nudged = new Set<string>();
  let unreached = 0;
  const nudgeAll = async (streams: Streams): Promise<number> => {
    let reached = 0;
    for await (const stream of streams) {
      if (nudged.has(workflowIdOf(stream))) continue;
      await sleep(Math.max(0, began + (nudged.size * 1_000) / perSecond - Date.now()));
      nudged.add(workflowIdOf(stream));
      if (await nudge(stream, ['resumed'])) reached += 1;
      else unreached += 1;
      if (nudged.size % 100 === 0) onProgress?.(nudged.size);
    }
    return reached;
  };
  const started = await nudgeAll(open);
  const others = await nudgeAll(running);
  return { started, others, unreached };
}
