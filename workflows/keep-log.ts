import { isCancellation } from '@temporalio/workflow';
import { deliverCheckpoints, sequenceLog, signCheckpoints } from './activities';

/**
 * Started by a schedule: gives what was recorded its place in the log's trees, signs how far they have grown where that
 * is due, and hands it to those outside. Each is tried whatever became of the one before it: what is not done now is
 * done by the next run.
 */
export async function keepLogWorkflow(): Promise<void> {
  const failures: unknown[] = [];
  for (const step of [sequenceLog, signCheckpoints, deliverCheckpoints]) {
    try {
      await step();
    } catch (error) {
      if (isCancellation(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
