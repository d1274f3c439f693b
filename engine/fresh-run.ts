import type { Client } from '@temporalio/client';
import { taskQueues, workflowIdOf, workflowTypes, type StreamInput, type StreamRef } from '../shared/contracts/engine';

/**
 * Terminates the run of a stream's workflow, if there is one, and starts another. Nothing is lost: a run holds no data,
 * and the ledger's leases keep the new run from repeating the activities of the old one.
 *
 * @throws if the engine does not answer within `patience` milliseconds
 */
export async function startFreshRun(client: Client, stream: StreamRef, patience = 2_000): Promise<void> {
  await client.withDeadline(Date.now() + patience, () =>
    client.workflow.start(workflowTypes.case, {
      workflowId: workflowIdOf(stream),
      taskQueue: taskQueues.cases,
      args: [{ stream } satisfies StreamInput],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    }),
  );
}
