import type { Actor } from '../../shared/domain/kernel/types';
import { roleOverReads } from '../../shared/policy/by-what-right';
import { mayCount } from '../../shared/policy/who-may-count';
import { mayHaveAppointments } from '../../shared/policy/who-has-appointments';
import { paths } from './paths';

interface SectionRow {
  readonly path: string;
  /** Whether the API answers the section's first page to a person; to everybody, unless said. */
  readonly answers?: (caller: Actor) => boolean;
}

const rows = {
  work: { path: paths.work },
  calendar: { path: paths.calendar, answers: mayHaveAppointments },
  board: { path: paths.board, answers: mayCount },
  cases: { path: paths.cases },
  directory: { path: paths.people },
  reads: { path: paths.reads, answers: (caller) => roleOverReads(caller) !== null },
} as const satisfies Readonly<Record<string, SectionRow>>;

export type Section = keyof typeof rows;

/** The sections of the navigation in their order, with the address of the first page of each. */
export const sections: Readonly<Record<Section, SectionRow>> = rows;

/** The sections that a person may open. */
export function sectionsFor(caller: Actor): readonly Section[] {
  const names = Object.keys(sections) as readonly Section[];
  return names.filter((name) => sections[name].answers?.(caller) ?? true);
}
