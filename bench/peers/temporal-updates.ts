import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import type { Decide, Decision } from './serve';
import { benchCase, decide as update } from './temporal-workflow';

/** Decisions as updates of a workflow for each case; the first update starts it. */
export async function openUpdates(taskQueue: string): Promise<{ readonly decide: Decide; close(): Promise<void> }> {
  const connection = await Connection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const { workflow } = new Client({ connection });
  const decide = (decision: Decision): Promise<number> => {
    const options = { args: [decision] as [Decision], updateId: decision.id };
    const workflowId = `bench-${decision.caseId}`;
    if (decision.name !== 'openCase') return workflow.getHandle(workflowId).executeUpdate(update, options);
    const startWorkflowOperation = new WithStartWorkflowOperation(benchCase, {
      workflowId,
      taskQueue,
      args: [],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return workflow.executeUpdateWithStart(update, { ...options, startWorkflowOperation });
  };
  return { decide, close: () => connection.close() };
}
