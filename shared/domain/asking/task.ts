import type { Answer, TaskKind } from '../case';
import type { Instant } from '../time';
import type { KnownBy } from '../vocabulary';

/** What one person is asked. Events alone make it; mails follow from it (owed.ts). */
export interface Task {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly assigneeId: string;
  /** The session, assessment, plan, contact or follow-up subject that the task is about. */
  readonly about: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  /** Rungs of the ladder that time has passed. */
  readonly rungsReached: number;
  /** Rises when the task goes to another person: links of earlier generations are dead. */
  readonly generation: number;
  /** Rises when what is asked of the assignee changes, such as a session's time; another assignee starts afresh. */
  readonly revision: number;
  readonly formerAssigneeId?: string;
  readonly status: 'open' | 'answered' | 'withdrawn';
  readonly closedAt?: Instant;
  readonly answer?: Answer;
  readonly answeredBy?: string;
  readonly knownBy?: KnownBy;
  /** Whether the assignee is notified that it is no longer needed. */
  readonly tellWithdrawal?: boolean;
}

/** By id: open tasks, and those closed in the last thirty days. */
export type Tasks = Readonly<Record<string, Task>>;
