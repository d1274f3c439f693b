import type { TaskKind } from '../case';
import type { Programme, Rung } from '../programme';
import { within, type Instant } from '../time';
import type { Task } from './task';

/** The ladder of a kind of task in the programme: who is reached at which share of the window. */
export function ladderOf(kind: TaskKind, { ladders }: Pick<Programme, 'ladders'>): readonly Rung[] {
  return ladders[kind] ?? ladders.default;
}

/** The next rung of an open task, its number counted from one, or null at the top of the ladder. */
export function nextRung(
  task: Task,
  programme: Pick<Programme, 'ladders'>,
): { readonly number: number; readonly at: Instant; readonly to: Rung['to'] } | null {
  const rung = ladderOf(task.kind, programme)[task.rungsReached];
  if (!rung) return null;
  return { number: task.rungsReached + 1, at: within(task.askedAt, task.dueAt, rung.at), to: rung.to };
}
