import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { phaseAttribute, workflowIdOf, type StreamRef } from '../shared/contracts/engine';

/** An activity that has not ended. */
interface ActivityInFlight {
  readonly activity: string;
  /** The current or next attempt, from 1. */
  readonly attempt: number;
  /** The code of the last failure, if an attempt has failed. */
  readonly lastFailure?: string;
  /** When the next attempt is due, ISO. */
  readonly nextAttemptAt?: string;
}

/** A stream's workflow as the engine sees it; shown beside the record, never instead of it. */
export type EngineView =
  | { readonly status: 'unreachable' | 'not_started'; readonly workflowId: string }
  | {
      readonly status: 'running' | 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timed_out' | 'unknown';
      readonly workflowId: string;
      readonly runId: string;
      /** When this run started, ISO; the case is older. */
      readonly startedAt: string;
      /** The last phase that the workflow saw. */
      readonly phase: string | null;
      readonly inFlight: readonly ActivityInFlight[];
      readonly history: { readonly events: number; readonly bytes: number | null };
    };

type Description = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['describe']>>;

const phaseKey = defineSearchAttributeKey(phaseAttribute, 'KEYWORD');

const statuses: Partial<Record<Description['status']['name'], Extract<EngineView, { runId: string }>['status']>> = {
  RUNNING: 'running',
  PAUSED: 'running',
  CONTINUED_AS_NEW: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed_out',
};

/**
 * Describes a stream's workflow without querying it, since a query may wedge a run. Never throws; an engine that does
 * not answer within `patience` milliseconds is `unreachable`.
 */
export async function describeStream(client: Client, stream: StreamRef, patience = 500): Promise<EngineView> {
  const workflowId = workflowIdOf(stream);
  try {
    const handle = client.workflow.getHandle(workflowId);
    const description = await client.withDeadline(Date.now() + patience, () => handle.describe());
    return view(workflowId, description);
  } catch (error) {
    return { status: error instanceof WorkflowNotFoundError ? 'not_started' : 'unreachable', workflowId };
  }
}

function view(workflowId: string, description: Description): EngineView {
  return {
    status: statuses[description.status.name] ?? 'unknown',
    workflowId,
    runId: description.runId,
    startedAt: description.startTime.toISOString(),
    phase: description.typedSearchAttributes.get(phaseKey) ?? null,
    inFlight: (description.raw.pendingActivities ?? []).map(inFlight),
    history: { events: description.historyLength, bytes: description.historySize ?? null },
  };
}

type PendingActivity = NonNullable<Description['raw']['pendingActivities']>[number];

function inFlight({ activityType, attempt, lastFailure, scheduledTime }: PendingActivity): ActivityInFlight {
  const failure = lastFailure?.applicationFailureInfo?.type;
  const waitsUntil = lastFailure && scheduledTime ? Number(scheduledTime.seconds) * 1_000 : undefined;
  return {
    activity: activityType?.name ?? 'unknown',
    attempt: attempt ?? 1,
    ...(failure && { lastFailure: failure }),
    ...(waitsUntil !== undefined && { nextAttemptAt: new Date(waitsUntil).toISOString() }),
  };
}
