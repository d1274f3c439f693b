import type { OutreachActivity } from '../domain/kernel/types';

/**
 * Every name that crosses between the processes and the engine is formed here and nowhere else. Imported by workflow
 * code: no run-time dependencies.
 */

/** The kinds of stream; each has its kernel, and one workflow shell serves them all. */
export type StreamKind = 'case';

/** One ordered log, such as a case. Ids are opaque. */
export interface StreamRef {
  readonly kind: StreamKind;
  readonly id: string;
}

export const taskQueues = { cases: 'throughcare-cases', notifications: 'throughcare-notifications' } as const;

export const workflowTypes = { case: 'caseWorkflow', sweep: 'sweepWorkflow', keepLog: 'keepLogWorkflow' } as const;

export const signals = { advanced: 'advanced' } as const;

/** Scheduled workflows, each with its id and workflow type. */
export const schedules = {
  sweep: { id: 'throughcare-sweep', workflowType: workflowTypes.sweep },
  keepLog: { id: 'throughcare-keep-log', workflowType: workflowTypes.keepLog },
} as const;
export type Schedule = (typeof schedules)[keyof typeof schedules];

/** The search attribute that holds the phase's code. */
export const phaseAttribute = 'CasePhase';

/** The workflow id of a stream's workflow. */
export function workflowIdOf({ kind, id }: StreamRef): string {
  return `${kind}:${id}`;
}

/** The stream whose workflow has this id; null for any other workflow. */
export function streamOf(workflowId: string): StreamRef | null {
  const id = workflowId.startsWith('case:') ? workflowId.slice('case:'.length) : '';
  return id === '' ? null : { kind: 'case', id };
}

/**
 * Timeouts and retries of the workflow's activities. Tries are unlimited unless stated, so that an outage heals by
 * itself.
 */
export const patience = {
  advance: { startToClose: '10 seconds', firstRetry: '200 milliseconds', maximumInterval: '10 seconds' },
  /** One try, well below the ten seconds that a workflow task may take. */
  advanceWithin: { startToClose: '2 seconds', attempts: 1 },
  /** Above the time limit of one mail, below the lease that guards it. */
  outreach: { startToClose: '30 seconds', firstRetry: '1 second', maximumInterval: '1 minute' },
  /** A sweep whose worker was killed delays the next one by no more than its heartbeat timeout. */
  sweep: { startToClose: '2 minutes', heartbeat: '10 seconds', firstRetry: '1 second', maximumInterval: '10 seconds' },
  /** A few tries only: the next run of the schedule does what failed, and a failure blocks nothing. */
  keepLog: { startToClose: '10 minutes', heartbeat: '30 seconds', firstRetry: '1 second', attempts: 3 },
  /** Pause before the agenda is fetched again after an activity failed for good. */
  afterFailure: '1 minute',
} as const;

/** Lease of a notification's row in seconds: longer than one try may take. */
export const leaseSeconds = 35;

/** Input of a stream's workflow and of each of its runs. */
export interface StreamInput {
  readonly stream: StreamRef;
}

/** The news in a nudge: names of events, for readers of the history. */
export interface News {
  readonly events: readonly string[];
}

/** One unsent notification: the ledger's row, and the activity that handles it. */
export interface OwedNotification {
  readonly notificationId: string;
  readonly activity: OutreachActivity;
}

/** The agenda that a workflow fetches each turn: always complete, never a difference. Codes and opaque ids only. */
export interface StreamAgenda {
  readonly phase: string;
  /** ISO instant; null when no deadline is pending. */
  readonly wakeAt: string | null;
  readonly owed: readonly OwedNotification[];
  /** Kinds of the awaited tasks, such as `session_invitation`, for the engine's UI. */
  readonly awaited: readonly string[];
  readonly ended: boolean;
  /**
   * Sequence of the stream's last event, kept in the history for `record:missing` alone: it shows how far a lost record
   * had come. Absent in agendas of 0.1, and for a stream that the record does not know.
   */
  readonly sequence?: number;
}

/** Outcome of one notification: settled, or the record changed, so that the agenda must be fetched again. */
export interface NotificationOutcome {
  readonly outcome: 'sent' | 'dropped' | 'failed';
}

export interface RecordActivities {
  readonly advance: (stream: StreamRef) => Promise<StreamAgenda>;
}

/** Outreach activities differ in name only. */
export type OutreachActivities = Record<
  OutreachActivity,
  (owed: { readonly notificationId: string }) => Promise<NotificationOutcome>
>;

/** Streams that a sweep nudged, restarted, and failed to reach. */
export interface SweepCounts {
  readonly nudged: number;
  readonly refreshed: number;
  readonly unreached: number;
}

export interface SweepActivities {
  readonly sweep: () => Promise<SweepCounts>;
}

/** Leaves appended to the log's trees. */
export interface SequencedCounts {
  readonly events: number;
  readonly reads: number;
}

/** Checkpoints signed, and checkpoints refused because the log differs from the one signed before. */
interface CheckpointCounts {
  readonly made: number;
  readonly refused: number;
}

/** Checkpoints that outside holders accepted, and those still undelivered after a try. */
interface DeliveryCounts {
  readonly taken: number;
  readonly failed: number;
}

export interface LogActivities {
  readonly sequenceLog: () => Promise<SequencedCounts>;
  readonly signCheckpoints: () => Promise<CheckpointCounts>;
  readonly deliverCheckpoints: () => Promise<DeliveryCounts>;
}
