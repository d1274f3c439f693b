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

export const workflowTypes = { case: 'caseWorkflow', sweep: 'sweepWorkflow' } as const;

export const signals = { advanced: 'advanced' } as const;

export const sweepScheduleId = 'throughcare-sweep';

/** The search attribute that carries the phase's code. */
export const phaseAttribute = 'CasePhase';

/** The workflow id of a stream's workflow. */
export function workflowIdOf({ kind, id }: StreamRef): string {
  return `${kind}:${id}`;
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
}

/** What became of one notification: settled, or the record changed so that the agenda must be asked for again. */
export interface NotificationOutcome {
  readonly outcome: 'sent' | 'dropped' | 'failed';
}

/** The activities of a stream's workflow; those of outreach differ in name only. */
export type StreamActivities = {
  advance(stream: StreamRef): Promise<StreamAgenda>;
} & Record<OutreachActivity, (owed: { readonly notificationId: string }) => Promise<NotificationOutcome>>;

export interface SweepActivities {
  sweep(): Promise<{ readonly nudged: number; readonly refreshed: number }>;
}
