import { Gauge, type Registry } from 'prom-client';
import type { LogStanding, TreeStanding } from '../record/tree/standing';

/**
 * Shows how far the log is behind, asked of the record once at each scrape: a worker that does nothing must show it
 * too. Where the record is away, there are no figures.
 */
export function observeLog(registry: Registry, read: () => Promise<LogStanding>): void {
  const registers = [registry];
  const standing = once(() => read().catch(() => null));

  const pending: Gauge = new Gauge({
    name: 'throughcare_log_pending_leaves',
    help: 'Events that have no position in their tree yet.',
    registers,
    collect: async () => {
      const found = await standing();
      if (found === null) pending.remove();
      else pending.set(found.pending);
    },
  });

  const ofEachTree = (name: string, help: string, figure: (tree: TreeStanding) => number | null): void => {
    const gauge: Gauge<'tree'> = new Gauge({
      ...{ name, help, registers, labelNames: ['tree'] as const },
      collect: async () => {
        const found = await standing();
        gauge.reset();
        for (const each of found?.trees ?? []) {
          const value = figure(each);
          if (value !== null) gauge.set({ tree: each.tree }, value);
        }
      },
    });
  };
  ofEachTree(
    'throughcare_log_uncovered_leaves',
    'Leaves of a tree that no checkpoint covers.',
    ({ uncovered }) => uncovered,
  );
  ofEachTree(
    'throughcare_log_checkpoint_age_seconds',
    'Since the last checkpoint of a tree; none is made while nothing is uncovered.',
    ({ checkpointAgeSeconds }) => checkpointAgeSeconds,
  );
  ofEachTree(
    'throughcare_log_undelivered_checkpoints',
    'Checkpoints of a tree that a holder outside has not taken yet.',
    ({ undelivered }) => undelivered,
  );
}

/** Calls that come while one is under way share its answer. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => (underWay ??= work().finally(() => (underWay = null)));
}
