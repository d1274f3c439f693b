import type { CaseState } from '../case';
import type { Practice } from '../kernel/area';
import { memoised } from '../kernel/memo';
import type { Owed } from '../kernel/types';
import type { Programme } from '../programme';
import { goesOnWhileSuspended } from './follow-ups';
import { ladderOf } from './ladder';
import type { Task } from './task';

/**
 * Derives the mails that are due about the tasks of a case from their state alone, so that an outdated mail is not
 * sent. Each person is owed only the latest message about a task: a long silence does not end in a storm of mails.
 * After a death none is due.
 */
export function owedMails(
  rows: Pick<Practice, 'tasks' | 'followUps'>,
): (kase: CaseState, programme: Pick<Programme, 'ladders'>) => readonly Owed[] {
  const asked = (task: Task): Owed => ({
    key: keyOf('ask', task),
    activity: rows.tasks[task.kind].askedBy,
    message: task.revision > 0 ? 'changed' : 'asked',
    taskId: task.taskId,
    recipientId: task.assigneeId,
    onlyIfTold: false,
    linkGeneration: linkOf(task),
  });
  const onlyAsked = memoised((task: Task): readonly Owed[] => [asked(task)]);

  /** Only a task that a link may answer has one (domain.md, "Tasks", sensitivity). */
  const linkOf = (task: Task): number | null => (rows.tasks[task.kind].sensitivity === 'link' ? task.generation : null);

  function forOpen(kase: CaseState, task: Task, programme: Pick<Programme, 'ladders'>): readonly Owed[] {
    const latest = new Map<string, Owed>([[task.assigneeId, asked(task)]]);
    ladderOf(task.kind, programme)
      .slice(0, task.rungsReached)
      .forEach(({ to }, index) => {
        const isReminder = to === 'assignee';
        const recipientId = isReminder ? task.assigneeId : (kase.functions[to] ?? kase.functions.lead_coordinator);
        if (!recipientId) return;
        const toAssignee = recipientId === task.assigneeId;
        latest.set(recipientId, {
          key: keyOf(toAssignee ? 'remind' : 'escalate', task, index + 1),
          activity: toAssignee ? 'remind' : 'escalate',
          message: toAssignee ? 'reminder' : 'escalation',
          taskId: task.taskId,
          recipientId,
          onlyIfTold: false,
          linkGeneration: toAssignee ? linkOf(task) : null,
        });
      });
    return [...latest.values()];
  }

  return (kase, programme) => {
    if (kase.diedOn) return [];
    const owed: Owed[] = [];
    for (const task of Object.values(kase.tasks)) {
      const isAsked = task.status === 'open' && (!kase.suspended || goesOnWhileSuspended(task, rows));
      if (isAsked) owed.push(...(task.rungsReached === 0 ? onlyAsked(task) : forOpen(kase, task, programme)));
      owed.push(...forEnded(task));
    }
    return owed;
  };
}

const forEnded = memoised((task: Task): readonly Owed[] => {
  const { taskId, formerAssigneeId, answeredBy, generation } = task;
  const tell = (key: string, recipientId: string, message: Owed['message'], onlyIfTold: boolean): Owed => ({
    key,
    activity: 'announce',
    message,
    taskId,
    recipientId,
    onlyIfTold,
    linkGeneration: null,
  });
  return [
    ...(formerAssigneeId
      ? [tell(`handed_on:${taskId}:${generation}`, formerAssigneeId, 'no_longer_needed', true)]
      : []),
    ...(task.status === 'withdrawn' && task.tellWithdrawal
      ? [tell(keyOf('withdrawn', task), task.assigneeId, 'no_longer_needed', true)]
      : []),
    ...(task.status === 'answered' && task.knownBy === 'link' && answeredBy
      ? [tell(keyOf('receipt', task), answeredBy, 'answer_recorded', false)]
      : []),
  ];
});

function keyOf(what: string, { taskId, generation, revision }: Task, rung?: number): string {
  return [what, taskId, `${generation}.${revision}`, ...(rung ? [rung] : [])].join(':');
}
