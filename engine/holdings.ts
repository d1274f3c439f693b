import type { Client } from '@temporalio/client';
import { streamOf, workflowTypes, type StreamRef } from '../shared/contracts/engine';
import { readTail, type Tail } from './tail';

/** What the engine still knows of a stream since some moment: enough to tell what a record lacks that is older. */
export interface Holding extends Tail {
  readonly stream: StreamRef;
  readonly isRunning: boolean;
  /** When the run began that was looked at, ISO; the stream is older. */
  readonly startedAt: string;
}

/**
 * Looks at every run of a stream's workflow that has not ended before `since`: closed ones too, as long as the engine
 * retains them. Reads histories backwards and no further than it must; asks the workflows nothing.
 *
 * @param since ISO instant
 */
export async function* readHoldings(client: Client, since: string): AsyncGenerator<Holding> {
  const query = `WorkflowType = '${workflowTypes.case}' AND (ExecutionStatus = 'Running' OR CloseTime >= '${since}')`;
  for await (const { workflowId, runId, startTime, status } of client.workflow.list({ query })) {
    const stream = streamOf(workflowId);
    if (!stream) continue;
    const tail = await readTail(client, { workflowId, runId }, since);
    yield { stream, isRunning: status.name === 'RUNNING', startedAt: startTime.toISOString(), ...tail };
  }
}
