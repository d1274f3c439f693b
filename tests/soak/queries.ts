import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import type { Random } from '../../stories/random';

/**
 * Queries one workflow after another for its call stack, as the engine's page does when opened: a query that meets a
 * run outside a worker's cache can wedge it.
 * @returns the number of answered queries
 */
export async function pollStacks(
  { address, namespace }: { readonly address: string; readonly namespace: string },
  caseIds: () => readonly string[],
  { random, until, every = 300 }: { readonly random: Random; readonly until: AbortSignal; readonly every?: number },
): Promise<number> {
  const connection = Connection.lazy({ address });
  let answered = 0;
  try {
    while (!until.aborted) {
      await sleep(every);
      const ids = caseIds();
      const caseId = ids[random.below(ids.length)];
      if (caseId === undefined) continue;
      const ask = (): Promise<unknown> =>
        connection.workflowService.queryWorkflow({
          namespace,
          execution: { workflowId: `case:${caseId}` },
          query: { queryType: '__stack_trace' },
        });
      await connection.withDeadline(Date.now() + 3_000, ask).then(
        () => (answered += 1),
        () => undefined, // the engine or the worker is down
      );
    }
  } finally {
    await connection.close();
  }
  return answered;
}
