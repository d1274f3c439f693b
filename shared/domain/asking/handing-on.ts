import type { CaseState, NewEvent } from '../case';
import type { Area, Practice } from '../kernel/area';
import { checkApart, checkPerson } from '../kernel/people';
import { checkReason } from '../kernel/reasons';
import { accept, firstOf, reject } from '../kernel/rules';
import type { Decision, Facts } from '../kernel/types';
import type { CaseFunction } from '../vocabulary';
import { phasesOpen } from '../path/phases';
import { stillOpen } from './answering';
import { dueFromNow, findTask, openTasks } from './asking';
import { commands } from './contract';
import type { Task } from './task';

/** Refused if the other person cannot do the task, or has a part on the other side of it. */
export function checkTakeOver(
  kase: CaseState,
  task: Task,
  personId: string,
  path: string,
  facts: Facts,
  { tasks }: Practice,
): Decision | null {
  const { decides, mayTakeOver } = tasks[task.kind];
  return firstOf(
    checkPerson(facts, personId, path),
    decides ? checkApart([facts.actor.personId, personId], path) : null,
    mayTakeOver(kase, task, personId, path, facts),
  );
}

/** Reassigns a task, with a new window if the old one has ended. */
export function reassign(task: Task, to: string, reasonCode: string, facts: Facts): NewEvent {
  const dueAt = task.dueAt > facts.now ? task.dueAt : dueFromNow(task.kind, facts);
  return { type: 'taskReassigned', data: { taskId: task.taskId, from: task.assigneeId, to, dueAt, reasonCode } };
}

/** The open tasks that pass from the present holder of a function to the next one. */
export function tasksHeldAs(kase: CaseState, held: CaseFunction, { tasks }: Practice): readonly Task[] {
  const former = kase.functions[held];
  return openTasks(kase).filter(({ kind, about, assigneeId }) => {
    const { heldAs = [] } = tasks[kind];
    return assigneeId === former && (heldAs === 'about' ? about === held : heldAs.includes(held));
  });
}

/** A task goes to another person. */
export const reassignTask: Area<'asking'>['commands']['reassignTask'] = {
  body: commands.reassignTask,
  by: { roles: ['coordinator'] },
  textsIn: 'identity',
  names: ({ assigneeId }) => [assigneeId],
  during: phasesOpen,
  whileSuspended: true,
  form: { first: ['taskId'], fills: ['mail_failed', 'conflict_recorded'] },
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
};
