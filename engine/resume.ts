import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamRef } from '../shared/contracts/engine';
import type { Nudge } from './nudge';

export interface ResumeOptions {
  /** Every open stream, in any order. */
  readonly streams: AsyncIterable<StreamRef> | Iterable<StreamRef>;
  readonly nudge: Nudge;
  /** Starts a second: first tasks of more workflows than the engine carries would queue up (docs/performance.md). */
  readonly perSecond: number;
  readonly onProgress?: (counts: ResumeCounts) => void;
}

export interface ResumeCounts {
  readonly started: number;
  readonly unreached: number;
}

/**
 * Starts the workflow of every stream again, after the engine and what it held was lost. Streams whose workflow runs
 * are merely nudged, so that this may be repeated at any time.
 */
export async function resumeStreams({ streams, nudge, perSecond, onProgress }: ResumeOptions): Promise<ResumeCounts> {
  const began = Date.now();
  let counts: ResumeCounts = { started: 0, unreached: 0 };
  for await (const stream of streams) {
    const asked = counts.started + counts.unreached;
    await sleep(Math.max(0, began + (asked * 1_000) / perSecond - Date.now()));
    const reached = await nudge(stream, ['resumed']);
    counts = reached ? { ...counts, started: counts.started + 1 } : { ...counts, unreached: counts.unreached + 1 };
    onProgress?.(counts);
  }
  return counts;
}
