import type { Client } from '@temporalio/client';
import { streamOf, workflowTypes, type StreamRef } from '../shared/contracts/engine';
import { readTail, type Tail } from './tail';

/** A stream's history in the engine since some moment: enough to tell what an older record lacks. */
export interface Holding extends Tail {
  readonly stream: StreamRef;
  readonly isRunning: boolean;
  /** Start of the run that was read, ISO; the stream is older. */
  readonly startedAt: string;
}

/**
 * Reads every run of a stream's workflow that did not end before `since`, including closed ones that the engine still
 * retains. Reads histories backwards, no further than necessary, and queries no workflow.
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
