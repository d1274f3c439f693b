import type { CaseEvent, EventType, TaskKind } from '../domain/case';
import { taskRows } from '../domain/catalogue';
import type { TaskRow } from '../domain/kernel/area';
import type { Reading } from '../domain/asking/reading';
import { isRestricted } from '../domain/compartments';
import { compartmentOf } from './where-events-lie';

/** A task as far as it says what its assignee reads. */
interface Asked {
  readonly kind: TaskKind;
  readonly about: string;
}

/**
 * The entries that the assignee of an open task reads to answer it, whatever their columns show; nobody decides on what
 * they may not read. The right ends with the task, and opens no restricted compartment.
 */
export function readingOf(kind: TaskKind): Reading | undefined {
  const { reads }: Pick<TaskRow<TaskKind>, 'reads'> = taskRows[kind];
  return reads;
}

/** The types of the entries that these open tasks show to their assignee, and of the corrections of these. */
export function typesToAnswer(tasks: readonly Asked[]): readonly EventType[] {
  const types = tasks.flatMap(({ kind }) => readingOf(kind)?.types ?? []);
  return types.length > 0 ? [...new Set(types), 'entryCorrected'] : [];
}

/** The entries that these open tasks show to their assignee, out of entries in recorded order. */
export function entriesToAnswer(tasks: readonly Asked[], entries: readonly CaseEvent[]): ReadonlySet<CaseEvent> {
  const open = entries.filter((entry) => !isRestricted(compartmentOf(entry)));
  return new Set(tasks.flatMap(({ kind, about }) => readingOf(kind)?.of(open, about) ?? []));
}
