import type { CheckpointOutcome } from '../record/tree/checkpoints';
import type { Delivered } from '../record/tree/deliveries';
import { trees, type Tree } from '../record/postgres/tree-tables';
import type { LogActivities, SequencedCounts } from '../shared/contracts/engine';
import { traceOf } from '../shared/platform/trace';
import { codesOnly, type ActivityLog } from './failures';

export interface KeepLogDependencies {
  /** Gives positions to pending events and calls `heartbeat` as it proceeds. */
  readonly sequence: (heartbeat: () => void) => Promise<SequencedCounts>;
  readonly makeCheckpoint: (tree: Tree, heartbeat: () => void) => Promise<CheckpointOutcome>;
  readonly deliver: (options: {
    readonly onTry: () => void;
    readonly onFailure: (holder: string, error: unknown) => void;
  }) => Promise<Delivered>;
  /** Reports progress to the engine. */
  readonly heartbeat: () => void;
  readonly log: ActivityLog;
}

/** Creates the activities that keep the log: they sequence new events, sign checkpoints and deliver them. */
export function createKeepLog(dependencies: KeepLogDependencies): LogActivities {
  const { sequence, makeCheckpoint, deliver, heartbeat, log } = dependencies;
  return {
    sequenceLog: () => codesOnly('sequencing_failed', log, {}, () => sequence(heartbeat)),
    signCheckpoints: () =>
      codesOnly('checkpoint_failed', log, {}, async () => {
        let made = 0;
        let refused = 0;
        for (const tree of trees) {
          const outcome = await makeCheckpoint(tree, heartbeat);
          if (outcome === 'made') made += 1;
          if (outcome !== 'refused') continue;
          refused += 1;
          log.warn({ tree }, 'checkpoint_refused');
        }
        return { made, refused };
      }),
    deliverCheckpoints: () =>
      codesOnly('delivery_failed', log, {}, () =>
        deliver({
          onTry: heartbeat,
          onFailure: (holder, error) => log.warn({ holder, ...traceOf(error) }, 'checkpoint_not_taken'),
        }),
      ),
  };
}
