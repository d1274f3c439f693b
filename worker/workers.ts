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
  /** Workflows kept between their tasks, about 34 KB each; never 0 (docs/adr/0011). */
  readonly maxCachedWorkflows: number;
  /** Activities at once on each of the two queues. */
  readonly maxActivities: number;
  /** How long activities that run may go on after a shutdown was asked for before they are cancelled, in milliseconds. */
  readonly shutdownGraceMs: number;
  /** After how long those that did not heed it are left to the lease and the next worker. */
  readonly shutdownForceMs: number;
}

/** Of the worker that carries the streams, at once. */
const workflowTasks = 40;

/**
 * The two workers of this process: one carries the streams and keeps their deadlines, the other speaks to the outside,
 * so that a slow mail server holds up no deadline. Neither runs yet.
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
      // As many of one as of the other: none waits for a place within its task.
      maxConcurrentWorkflowTaskExecutions: workflowTasks,
      maxConcurrentLocalActivityExecutions: workflowTasks,
      // After a worker was killed, this long until another takes over what the dead one had cached.
      stickyQueueScheduleToStartTimeout: '5 seconds',
      // One thread carries some 300 workflows a second, more than a small engine does.
      workflowThreadPoolSize: 1,
    }),
    await Worker.create({ ...common, taskQueue: taskQueues.notifications, activities: ofNotifications }),
  ];
}

function split({ advance, sweep, sequenceLog, signCheckpoints, ...outside }: WorkersOptions['activities']) {
  return [{ advance, sweep, sequenceLog, signCheckpoints }, outside] as const;
}
