/** Temporal, with the product's own decisions: API and worker are one process here, which keeps each result. */
import { openOwnDecisions } from './own-decisions';
import { openUpdates } from './temporal-updates';
import { work } from './temporal-work';

const taskQueue = 'bench-peer-own';

async function main(): Promise<void> {
  const { make, serve } = await openOwnDecisions();
  const ended = await work(taskQueue, make);
  const { decide, close } = await openUpdates(taskQueue);
  await serve(decide, async () => {
    await close();
    await ended();
  });
}

void main();
