import type { TaskKind } from '../case';
import type { Programme, Rung } from '../programme';
import { within, type Instant } from '../time';
import type { Task } from './task';

/** The programme's ladder for a kind of task. */
export function ladderOf(kind: TaskKind, { ladders }: Pick<Programme, 'ladders'>): readonly Rung[] {
  return ladders[kind] ?? ladders.default;
}

/** The next rung of an open task, counted from 1; null at the top of the ladder. */
export function nextRung(
  task: Task,
  programme: Pick<Programme, 'ladders'>,
): { readonly number: number; readonly at: Instant; readonly to: Rung['to'] } | null {
  const rung = ladderOf(task.kind, programme)[task.rungsReached];
  if (!rung) return null;
  return { number: task.rungsReached + 1, at: within(task.askedAt, task.dueAt, rung.at), to: rung.to };
}
