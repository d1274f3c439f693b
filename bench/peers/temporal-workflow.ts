import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { Decide, Decision } from './serve';

export const taskQueue = 'bench-peer';
export const decide = defineUpdate<number, [Decision]>('decide');

const { make } = proxyLocalActivities<{ readonly make: Decide }>({ startToCloseTimeout: '5 seconds' });

/** Runs a case as long as it is open: each decision is an update, made in a local activity. */
export async function benchCase(): Promise<void> {
  let isEnded = false;
  setHandler(decide, async (decision) => {
    const sequence = await make(decision);
    isEnded = decision.name === 'closeCase';
    return sequence;
  });
  await condition(() => isEnded);
}
