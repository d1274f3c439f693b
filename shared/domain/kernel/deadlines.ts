import type { CaseState } from '../case';
import { goesOnWhileSuspended } from '../asking/follow-ups';
import { isSameCalendar } from '../time';
import type { Moments, Practice } from './area';
import { memoised, memoisedWith } from './memo';
import type { AgendaFacts, Deadline, NextDeadline, Timetable } from './types';

/** True once nothing more can happen to a case. */
export function hasEnded({ phase, diedOn }: CaseState): boolean {
  return phase === 'closed' || diedOn !== null;
}

/** The deadlines of a case, derived from its state by the rules of all areas. */
export interface DeadlineRules {
  /** The earliest deadline; null if there is none. */
  readonly first: (kase: CaseState, facts: AgendaFacts) => Deadline | null;
  /** All deadlines, earliest first. */
  readonly next: (kase: CaseState, facts: AgendaFacts) => readonly NextDeadline[];
}

/**
 * Combines the deadlines of all areas. At the same instant, areas with `deadlinesFirst` come first: a release on its
 * very day is not overdue. While a case is suspended, only deadlines that an area exempts and those of tasks that go on
 * fall due.
 */
export function deadlineRules(moments: readonly Moments[], rows: Pick<Practice, 'tasks' | 'followUps'>): DeadlineRules {
  const inOrder = [...moments.filter((each) => each.deadlinesFirst), ...moments.filter((each) => !each.deadlinesFirst)];
  const rules = inOrder.flatMap(({ deadlines }) => deadlines ?? []);
  const whileSuspended = new Set(moments.flatMap(({ deadlinesWhileSuspended }) => deadlinesWhileSuspended ?? []));

  function isRunning(kase: CaseState, { then, about }: Deadline): boolean {
    if (!kase.suspended || whileSuspended.has(then)) return true;
    const task = then === 'rungReached' && about !== undefined ? kase.tasks[about] : undefined;
    return task !== undefined && goesOnWhileSuspended(task, rows);
  }

  const all = memoisedWith((kase: CaseState, by: Timetable): readonly Deadline[] => {
    if (hasEnded(kase)) return [];
    const running: Deadline[] = [];
    for (const rule of rules)
      for (const deadline of rule(kase, by)) if (isRunning(kase, deadline)) running.push(deadline);
    return running;
  }, isSameTimetable);

  const first = memoised((deadlines: readonly Deadline[]): Deadline | null => {
    let earliest: Deadline | null = null;
    for (const deadline of deadlines) if (earliest === null || deadline.at < earliest.at) earliest = deadline;
    return earliest;
  });

  return {
    first: (kase, facts) => first(all(kase, facts)),
    next(kase, facts) {
      return all(kase, facts)
        .map(({ at, then, about }) => ({ at, what: then, ...(about && { about }) }))
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    },
  };
}

function isSameTimetable(a: Timetable, b: Timetable): boolean {
  return a.programme === b.programme && isSameCalendar(a.calendar, b.calendar);
}
