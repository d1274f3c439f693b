import type { Answer, TaskKind } from '../case';
import type { Instant } from '../time';
import type { KnownBy } from '../vocabulary';

/** A request to one person. Only events change it; mails follow from it (owed.ts). */
export interface Task {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly assigneeId: string;
  /** The session, assessment, plan, contact or follow-up subject that the task is about. */
  readonly about: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  /** Number of rungs of the ladder that time has passed. */
  readonly rungsReached: number;
  /** Rises when the task goes to another person: links of earlier generations are invalid. */
  readonly generation: number;
  /** Rises when the request changes, such as the time of a session; starts again with another assignee. */
  readonly revision: number;
  readonly formerAssigneeId?: string;
  readonly status: 'open' | 'answered' | 'withdrawn';
  readonly closedAt?: Instant;
  readonly answer?: Answer;
  readonly answeredBy?: string;
  readonly knownBy?: KnownBy;
  /** True if the assignee is notified of the withdrawal. */
  readonly tellWithdrawal?: boolean;
}

/** By id: open tasks, and those closed in the last thirty days. */
export type Tasks = Readonly<Record<string, Task>>;
