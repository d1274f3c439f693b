import { ladderOf } from '../../domain/asking/ladder';
import type { CaseState } from '../../domain/case';
import type { Rung } from '../../domain/programme';
import type { Task } from '../../domain/asking/task';
import { earliest, plus, within, type Instant, type WorkingCalendar } from '../../domain/time';
import type { Programme } from '../schema';

/** A rung of a ladder that is still to come, and its time. */
export interface RungAt {
  readonly at: Instant;
  readonly to: Rung['to'];
}

/** The case with every open task due by the target's windows; nothing else changes. */
export function underTarget(kase: CaseState, from: Programme, to: Programme, calendar: WorkingCalendar): CaseState {
  const tasks = Object.entries(kase.tasks).map(([taskId, task]): [string, Task] => [
    taskId,
    task.status === 'open' ? { ...task, dueAt: dueUnder(task, kase, from, to, calendar) } : task,
  ]);
  return { ...kase, tasks: Object.fromEntries(tasks) };
}

export function rungsLeft(task: Task, programme: Programme): readonly RungAt[] {
  return ladderOf(task.kind, programme)
    .slice(task.rungsReached)
    .map(({ at, to }) => ({ at: within(task.askedAt, task.dueAt, at), to }));
}

/**
 * A due time that was counted by the window is counted again. One that a date set stays, or comes earlier where the
 * target's window ends first. No invitation is due after its session has begun.
 */
function dueUnder(
  { kind, askedAt, dueAt, about }: Task,
  { sessions }: CaseState,
  from: Programme,
  to: Programme,
  calendar: WorkingCalendar,
): Instant {
  const usual = plus(askedAt, from.taskWindows[kind], calendar);
  if (dueAt > usual) return dueAt;
  const session = kind === 'session_invitation' ? sessions.find(({ sessionId }) => sessionId === about) : undefined;
  const limit = dueAt < usual ? dueAt : session?.startsAt;
  return earliest([plus(askedAt, to.taskWindows[kind], calendar), limit]) ?? dueAt;
}
