import { isCancellation } from '@temporalio/workflow';
import { deliverCheckpoints, sequenceLog, signCheckpoints } from './activities';

/**
 * Started by a schedule: gives new events their positions in the log's trees, signs a checkpoint when it is due, and
 * delivers it to outside holders. Each step runs whatever the outcome of the one before; the next run does what is
 * left.
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
