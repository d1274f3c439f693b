import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { createDataConverter } from '../engine/data-converter';
import type { PayloadKeys } from '../engine/payload-codec';
import {
  taskQueues,
  type LogActivities,
  type OutreachActivities,
  type RecordActivities,
  type SweepActivities,
} from '../shared/contracts/engine';
import type { WorkflowBundle } from './bundle';

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly keys: PayloadKeys;
  readonly bundle: WorkflowBundle;
  readonly activities: RecordActivities & SweepActivities & LogActivities & OutreachActivities;
  /** Workflows cached between their tasks, about 34 KB each; never 0 (docs/adr/0011). */
  readonly maxCachedWorkflows: number;
  /** Concurrent activities on each of the two queues. */
  readonly maxActivities: number;
  /** Milliseconds that running activities get after a shutdown before they are cancelled. */
  readonly shutdownGraceMs: number;
  /** Milliseconds after which activities that ignored the cancellation are left to the lease and the next worker. */
  readonly shutdownForceMs: number;
}

/** Concurrent workflow tasks of the worker that runs the streams. */
const workflowTasks = 40;

/**
 * The two workers of this process: one runs the streams and their deadlines, the other the outreach, so that a slow
 * mail server delays no deadline. Neither runs yet.
 */
export async function createWorkers(options: WorkersOptions): Promise<readonly Worker[]> {
  const { connection, namespace, keys, bundle, maxCachedWorkflows, maxActivities } = options;
  const [ofCases, ofNotifications] = split(options.activities);
  const common = {
    connection,
    namespace,
    dataConverter: createDataConverter(keys),
    maxConcurrentActivityTaskExecutions: maxActivities,
    shutdownGraceTime: options.shutdownGraceMs,
    shutdownForceTime: options.shutdownForceMs,
  } satisfies Partial<WorkerOptions>;
  return [
    await Worker.create({
      ...common,
      taskQueue: taskQueues.cases,
      workflowBundle: bundle,
      activities: ofCases,
      maxCachedWorkflows,
      // As many local activities as workflow tasks: none waits for a slot within its task.
      maxConcurrentWorkflowTaskExecutions: workflowTasks,
      maxConcurrentLocalActivityExecutions: workflowTasks,
      // Time until another worker takes over the cached workflows of a killed one.
      stickyQueueScheduleToStartTimeout: '5 seconds',
      // One thread runs some 300 workflows a second, more than a small engine does.
      workflowThreadPoolSize: 1,
    }),
    await Worker.create({ ...common, taskQueue: taskQueues.notifications, activities: ofNotifications }),
  ];
}

function split({ advance, sweep, sequenceLog, signCheckpoints, ...outside }: WorkersOptions['activities']) {
  return [{ advance, sweep, sequenceLog, signCheckpoints }, outside] as const;
}
