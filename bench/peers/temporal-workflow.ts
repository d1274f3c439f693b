import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { Events } from './events';
import type { Decision } from './serve';

export const taskQueue = 'bench-peer';
export const decide = defineUpdate<number, [Decision]>('decide');

const { insert } = proxyLocalActivities<Pick<Events, 'insert'>>({ startToCloseTimeout: '5 seconds' });

/** Carries a case for as long as it is open: each decision is an update, and its event a local activity. */
export async function benchCase(): Promise<void> {
  let isEnded = false;
  setHandler(decide, async (decision) => {
    const sequence = await insert(decision);
    isEnded = decision.name === 'closeCase';
    return sequence;
  });
  await condition(() => isEnded);
}
