import type { Registry } from 'prom-client';
import type { LogLag, TreeLag } from '../record/tree/lag';
import { observe } from '../shared/platform/process/figures';

/** Registers gauges of the log's lag. They need no engine: an idle worker shows the lag too. */
export function observeLog(registry: Registry, read: () => Promise<LogLag>): void {
  const ofEachTree = (figure: (tree: TreeLag) => number | null) => ({
    label: 'tree',
    of: ({ trees }: LogLag) => Object.fromEntries(trees.map((each) => [each.tree, figure(each)])),
  });
  observe(registry, read, [
    {
      name: 'throughcare_log_pending_leaves',
      help: 'Events that have no position in their tree yet.',
      of: ({ pending }) => pending,
    },
    {
      name: 'throughcare_log_uncovered_leaves',
      help: 'Leaves of a tree that no checkpoint covers.',
      ...ofEachTree(({ uncovered }) => uncovered),
    },
    {
      name: 'throughcare_log_checkpoint_age_seconds',
      help: 'Since the last checkpoint of a tree; none is made while nothing is uncovered.',
      ...ofEachTree(({ checkpointAgeSeconds }) => checkpointAgeSeconds),
    },
    {
      name: 'throughcare_log_undelivered_checkpoints',
      help: 'Checkpoints of a tree that a holder outside has not taken yet.',
      ...ofEachTree(({ undelivered }) => undelivered),
    },
  ]);
}
