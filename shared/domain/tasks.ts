export type { Task } from './asking/task';
export type { KnownBy } from './vocabulary';
export type { Answer, AnswerOf, FollowUpSubject, ReasonList, TaskKind } from './case';
export type { OutreachActivity } from './kernel/types';
export type { AnswerNeeds, Sensitivity } from './kernel/area';
export type { Rung } from './programme';
import type { AnswerNeeds, Sensitivity } from './kernel/area';
import type { TaskKind } from './case';
import { taskRows } from './catalogue';
export const taskKinds = taskRows;
export function taskKind(kind: TaskKind): {
  readonly sensitivity: Sensitivity;
  readonly answers: Readonly<Record<string, AnswerNeeds>>;
} {
  return taskRows[kind];
}
