/** The worker of the Temporal peer, in a process of its own, as the product's is. */
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { openEvents } from './events';
import { taskQueue } from './temporal-workflow';

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const { insert, close } = await openEvents(process.env['PEER_DATABASE_URL'] ?? '');
  const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' });
  const worker = await Worker.create({
    ...{ connection, taskQueue, activities: { insert } },
    workflowsPath: require.resolve('./temporal-workflow'),
    maxCachedWorkflows: 1_000,
  });
  const ended = worker.run(); // until SIGTERM, which the runtime takes for a shutdown
  console.log('listening 0');
  await ended;
  await connection.close();
  await close();
}

void main();
