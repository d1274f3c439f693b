import type { CaseEvent, TaskKind } from '../../shared/domain/case';
import { taskRows } from '../../shared/domain/catalogue';
import type { TaskRow } from '../../shared/domain/kernel/area';
import { entriesToAnswer, readingOf } from '../../shared/policy/what-is-decided';
import { lives } from '../domain/builders/lives';

const kinds = Object.keys(taskRows) as TaskKind[];
const rowOf = (kind: TaskKind): Pick<TaskRow<TaskKind>, 'decides' | 'judges'> => taskRows[kind];
const deciding = kinds.filter((kind) => rowOf(kind).decides || rowOf(kind).judges);

/** Subjects of tasks before anybody wrote anything about them. */
const perhapsNothing: readonly TaskKind[] = ['release_confirmation', 'intelligence_attestation'];

interface Asked {
  readonly kind: TaskKind;
  readonly about: string;
  readonly entries: readonly CaseEvent[];
}

const asked: readonly Asked[] = lives(6, 9_000).flatMap(({ file: { log } }) =>
  log.flatMap((event, place): readonly Asked[] =>
    event.type === 'taskAsked' ? [{ ...event.data, entries: log.slice(0, place) }] : [],
  ),
);

describe('what is read before a task is answered', () => {
  it.each(deciding)('is said of every task that decides or judges: %s', (kind) => {
    expect(readingOf(kind)?.types.length).toBeGreaterThan(0);
  });

  it.each(deciding.filter((kind) => !perhapsNothing.includes(kind)))('is there when it is asked: %s', (kind) => {
    const tasks = asked.filter((task) => task.kind === kind);
    const unread = tasks.filter(({ entries, about }) => entriesToAnswer([{ kind, about }], entries).size === 0);
    expect({ asked: tasks.length > 0, unread: unread.length }).toEqual({ asked: true, unread: 0 });
  });

  it.each(deciding)('is of the types that are named, and of no other: %s', (kind) => {
    for (const { entries, about } of asked.filter((task) => task.kind === kind))
      for (const { type } of entriesToAnswer([{ kind, about }], entries))
        expect(readingOf(kind)?.types).toContain(type);
  });

  it('opens no restricted compartment', () => {
    const sealed = asked.flatMap(({ kind, about, entries }) => [...entriesToAnswer([{ kind, about }], entries)]);
    expect(sealed.filter(({ type }) => type === 'restrictedEntryMade')).toEqual([]);
  });
});
