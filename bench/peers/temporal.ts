/** Temporal, one workflow for each case: its decisions are updates, the first of which starts it. */
import { serve } from './serve';
import { openUpdates } from './temporal-updates';
import { taskQueue } from './temporal-workflow';

async function main(): Promise<void> {
  const { decide, close } = await openUpdates(taskQueue);
  await serve(decide, close);
}

void main();
