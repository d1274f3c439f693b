import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Decide } from './serve';

/** Works until SIGTERM, which the runtime treats as a shutdown. @returns a function that waits for it */
export async function work(taskQueue: string, make: Decide): Promise<() => Promise<void>> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const worker = await Worker.create({
    connection,
    taskQueue,
    activities: { make },
    workflowsPath: require.resolve('./temporal-workflow'),
    maxCachedWorkflows: 1_000,
  });
  const ended = worker.run();
  return async () => {
    await ended;
    await connection.close();
  };
}
