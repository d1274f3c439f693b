import type { Client } from '@temporalio/client';
import { taskQueues, workflowIdOf, workflowTypes, type StreamInput, type StreamRef } from '../shared/contracts/engine';

/**
 * Ends the run of a stream's workflow, if there is one, and starts another. Nothing is lost with the old run: it holds
 * no data, and the leases of the ledger keep the new one from repeating what the old one is about.
 *
 * @throws where the engine does not answer within `patience` milliseconds
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
