import { openTasks } from '../../domain/asking/asking';
import { missingAtGate, nextDeadlines } from '../../domain/case-rules';
import type { AgendaFacts, Missing } from '../../domain/kernel/types';
import { phaseDueAt } from '../../domain/path/moving-on';
import { type Phase, phaseNames } from '../../domain/path/phases';
import type { CaseState, TaskKind } from '../../domain/case';
import type { Instant } from '../../domain/time';
import type { Programme } from '../schema';
import { requiredAt } from './gates';
import { misfitsIn, type CaseMisfit } from './misfits';
import { rungsLeft, underTarget, type RungAt } from './tasks';

/** A date of the case now and under the target; null where there is none. */
interface MovedDate {
  readonly what: string;
  readonly about?: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** An open task whose due time or ladder would change. */
export interface MovedTask {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly about: string;
  readonly dueAt: { readonly from: Instant; readonly to: Instant };
  /** The rungs of the ladder that are left. */
  readonly rungs: { readonly from: readonly RungAt[]; readonly to: readonly RungAt[] };
}

/** Requirements that the gate of the present phase or of a later one would gain or lose. */
export interface MovedGate {
  readonly phase: Phase;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface Preview {
  readonly dates: readonly MovedDate[];
  readonly tasks: readonly MovedTask[];
  readonly gates: readonly MovedGate[];
  /** Missing requirements that the present gate would gain or lose. */
  readonly missing: { readonly added: readonly Missing[]; readonly removed: readonly Missing[] };
  /** Parts of the case that the target does not know or allow. */
  readonly misfits: readonly CaseMisfit[];
}

/**
 * The changes for a case if it ran under another definition from now on (domain.md, rule 10: each case shows the
 * version that it runs under). Pure: this system has no command that moves a case.
 */
export function previewMove(
  kase: CaseState,
  from: Programme,
  to: Programme,
  { now, calendar }: Pick<AgendaFacts, 'now' | 'calendar'>,
): Preview {
  const before = { now, calendar, programme: from };
  const after = { now, calendar, programme: to };
  const moved = underTarget(kase, from, to, calendar);
  return {
    dates: movedDates(datesOf(kase, before), datesOf(moved, after)),
    tasks: movedTasks(kase, moved, from, to),
    gates: movedGates(kase, from, to),
    missing: movedMissing(missingAtGate(kase, before), missingAtGate(moved, after)),
    misfits: misfitsIn(kase, to, calendar),
  };
}

export type { CaseMisfit, RungAt };

type Dated = Pick<MovedDate, 'what' | 'about'> & { readonly at: Instant };

/**
 * All deadlines except the rungs of tasks, which belong to their tasks; and the phase's target even after it has
 * passed.
 */
function datesOf(kase: CaseState, facts: AgendaFacts): readonly Dated[] {
  const target = kase.phaseTargetPassed ? phaseDueAt(kase, facts) : null;
  return [
    ...(target ? [{ what: 'phaseTargetPassed', at: target }] : []),
    ...nextDeadlines(kase, facts).filter(({ what }) => what !== 'rungReached'),
  ];
}

function movedDates(before: readonly Dated[], after: readonly Dated[]): readonly MovedDate[] {
  const named = ({ what, about }: Dated): Pick<MovedDate, 'what' | 'about'> => ({
    what,
    ...(about !== undefined && { about }),
  });
  const find = (all: readonly Dated[], { what, about }: Dated): Dated | undefined =>
    all.find((each) => each.what === what && each.about === about);
  return [
    ...before.map((each) => ({ ...named(each), from: each.at, to: find(after, each)?.at ?? null })),
    ...after.filter((each) => !find(before, each)).map((each) => ({ ...named(each), from: null, to: each.at })),
  ].filter((each) => each.from !== each.to);
}

function movedTasks(kase: CaseState, moved: CaseState, from: Programme, to: Programme): readonly MovedTask[] {
  return openTasks(kase).flatMap((task) => {
    const target = moved.tasks[task.taskId] ?? task;
    const rungs = { from: rungsLeft(task, from), to: rungsLeft(target, to) };
    if (task.dueAt === target.dueAt && JSON.stringify(rungs.from) === JSON.stringify(rungs.to)) return [];
    const { taskId, kind, about, dueAt } = task;
    return [{ taskId, kind, about, dueAt: { from: dueAt, to: target.dueAt }, rungs }];
  });
}

function movedGates(kase: CaseState, from: Programme, to: Programme): readonly MovedGate[] {
  const ahead = phaseNames.slice(phaseNames.indexOf(kase.phase));
  return ahead.flatMap((phase) => {
    const old = requiredAt(phase, kase, from);
    const target = requiredAt(phase, kase, to);
    const added = target.filter((each) => !old.includes(each));
    const removed = old.filter((each) => !target.includes(each));
    return added.length + removed.length > 0 ? [{ phase, added, removed }] : [];
  });
}

function movedMissing(before: readonly Missing[], after: readonly Missing[]): Preview['missing'] {
  const isIn = (all: readonly Missing[], { code, about }: Missing): boolean =>
    all.some((each) => each.code === code && each.about === about);
  return {
    added: after.filter((each) => !isIn(before, each)),
    removed: before.filter((each) => !isIn(after, each)),
  };
}
