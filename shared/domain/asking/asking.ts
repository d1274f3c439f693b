import type { CaseState, FollowUpSubject, NewEvent, TaskKind } from '../case';
import { memoised } from '../kernel/memo';
import type { Facts } from '../kernel/types';
import { plus, type Instant } from '../time';
import type { Task } from './task';

/** The end of a kind's window, counted from now on the calendar of the case. */
export function dueFromNow(kind: TaskKind, { now, programme, calendar }: Facts): Instant {
  return plus(now, programme.taskWindows[kind], calendar);
}

/** A task for a person, due at the end of the programme's window unless `dueAt` is given. */
export function ask(kind: TaskKind, assigneeId: string, about: string, facts: Facts, dueAt?: Instant): NewEvent {
  return {
    type: 'taskAsked',
    data: { taskId: facts.newId(), kind, assigneeId, about, dueAt: dueAt ?? dueFromNow(kind, facts) },
  };
}

/**
 * A follow-up for the lead coordinator, due at the end of its window unless `dueAt` is given; empty if the same one is
 * open.
 */
export function followUp(
  kase: CaseState,
  subject: FollowUpSubject,
  facts: Facts,
  dueAt?: Instant,
): readonly NewEvent[] {
  const lead = kase.functions.lead_coordinator;
  const isOpen = openTasks(kase).some((task) => task.kind === 'follow_up' && task.about === subject);
  return lead && !isOpen ? [ask('follow_up', lead, subject, facts, dueAt)] : [];
}

/** Withdraws follow-ups that the present act settles. */
export function followedUp(kase: CaseState, ...subjects: readonly FollowUpSubject[]): readonly NewEvent[] {
  return withdraw(
    kase,
    (task) => task.kind === 'follow_up' && (subjects as readonly string[]).includes(task.about),
    false,
  );
}

/**
 * Withdraws the open tasks that match.
 * @param tell whether their assignees are notified
 */
export function withdraw(kase: CaseState, which: (task: Task) => boolean, tell: boolean): readonly NewEvent[] {
  return openTasks(kase)
    .filter(which)
    .map(({ taskId }) => ({ type: 'taskWithdrawn', data: { taskId, tell } }));
}

/** The open tasks that must end before a case can be closed. The follow-up on an overdue phase is not among them. */
export function actionsLeftOpen(kase: CaseState): readonly Task[] {
  return openTasks(kase).filter(({ kind, about }) => kind !== 'follow_up' || about !== 'phase_overdue');
}

/** The task with an id. Safe for ids such as `constructor`. */
export function findTask({ tasks }: CaseState, taskId: string): Task | undefined {
  return Object.hasOwn(tasks, taskId) ? tasks[taskId] : undefined;
}

export function openTasks({ tasks }: Pick<CaseState, 'tasks'>): readonly Task[] {
  return openOf(tasks);
}

const openOf = memoised((tasks: CaseState['tasks']) => Object.values(tasks).filter(({ status }) => status === 'open'));
