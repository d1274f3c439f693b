import type { Task, TaskKind } from '../domain/tasks';
import { compartmentOfTask, tasksOf } from './belonging';
import { compartments, type Compartment } from './compartments';
import { showsProgress } from './seeing';
import { isDueShown } from './sight';
import { columnOfFunction, matrix, viewers } from './table';
import type { CaseFunction } from './vocabulary';
import { wordOf, type View } from './words';

/**
 * Whether a task may count in what lists show of a case to everybody who sees how it goes: one earliest due time is kept
 * for all of them, and must not tell any of them of a task that they do not see.
 */
export function countsInLists(task: Pick<Task, 'kind' | 'about'>): boolean {
  return isDueToAll(compartmentOfTask(task));
}

/** Whether the holder of a function sees tasks of a kind: nobody is told of the silence of others who may not know of it. */
export function mayHearOf(held: CaseFunction, kind: TaskKind): boolean {
  const column = columnOfFunction[held];
  const seen = (compartment: Compartment): View => wordOf(matrix[compartment][column]).see;
  const lying = compartments.filter((compartment) => {
    const { kinds, subjects } = tasksOf(compartment);
    return kind === 'follow_up' ? subjects.length > 0 : kinds.includes(kind);
  });
  return showsProgress(seen('identity')) && lying.every((compartment) => isDueShown(compartment, seen(compartment)));
}

function isDueToAll(compartment: Compartment): boolean {
  return viewers
    .filter((viewer) => showsProgress(wordOf(matrix.identity[viewer]).see))
    .every((viewer) => isDueShown(compartment, wordOf(matrix[compartment][viewer]).see));
}
