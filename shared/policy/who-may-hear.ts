import type { TaskKind } from '../domain/case';
import { type Compartment, compartments } from '../domain/compartments';
import type { CaseFunction } from '../domain/vocabulary';
import { tasksOf } from './where-it-lies';
import { showsProgress } from './how-much';
import { isDueShown } from './who-may-see';
import { columnOfFunction, matrix } from './matrix';
import { wordOf, type View } from './views';

/**
 * Whether the holder of a function sees tasks of a kind: nobody is notified of a missing answer to a task that they may
 * not know of.
 */
export function mayHearOf(held: CaseFunction, kind: TaskKind): boolean {
  const column = columnOfFunction[held];
  const seen = (compartment: Compartment): View => wordOf(matrix[compartment][column]).see;
  const placed = compartments.filter((compartment) => {
    const { kinds, subjects } = tasksOf(compartment);
    return kind === 'follow_up' ? subjects.length > 0 : kinds.includes(kind);
  });
  return showsProgress(seen('identity')) && placed.every((compartment) => isDueShown(compartment, seen(compartment)));
}
