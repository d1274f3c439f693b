import type { Task } from '../domain/tasks';
import { compartmentOfTask } from './belonging';
import type { Compartment } from './compartments';
import { showsProgress } from './seeing';
import { isDueShown } from './sight';
import { matrix, viewers } from './table';
import { wordOf } from './words';

/**
 * Whether a task may count in what lists show of a case to everybody who sees how it goes: one earliest due time is kept
 * for all of them, and must not tell any of them of a task that they do not see.
 */
export function countsInLists(task: Pick<Task, 'kind' | 'about'>): boolean {
  return isDueToAll(compartmentOfTask(task));
}

function isDueToAll(compartment: Compartment): boolean {
  return viewers
    .filter((viewer) => showsProgress(wordOf(matrix.identity[viewer]).see))
    .every((viewer) => isDueShown(compartment, wordOf(matrix[compartment][viewer]).see));
}
