import { temporal } from '@temporalio/proto';
import { groupBy, type Findings } from './findings';
import type { Sources } from './sources';

interface Stream {
  readonly kind: string;
  readonly id: string;
  readonly ended: boolean;
  readonly advanced_at: string | null;
  readonly recorded_at: string | null;
}

const { WORKFLOW_EXECUTION_STATUS_RUNNING: running, WORKFLOW_EXECUTION_STATUS_COMPLETED: completed } =
  temporal.api.enums.v1.WorkflowExecutionStatus;

/** Each open stream has a running workflow whose tasks do not fail; an ended stream has none. */
export async function checkRuns(sources: Sources): Promise<Findings> {
  const streams = await sources.query<Stream>('select kind, id, ended, advanced_at, recorded_at from streams');
  const found = await Promise.all(streams.map(async (stream) => ({ stream, wrong: await lookAt(sources, stream) })));
  const byEnd = groupBy(streams, ({ ended }) => (ended ? 'ended' : 'open'));
  return {
    violations: found.flatMap(({ stream, wrong }) => wrong.map((what) => `runs: ${stream.id} ${what}`)),
    counts: { 'open cases': byEnd.get('open')?.length ?? 0, 'ended cases': byEnd.get('ended')?.length ?? 0 },
  };
}

async function lookAt({ engine, namespace }: Sources, stream: Stream): Promise<readonly string[]> {
  const execution = { workflowId: `${stream.kind}:${stream.id}` };
  const { workflowExecutionInfo: info, pendingWorkflowTask: pending } = await engine.workflowService
    .describeWorkflowExecution({ namespace, execution })
    .catch(() => ({ workflowExecutionInfo: null, pendingWorkflowTask: null }));
  if (stream.ended)
    return info && info.status !== completed ? [`has ended, and its run is in state ${info.status}`] : [];
  return [
    ...(info?.status === running ? [] : [`is open, and its run is ${info ? `in state ${info.status}` : 'missing'}`]),
    ...((pending?.attempt ?? 0) > 3 ? [`has a run whose task is tried for the ${pending?.attempt}th time`] : []),
    ...(stream.advanced_at === null ? ['was never advanced'] : []),
  ];
}
