import type { CaseState } from '../case';
import type { Task } from '../asking/task';
import { laterBy, type Instant } from '../time';
import type { Moments } from './area';
import { memoisedLast } from './memo';

const retention = 30 * 86_400_000;

/**
 * Drops what ended more than thirty days ago, so that the state of a long case stays small; the record has it. A closed
 * task is retained while its subject is still to come: its assignee may have to be notified.
 */
export function pruning(moments: readonly Moments[]): (kase: CaseState, now: Instant) => CaseState {
  const prunes = moments.flatMap(({ prune }) => prune ?? []);
  const awaits = moments.flatMap(({ isToCome }) => isToCome ?? []);
  const since = memoisedLast((now: Instant) => laterBy(now, -retention));
  return (kase, now) => {
    const before = since(now);
    let state = kase;
    for (const prune of prunes) state = prune(state, before);
    const isAwaited = ({ about }: Task): boolean => awaits.some((isToCome) => isToCome(state, about));
    const gone = closedBefore(state.tasks, before).filter((task) => !isAwaited(task));
    return gone.length > 0 ? { ...state, tasks: without(gone, state.tasks) } : state;
  };
}

/** Runs at every event and nearly always finds nothing. */
function closedBefore(tasks: CaseState['tasks'], before: Instant): readonly Task[] {
  let found: Task[] | null = null;
  for (const taskId in tasks) {
    const task = tasks[taskId];
    if (task?.closedAt !== undefined && task.closedAt < before) (found ??= []).push(task);
  }
  return found ?? none;
}

const none: readonly Task[] = [];

function without(gone: readonly Task[], tasks: CaseState['tasks']): CaseState['tasks'] {
  const ids = new Set(gone.map(({ taskId }) => taskId));
  const left: Record<string, Task> = {};
  for (const [taskId, task] of Object.entries(tasks)) if (!ids.has(taskId)) left[taskId] = task;
  return left;
}
