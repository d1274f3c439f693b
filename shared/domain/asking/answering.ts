import type { CaseState, NewEvent, TaskKind } from '../case';
import type { AnswerRow, Practice, TaskRow } from '../kernel/area';
import { checkReason } from '../kernel/reasons';
import { accept, firstOf, reject } from '../kernel/rules';
import type { Decision, Facts } from '../kernel/types';
import { findTask } from './asking';
import type { AnswerData } from './contract';
import type { Task } from './task';

/** The row of a kind, without the narrow type of its answers. */
type AnyTaskRow = Omit<TaskRow<TaskKind>, 'answers'> & { readonly answers: Readonly<Record<string, AnswerRow>> };

/** Records an answer and its effects in the area. */
export function decideAnswer(kase: CaseState, data: AnswerData, facts: Facts, practice: Practice): Decision {
  const task = findTask(kase, data.taskId);
  if (!task) return reject('unknown_task', 'taskId');
  const row: AnyTaskRow = practice.tasks[task.kind];
  const given = answerOf(row, data.answer);
  const refusal = firstOf(
    checkAuthor(kase, task, row, facts),
    checkShown(task, data),
    checkNeeds(row, given, data, facts),
  );
  if (refusal || !given) return refusal ?? reject('answer_not_possible', 'answer');
  const answer = answered(task, given, data, facts);
  const consequences = given.brings(practice.fold(kase, [answer], facts), task, data, facts, practice);
  return consequences.accepted ? accept(answer, ...consequences.events) : consequences;
}

/** Refused for a closed task. */
export function stillOpen(task: Task): Decision | null {
  if (task.status === 'answered') return reject('already_answered', 'taskId');
  return task.status === 'withdrawn' ? reject('no_longer_needed', 'taskId') : null;
}

function answerOf({ answers }: Pick<AnyTaskRow, 'answers'>, answer: string): AnswerRow | undefined {
  return Object.hasOwn(answers, answer) ? answers[answer] : undefined;
}

/**
 * Refused unless the author is the assignee, is identified surely enough, and has no conflict of interest in a case
 * that the answer judges.
 */
function checkAuthor(
  { conflicts }: CaseState,
  task: Task,
  { sensitivity, decides, judges }: Pick<AnyTaskRow, 'sensitivity' | 'decides' | 'judges'>,
  { actor }: Facts,
): Decision | null {
  if (task.assigneeId !== actor.personId) return reject('not_your_task', 'taskId');
  if (sensitivity === 'sign_in' && actor.knownBy === 'link') return reject('sign_in_required');
  const notOpen = stillOpen(task);
  if (notOpen) return notOpen;
  return (decides || judges) && conflicts.includes(task.assigneeId) ? reject('conflict_of_interest', 'taskId') : null;
}

function checkShown({ generation, revision }: Task, { shown }: AnswerData): Decision | null {
  const isSame = !shown || (shown.generation === generation && shown.revision === revision);
  return isSame ? null : reject('changed_since_shown', 'taskId');
}

function checkNeeds(
  { answers }: Pick<AnyTaskRow, 'answers'>,
  needs: AnswerRow | undefined,
  data: AnswerData,
  { programme }: Facts,
): Decision | null {
  if (!needs) return reject('answer_not_possible', 'answer', { possible: Object.keys(answers) });
  if (needs.narrative && !data.narrative) return reject('reason_required', 'narrative');
  if (!needs.reasonsFrom) return null;
  if (!data.reasonCode) return reject('reason_required', 'reasonCode', { known: programme.reasons[needs.reasonsFrom] });
  return checkReason(data.reasonCode, needs.reasonsFrom, { programme });
}

/** The answer itself, without its effects; a reason that it has no use for is dropped. */
function answered(_task: Task, { reasonsFrom }: AnswerRow, data: AnswerData, { actor }: Facts): NewEvent {
  const { taskId, answer, reasonCode, narrative } = data;
  return {
    type: 'taskAnswered',
    data: {
      taskId,
      answer,
      ...(reasonsFrom && reasonCode && { reasonCode }),
      ...(narrative && { narrative }),
      knownBy: actor.knownBy,
    },
  };
}
