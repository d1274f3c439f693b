/** Temporal, one workflow for each case: its decisions are updates, the first of which starts it. */
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { serve, type Decision } from './serve';
import { benchCase, decide as update, taskQueue } from './temporal-workflow';

async function main(): Promise<void> {
  const connection = await Connection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const { workflow } = new Client({ connection });
  const decide = (decision: Decision): Promise<number> => {
    const options = { args: [decision] as [Decision], updateId: decision.id };
    const workflowId = `bench-${decision.caseId}`;
    if (decision.name !== 'openCase') return workflow.getHandle(workflowId).executeUpdate(update, options);
    const startWorkflowOperation = new WithStartWorkflowOperation(benchCase, {
      ...{ workflowId, taskQueue, args: [] },
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    return workflow.executeUpdateWithStart(update, { ...options, startWorkflowOperation });
  };
  await serve(decide, () => connection.close());
}

void main();
