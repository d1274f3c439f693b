import type { OutreachActivity } from '../domain/tasks';

/**
 * Every name that crosses between the processes and the engine, formed here and nowhere else.
 * Imported by workflow code: no run-time dependencies.
 */

/** The kinds of log there are; each has its kernel, one workflow shell serves them all. */
export type StreamKind = 'case';

/** One ordered log: a case is one. Ids are opaque. */
export interface StreamRef {
  readonly kind: StreamKind;
  readonly id: string;
}

export const taskQueues = { cases: 'throughcare-cases', notifications: 'throughcare-notifications' } as const;

export const workflowTypes = { case: 'caseWorkflow', sweep: 'sweepWorkflow', keepLog: 'keepLogWorkflow' } as const;

export const signals = { advanced: 'advanced' } as const;

/** What runs again and again: under which id, and as which workflow. */
export const schedules = {
  sweep: { id: 'throughcare-sweep', workflowType: workflowTypes.sweep },
  keepLog: { id: 'throughcare-keep-log', workflowType: workflowTypes.keepLog },
} as const;
export type Schedule = (typeof schedules)[keyof typeof schedules];

/** The search attribute that carries the phase's code. */
export const phaseAttribute = 'CasePhase';

/** The workflow id of a stream's workflow. */
export function workflowIdOf({ kind, id }: StreamRef): string {
  return `${kind}:${id}`;
}

/** The stream whose workflow has this id; null where it is another workflow's. */
export function streamOf(workflowId: string): StreamRef | null {
  const id = workflowId.startsWith('case:') ? workflowId.slice('case:'.length) : '';
  return id === '' ? null : { kind: 'case', id };
}

/** How long and how often the workflow's activities are tried; unlimited, so that an outage heals by itself. */
export const patience = {
  advance: { startToClose: '10 seconds', firstRetry: '200 milliseconds', maximumInterval: '10 seconds' },
  /** One try, well below the ten seconds that a workflow's task may take. */
  advanceWithin: { startToClose: '2 seconds', attempts: 1 },
  /** Above the time that one mail may take, below the lease that guards it. */
  outreach: { startToClose: '30 seconds', firstRetry: '1 second', maximumInterval: '1 minute' },
  /** A sweep whose worker was killed holds up the next one for no longer than it may go without a sign of life. */
  sweep: { startToClose: '2 minutes', heartbeat: '10 seconds', firstRetry: '1 second', maximumInterval: '10 seconds' },
  /** A few tries only: what fails is done by the next run of the schedule, and stands in the way of nothing. */
  keepLog: { startToClose: '10 minutes', heartbeat: '30 seconds', firstRetry: '1 second', attempts: 3 },
  /** Before the agenda is asked for again after an activity has failed for good. */
  afterFailure: '1 minute',
} as const;

/** How long a notification's row is held by whoever sends it: longer than one try may take. */
export const leaseSeconds = 35;

/** What starts a stream's workflow, and each of its runs. */
export interface StreamInput {
  readonly stream: StreamRef;
}

/** What a nudge tells the workflow: the names of what happened, for whoever reads the history. */
export interface News {
  readonly events: readonly string[];
}

/** One thing that the world is owed: the ledger's row, and the activity that sees to it. */
export interface OwedNotification {
  readonly notificationId: string;
  readonly activity: OutreachActivity;
}

/** What the workflow learns each turn, whole and never as a difference. Codes and opaque ids only. */
export interface StreamAgenda {
  readonly phase: string;
  /** ISO instant, or null where nothing waits for time. */
  readonly wakeAt: string | null;
  readonly owed: readonly OwedNotification[];
  /** What is awaited, as codes such as `session_invitation`, for the engine's UI. */
  readonly awaited: readonly string[];
  readonly ended: boolean;
  /**
   * Of the stream's last event: kept in the history for `record:missing` alone, to tell how far a record had come that
   * was lost. Not in agendas of 0.1, nor of a stream that the record does not know.
   */
  readonly sequence?: number;
}

/** What became of one notification: settled, or the record changed so that the agenda must be asked for again. */
export interface NotificationOutcome {
  readonly outcome: 'sent' | 'dropped' | 'failed';
}

export interface RecordActivities {
  readonly advance: (stream: StreamRef) => Promise<StreamAgenda>;
}

/** Those of outreach differ in name only. */
export type OutreachActivities = Record<
  OutreachActivity,
  (owed: { readonly notificationId: string }) => Promise<NotificationOutcome>
>;

/** How many streams a sweep nudged, gave a fresh run, and could not reach. */
export interface SweepCounts {
  readonly nudged: number;
  readonly refreshed: number;
  readonly unreached: number;
}

export interface SweepActivities {
  readonly sweep: () => Promise<SweepCounts>;
}

/** How many leaves the trees of the log grew by. */
export interface SequencedCounts {
  readonly events: number;
  readonly reads: number;
}

/** How many checkpoints were signed, and how many were refused since the log is not what was signed before. */
interface CheckpointCounts {
  readonly made: number;
  readonly refused: number;
}

/** How many checkpoints outside holders took, and how many they are still owed after a try. */
interface DeliveryCounts {
  readonly taken: number;
  readonly failed: number;
}

export interface LogActivities {
  readonly sequenceLog: () => Promise<SequencedCounts>;
  readonly signCheckpoints: () => Promise<CheckpointCounts>;
  readonly deliverCheckpoints: () => Promise<DeliveryCounts>;
}
