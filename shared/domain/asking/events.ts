import type { CaseState } from '../case';
import type { Area } from '../kernel/area';
import { established, reported } from '../kernel/provenance';
import type { Task } from './task';

export const rows: Area<'asking'>['events'] = {
  taskAsked: {
    in: 'identity',
    progress: true,
    ofTask: true,
    provenance: established('staff'),
    reduce: (kase, { data, at }, { tasks }) =>
      put(tasks[data.kind].whenAsked?.(kase, data.about) ?? kase, {
        taskId: data.taskId,
        kind: data.kind,
        assigneeId: data.assigneeId,
        about: data.about,
        dueAt: data.dueAt,
        askedAt: at,
        rungsReached: 0,
        generation: 0,
        revision: 0,
        status: 'open',
      }),
  },
  taskChanged: {
    in: 'identity',
    progress: true,
    ofTask: true,
    provenance: established('staff'),
    reduce: (kase, { data, at }) =>
      change(kase, data.taskId, ({ revision }) => ({
        askedAt: at,
        dueAt: data.dueAt,
        rungsReached: 0,
        revision: revision + 1,
      })),
  },
  taskAnswered: {
    in: 'identity',
    ofTask: true,
    provenance: reported(),
    reduce: (kase, { data, at, actorId }) =>
      change(kase, data.taskId, () => ({
        status: 'answered',
        closedAt: at,
        answer: data.answer,
        answeredBy: actorId,
        knownBy: data.knownBy,
      })),
  },
  taskWithdrawn: {
    in: 'identity',
    progress: true,
    ofTask: true,
    provenance: established('staff'),
    says: 'Task no longer needed',
    reduce: (kase, { data, at }) =>
      change(kase, data.taskId, () => ({ status: 'withdrawn', closedAt: at, tellWithdrawal: data.tell })),
  },
  taskReassigned: {
    in: 'identity',
    progress: true,
    ofTask: true,
    provenance: established('staff'),
    says: 'Task passed on',
    reduce: (kase, { data, at }, { tasks }) => {
      const moved = change(kase, data.taskId, ({ generation }) => ({
        assigneeId: data.to,
        formerAssigneeId: data.from,
        askedAt: at,
        dueAt: data.dueAt,
        rungsReached: 0,
        generation: generation + 1,
        revision: 0,
      }));
      const task = moved.tasks[data.taskId];
      return (task && tasks[task.kind].handedTo?.(moved, task, data.to)) ?? moved;
    },
  },
  rungReached: {
    in: 'identity',
    progress: true,
    ofTask: true,
    provenance: established('staff'),
    says: 'Reminded or escalated',
    reduce: (kase, { data }) => change(kase, data.taskId, () => ({ rungsReached: data.rung })),
  },
  mailFailed: {
    in: 'identity',
    progress: true,
    ofTask: true,
    provenance: established('staff'),
    says: 'Mail could not be delivered',
  },
};

function put(kase: CaseState, task: Task): CaseState {
  return { ...kase, tasks: { ...kase.tasks, [task.taskId]: task } };
}

function change(kase: CaseState, taskId: string, to: (task: Task) => Partial<Task>): CaseState {
  const task = kase.tasks[taskId];
  return task ? put(kase, { ...task, ...to(task) }) : kase;
}
