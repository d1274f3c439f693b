import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import {
  patience,
  taskQueues,
  type LogActivities,
  type OutreachActivities,
  type RecordActivities,
  type StreamAgenda,
  type StreamRef,
  type SweepActivities,
} from '../shared/contracts/engine';

/** Unlimited tries with a capped pause: when the record is back, the case goes on by itself. */
export const { advance: advanceApart } = proxyActivities<RecordActivities>({
  taskQueue: taskQueues.cases,
  startToCloseTimeout: patience.advance.startToClose,
  retry: { initialInterval: patience.advance.firstRetry, maximumInterval: patience.advance.maximumInterval },
});

const { advance: advanceWithin } = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: patience.advanceWithin.startToClose,
  retry: { maximumAttempts: patience.advanceWithin.attempts },
});

/**
 * Fetches the agenda by a local activity, at half the engine's cost, or by a separate activity if the record does not
 * answer soon (docs/adr/0011). An attempt that was given up fails with a code like any other, and is no cancellation.
 */
export async function advanceSoon(stream: StreamRef): Promise<StreamAgenda> {
  try {
    return await advanceWithin(stream);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return advanceApart(stream);
  }
}

/** Named for their effects, on a queue of their own, so that a slow mail server delays no deadline. */
export const outreachActivities = proxyActivities<OutreachActivities>({
  taskQueue: taskQueues.notifications,
  startToCloseTimeout: patience.outreach.startToClose,
  retry: { initialInterval: patience.outreach.firstRetry, maximumInterval: patience.outreach.maximumInterval },
});

export const { sweep } = proxyActivities<SweepActivities>({
  startToCloseTimeout: patience.sweep.startToClose,
  heartbeatTimeout: patience.sweep.heartbeat,
  retry: { initialInterval: patience.sweep.firstRetry, maximumInterval: patience.sweep.maximumInterval },
});

const keepingLog = {
  startToCloseTimeout: patience.keepLog.startToClose,
  heartbeatTimeout: patience.keepLog.heartbeat,
  retry: { initialInterval: patience.keepLog.firstRetry, maximumAttempts: patience.keepLog.attempts },
};

export const { sequenceLog, signCheckpoints } = proxyActivities<LogActivities>({
  taskQueue: taskQueues.cases,
  ...keepingLog,
});

/** On the queue of the mails: a slow outside holder delays no deadline. */
export const { deliverCheckpoints } = proxyActivities<LogActivities>({
  taskQueue: taskQueues.notifications,
  ...keepingLog,
});
