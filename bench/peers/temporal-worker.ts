/** The worker of the Temporal peer, a separate process like the product's. */
import { openEvents } from './events';
import { work } from './temporal-work';
import { taskQueue } from './temporal-workflow';

async function main(): Promise<void> {
  const { insert, close } = await openEvents(process.env['PEER_DATABASE_URL'] ?? '');
  const ended = await work(taskQueue, insert);
  process.send?.(0); // it listens at no port
  await ended();
  await close();
}

void main();
