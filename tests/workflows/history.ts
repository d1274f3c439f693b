import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { workflowIdOf, type StreamRef } from '../../shared/contracts/engine';

const { EventType } = temporal.api.enums.v1;

/** The names of a run's events, such as `WORKFLOW_EXECUTION_STARTED`. */
export async function eventNames(client: Client, stream: StreamRef, runId?: string): Promise<string[]> {
  const { events } = await client.workflow.getHandle(workflowIdOf(stream), runId).fetchHistory();
  return (events ?? []).map(({ eventType }) => EventType[eventType!].replace('EVENT_TYPE_', ''));
}

export async function countEvents(client: Client, stream: StreamRef, name: string, runId?: string): Promise<number> {
  return (await eventNames(client, stream, runId)).filter((each) => each === name).length;
}
