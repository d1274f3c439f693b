import type { Programme } from '../programme/schema';
import type { Owed } from './kernel-types';
import { ladderOf } from './ladder';
import { kept } from './memo';
import type { CaseState } from './state';
import { goesOnWhileSuspended } from './suspension';
import { taskKind, type Task } from './tasks';

/**
 * What the world is owed about the tasks of a case: derived from their state alone, so that what is no longer
 * true is no longer sent. To each person only the latest message about a task is owed, which keeps a long
 * silence from ending in a storm. After a death nothing is.
 */
export function owedFor(kase: CaseState, programme: Pick<Programme, 'ladders'>): readonly Owed[] {
  if (kase.diedOn) return [];
  const owed: Owed[] = [];
  for (const task of Object.values(kase.tasks)) {
    const isAsked = task.status === 'open' && (!kase.suspended || goesOnWhileSuspended(task));
    if (isAsked) owed.push(...(task.rungsReached === 0 ? onlyAsked(task) : owedForOpen(kase, task, programme)));
    owed.push(...owedForEnded(task));
  }
  return owed;
}

const onlyAsked = kept((task: Task): readonly Owed[] => [asked(task)]);

function owedForOpen(kase: CaseState, task: Task, programme: Pick<Programme, 'ladders'>): readonly Owed[] {
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

function asked(task: Task): Owed {
  return {
    key: keyOf('ask', task),
    activity: taskKind(task.kind).askedBy,
    message: task.revision > 0 ? 'changed' : 'asked',
    taskId: task.taskId,
    recipientId: task.assigneeId,
    onlyIfTold: false,
    linkGeneration: linkOf(task),
  };
}

const owedForEnded = kept((task: Task): readonly Owed[] => {
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

/** Only what a link may answer carries one (domain.md, "Tasks", sensitivity). */
function linkOf(task: Task): number | null {
  return taskKind(task.kind).sensitivity === 'link' ? task.generation : null;
}

function keyOf(what: string, { taskId, generation, revision }: Task, rung?: number): string {
  return [what, taskId, `${generation}.${revision}`, ...(rung ? [rung] : [])].join(':');
}
