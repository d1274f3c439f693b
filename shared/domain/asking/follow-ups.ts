import type { FollowUpSubject } from '../case';
import { anybody, type FollowUpRow, type Practice, type TaskRow } from '../kernel/area';
import { accept, reject } from '../kernel/rules';
import type { Task } from './task';

declare module '../case' {
  interface AreaTasks {
    asking: { follow_up: 'done' };
  }
}

export type FollowUpRows = Readonly<Record<FollowUpSubject, FollowUpRow>>;

export const mailFailed: FollowUpRow = { in: 'identity' };

/** Follow-ups for the lead coordinator: one kind of task, whose subject says what to do. */
export function followUpTask(subjects: FollowUpRows): TaskRow<'follow_up'> {
  return {
    sensitivity: 'sign_in',
    askedBy: 'requestFollowUp',
    defaultWindow: null,
    in: 'identity',
    endsWith: 'aftercare',
    heldAs: ['lead_coordinator'],
    mayTakeOver: anybody,
    answers: {
      done: {
        brings: (kase, { about }) => {
          const { doneBy } = Object.hasOwn(subjects, about) ? subjects[about as FollowUpSubject] : mailFailed;
          const missing = typeof doneBy === 'function' ? doneBy(kase) : doneBy;
          return missing ? reject('gate_incomplete', 'answer', { missing: [missing] }) : accept();
        },
      },
    },
  };
}

/** True for a task that is asked, reminded and escalated during a suspension too. */
export function goesOnWhileSuspended(
  { kind, about }: Pick<Task, 'kind' | 'about'>,
  { tasks, followUps }: Pick<Practice, 'tasks' | 'followUps'>,
): boolean {
  if (kind !== 'follow_up') return tasks[kind].whileSuspended === true;
  return Object.hasOwn(followUps, about) && followUps[about as FollowUpSubject].whileSuspended === true;
}
