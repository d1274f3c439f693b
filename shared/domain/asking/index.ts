import type { z } from 'zod';
import type { Answer, TaskKind } from '../case';
import { codes, duration } from '../contract/parts';
import { area, type AnyArea, type Area, type Practice } from '../kernel/area';
import { memoisedWith } from '../kernel/memo';
import type { Deadline } from '../kernel/types';
import { phaseNames } from '../path/phases';
import type { Programme } from '../programme';
import { decideAnswer } from './answering';
import { openTasks } from './asking';
import { answerBody } from './contract';
import { rows as eventRows } from './events';
import { reassignTask } from './handing-on';
import { followUpTask, goesOnWhileSuspended, mailFailed, type FollowUpRows } from './follow-ups';
import { nextRung } from './ladder';
import { ladders, taskWindows } from './programme';
import type { Task } from './task';

/**
 * Tasks of any kind: asked, reassigned, answered, reminded, escalated, withdrawn.
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
      reassignTask,
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
    events: eventRows,
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

const rungDeadline = memoisedWith((task: Task, programme: Programme): Deadline | null => {
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
