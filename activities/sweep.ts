import { setTimeout as sleep } from 'node:timers/promises';
import type { Nudge } from '../engine/nudge';
import type { Sweep } from '../record/outbox/sweep';
import type { StreamRef, SweepActivities } from '../shared/contracts/engine';
import { traceOf } from '../shared/platform/trace';
import { codesOnly, type ActivityLog } from './failures';

export interface SweepDependencies {
  readonly sweep: Sweep;
  readonly nudge: Nudge;
  readonly startFreshRun: (stream: StreamRef) => Promise<void>;
  readonly pace: SweepPace;
  /** Reports progress to the engine. */
  readonly heartbeat: () => void;
  readonly log: ActivityLog;
}

interface SweepPace {
  /** Limit of streams nudged in one sweep; the next sweep takes the rest. */
  readonly nudges: number;
  /** Limit of fresh runs started in one sweep, so that a backlog does not feed itself. */
  readonly freshRuns: number;
  readonly perSecond: number;
}

/** After this many failures in a row the engine counts as unreachable, and the next sweep takes the rest. */
const failuresUntilGivingUp = 5;

/** The scheduled activity: it recovers from lost nudges, wedged runs, restores and a lost engine. */
export function createSweep(dependencies: SweepDependencies): SweepActivities {
  const { sweep, nudge, startFreshRun, pace, heartbeat, log } = dependencies;

  const refresh = async (stream: StreamRef): Promise<boolean> => {
    try {
      await startFreshRun(stream);
      log.warn({ stream: stream.id }, 'fresh_run');
      return true;
    } catch (error) {
      log.warn({ stream: stream.id, ...traceOf(error) }, 'fresh_run_failed');
      return false;
    }
  };

  const mark = (stream: StreamRef): Promise<void> => {
    heartbeat();
    return sweep.markNudged(stream);
  };

  return {
    sweep: () =>
      codesOnly('sweep_failed', log, {}, async () => {
        const stale = await sweep.staleStreams(pace.freshRuns);
        const fresh = await paced(stale, refresh, mark, pace.perSecond);
        const isFresh = new Set(stale.map(({ id }) => id));
        const waiting = (await sweep.streamsToNudge(pace.nudges)).filter(({ id }) => !isFresh.has(id));
        const nudged = await paced(waiting, (stream) => nudge(stream, ['swept']), mark, pace.perSecond);
        return { nudged: nudged.reached, refreshed: fresh.reached, unreached: nudged.unreached + fresh.unreached };
      }),
  };
}

async function paced(
  streams: readonly StreamRef[],
  act: (stream: StreamRef) => Promise<boolean>,
  mark: (stream: StreamRef) => Promise<void>,
  perSecond: number,
): Promise<{ readonly reached: number; readonly unreached: number }> {
  const began = Date.now();
  let reached = 0;
  let failuresInARow = 0;
  for (const [index, stream] of streams.entries()) {
    if (failuresInARow >= failuresUntilGivingUp) break;
    await sleep(Math.max(0, began + (index * 1_000) / perSecond - Date.now()));
    if (await act(stream)) {
      await mark(stream);
      reached += 1;
      failuresInARow = 0;
    } else failuresInARow += 1;
  }
  return { reached, unreached: streams.length - reached };
}
