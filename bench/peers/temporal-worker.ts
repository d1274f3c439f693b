/** The worker of the Temporal peer, in a process of its own, as the product's is. */
import { openEvents } from './events';
import { work } from './temporal-work';
import { taskQueue } from './temporal-workflow';

async function main(): Promise<void> {
  const { insert, close } = await openEvents(process.env['PEER_DATABASE_URL'] ?? '');
  const ended = await work(taskQueue, insert);
  process.send?.(0); // at no port
  await ended();
  await close();
}

void main();
