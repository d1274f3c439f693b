import type { z } from 'zod';
import type { Answer, CaseState, TaskKind } from '../case';
import { codes, duration } from '../contract/parts';
import { area, type AnyArea, type Area, type Practice } from '../kernel/area';
import { keptWith } from '../kernel/memo';
import { established, reported } from '../kernel/provenance';
import { checkReason } from '../kernel/reasons';
import { accept, firstOf, reject } from '../kernel/rules';
import type { Deadline } from '../kernel/types';
import { phaseNames, phasesOpen } from '../path/phases';
import type { Programme } from '../programme';
import { decideAnswer, stillOpen } from './answering';
import { findTask, openTasks } from './asking';
import { answerBody, commands } from './contract';
import { checkTakeOver, reassign } from './handing-on';
import { followUpTask, goesOnWhileSuspended, mailFailed, type FollowUpRows } from './follow-ups';
import { nextRung } from './ladder';
import { ladders, taskWindows } from './programme';
import type { Task } from './task';

/**
 * Tasks as such, whatever their kind: a task goes to another person, is answered, reminded of, taken back.
 * @param areas the areas whose kinds of task are asked
 */
export function asking(areas: readonly AnyArea[]): Area<'asking'> {
  const followUps = Object.assign({ mail_failed: mailFailed }, ...areas.map((each) => each.followUps)) as FollowUpRows;
  const kinds = Object.assign({}, ...areas.map((each) => each.tasks), {
    follow_up: followUpTask(followUps),
  }) as Practice['tasks'];
  const answers = Object.values(kinds).flatMap((row) => Object.keys(row.answers)) as Answer[];
  const details = Object.assign({}, ...areas.map((each) => each.answerDetails)) as Record<string, z.ZodType>;

  return area('asking', {
    state: { tasks: {} },
    commands: {
      reassignTask: {
        body: commands.reassignTask,
        by: { roles: ['coordinator'] },
        textsIn: 'identity',
        names: ({ assigneeId }) => [assigneeId],
        during: phasesOpen,
        whileSuspended: true,
        decide: (kase, { taskId, assigneeId, reasonCode }, facts, practice) => {
          const task = findTask(kase, taskId);
          if (!task) return reject('unknown_task', 'taskId');
          return (
            firstOf(
              stillOpen(task),
              task.assigneeId === assigneeId ? reject('nothing_changed', 'assigneeId') : null,
              checkReason(reasonCode, 'reassigned', facts),
              checkTakeOver(kase, task, assigneeId, 'assigneeId', facts, practice),
            ) ?? accept(reassign(task, assigneeId, reasonCode, facts))
          );
        },
      },
      answerTask: {
        body: answerBody([...new Set(answers)], details),
        by: { assignee: true },
        textsIn: 'task',
        during: phaseNames,
        whileSuspended: true,
        afterDeath: true,
        decide: decideAnswer,
      },
    },
    events: {
      taskAsked: {
        in: 'identity',
        progress: true,
        ofTask: true,
        provenance: established('staff'),
        reduce: (kase, { data, at }, { tasks }) =>
          put(tasks[data.kind].whenAsked?.(kase, data.about) ?? kase, {
            ...data,
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
    },
    tasks: { follow_up: kinds.follow_up },
    followUps: { mail_failed: mailFailed },
    reasons: { reassigned: codes },
    // A timeout never answers (rule 3): it reminds, then escalates.
    deadlines: (kase, { programme }) => openTasks(kase).flatMap((task) => rungDeadline(task, programme) ?? []),
    resumed: ({ tasks }, shift) => ({
      tasks: Object.fromEntries(
        Object.entries(tasks).map(([id, task]) => [
          id,
          task.status === 'open' && !goesOnWhileSuspended(task, { tasks: kinds, followUps })
            ? { ...task, askedAt: shift(task.askedAt, task.askedAt), dueAt: shift(task.dueAt, task.askedAt) }
            : task,
        ]),
      ),
    }),
    programme: {
      taskWindows: {
        says: 'How long a person has to answer, for each kind of task.',
        schema: taskWindows(kinds),
      },
      ladders: {
        says: 'Who is reached at which share of that time; a kind without a ladder of its own has the default.',
        schema: ladders(Object.keys(kinds) as TaskKind[]),
      },
      linkOutlives: { says: 'How long a link goes on working after its task is due.', schema: duration },
    },
  });
}

const rungDeadline = keptWith((task: Task, programme: Programme): Deadline | null => {
  const next = nextRung(task, programme);
  if (!next) return null;
  const { number, at, to } = next;
  const { taskId } = task;
  return {
    at,
    then: 'rungReached',
    about: taskId,
    events: () => [{ type: 'rungReached', data: { taskId, rung: number, to } }],
  };
});

function put(kase: CaseState, task: Task): CaseState {
  return { ...kase, tasks: { ...kase.tasks, [task.taskId]: task } };
}

function change(kase: CaseState, taskId: string, to: (task: Task) => Partial<Task>): CaseState {
  const task = kase.tasks[taskId];
  return task ? put(kase, { ...task, ...to(task) }) : kase;
}
