import { Client, Connection } from '@temporalio/client';
import { until } from '../../local/demo/waiting';
import { schedules } from '../../shared/contracts/engine';

/** Makes a namespace and waits until the server knows it. */
export async function openNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    });
    await until('the namespace', 60, () =>
      connection.workflowService.listWorkflowExecutions({ namespace }).then(
        () => true,
        () => false,
      ),
    );
  } finally {
    await connection.close();
  }
}

/** Removes the worker's schedules in a namespace: each would keep the server busy until the end of the run. */
export async function closeNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '2 seconds' }).catch(() => undefined);
  if (connection === undefined) return; // the server is gone, and its schedules with it
  const client = new Client({ connection, namespace });
  for (const { id } of Object.values(schedules))
    await client.schedule
      .getHandle(id)
      .delete()
      .catch(() => undefined);
  await connection.close();
}
