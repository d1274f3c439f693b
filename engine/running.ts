import type { Client } from '@temporalio/client';
import { streamOf, workflowTypes, type StreamRef } from '../shared/contracts/engine';

/** Streams with a running workflow, from the engine's visibility, which may lag: good enough for nudges. */
export async function* runningStreams(client: Client): AsyncGenerator<StreamRef> {
  const query = `WorkflowType = '${workflowTypes.case}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) {
    const stream = streamOf(workflowId);
    if (stream) yield stream;
  }
}
