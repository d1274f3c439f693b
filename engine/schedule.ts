import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleDescription,
} from '@temporalio/client';
import { taskQueues, type Schedule } from '../shared/contracts/engine';

/**
 * Ensures a schedule that runs a workflow every `intervalMs` milliseconds, never two at once. A missing schedule (a new
 * or a lost engine) is created; one with another interval is replaced.
 *
 * @returns whether it had to be created
 */
export async function ensureSchedule(
  client: Client,
  schedule: Schedule,
  intervalMs: number,
  patience = 5_000,
): Promise<boolean> {
  return client.withDeadline(Date.now() + patience, async () => {
    const handle = client.schedule.getHandle(schedule.id);
    try {
      if (isAsWanted(await handle.describe(), schedule, intervalMs)) return false;
      await handle.delete();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
    return create(client, schedule, intervalMs);
  });
}

function isAsWanted(
  { spec, action, policies }: ScheduleDescription,
  { workflowType }: Schedule,
  intervalMs: number,
): boolean {
  const every = spec.intervals?.map((interval) => interval.every) ?? [];
  return (
    every.length === 1 &&
    every[0] === intervalMs &&
    policies.overlap === ScheduleOverlapPolicy.SKIP &&
    action.workflowType === workflowType &&
    action.taskQueue === taskQueues.cases
  );
}

async function create(client: Client, { id, workflowType }: Schedule, intervalMs: number): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId: id,
      spec: { intervals: [{ every: intervalMs }] },
      // The next run makes up for missed ones.
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10 seconds' },
      action: {
        type: 'startWorkflow',
        workflowType,
        workflowId: id,
        taskQueue: taskQueues.cases,
        args: [],
      },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false; // another worker was first
    throw error;
  }
}
