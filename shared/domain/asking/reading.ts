import type { CaseEvent, EventData, EventType, TaskKind } from '../case';

/** The entries of a case that a task is about: its assignee reads them to answer it. */
export interface Reading {
  /** The types among which it chooses. */
  readonly types: readonly EventType[];
  /** @param about what the task is about */
  readonly of: (entries: readonly CaseEvent[], about: string) => readonly CaseEvent[];
}

/** Entries of some types whose field names what the task is about. */
export function naming<T extends EventType>(field: keyof EventData[T] & string, ...types: readonly T[]): Reading {
  return {
    types,
    of: (entries, about) =>
      entries.filter(({ type, data }) => isAmong(types, type) && String(fieldOf(data, field)) === about),
  };
}

/** The latest entry of each type. */
export function latest(...types: readonly EventType[]): Reading {
  return {
    types,
    of: (entries) =>
      types.flatMap((type) => {
        const last = entries.findLast((entry) => entry.type === type);
        return last ? [last] : [];
      }),
  };
}

/** All entries of a type. */
export function every(type: EventType): Reading {
  return { types: [type], of: (entries) => entries.filter((entry) => entry.type === type) };
}

/** A reading among the entries since the latest of a type. */
export function since(type: EventType, { types, of }: Reading): Reading {
  return {
    types: [...types, type],
    of: (entries, about) => of(entries.slice(entries.findLastIndex((entry) => entry.type === type)), about),
  };
}

/**
 * The answers to other tasks.
 * @param isMeant whether such a task counts, by what it is about and what this one is about
 */
export function answersTo(kind: TaskKind, isMeant: (about: string, here: string) => boolean = () => true): Reading {
  return {
    types: ['taskAsked', 'taskAnswered'],
    of: (entries, about) => {
      const asked = entries.flatMap(({ type, data }) =>
        type === 'taskAsked' && data.kind === kind && isMeant(data.about, about) ? [data.taskId] : [],
      );
      return entries.filter(({ type, data }) => type === 'taskAnswered' && asked.includes(data.taskId));
    },
  };
}

/** All of several readings, in the order of the record. */
export function together(...readings: readonly Reading[]): Reading {
  return {
    types: [...new Set(readings.flatMap(({ types }) => types))],
    of: (entries, about) => {
      const chosen = new Set(readings.flatMap(({ of }) => of(entries, about)));
      return entries.filter((entry) => chosen.has(entry));
    },
  };
}

function isAmong(types: readonly EventType[], type: EventType): boolean {
  return types.includes(type);
}

function fieldOf(data: object, field: string): unknown {
  return (data as Readonly<Record<string, unknown>>)[field];
}
