import type { Client } from '@temporalio/client';
import { streamOf, workflowTypes, type StreamRef } from '../shared/contracts/engine';

/** Streams whose workflow runs, as far as the engine's list has heard of it: good enough to tell them something. */
export async function* runningStreams(client: Client): AsyncGenerator<StreamRef> {
  const query = `WorkflowType = '${workflowTypes.case}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) {
    const stream = streamOf(workflowId);
    if (stream) yield stream;
  }
}
