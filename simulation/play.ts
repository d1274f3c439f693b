import type { CaseState } from '../shared/domain/case';
import type { Task } from '../shared/domain/asking/task';
import type { Discipline } from '../shared/domain/vocabulary';
import type { Programme } from '../shared/domain/programme';
import { instant, type Instant, type WorkingCalendar } from '../shared/domain/time';
import type { Cast } from '../stories/people';
import type { Random } from '../stories/random';
import type { Deed } from '../stories/act';
import type { Seen } from '../stories/seen';

/** What the people of a case know when they act, and the chance by which they do. */
export interface Play extends Seen {
  readonly kase: CaseState;
  readonly openTasks: readonly Task[];
  readonly random: Random;
  readonly crew: Crew;
  /** Who has left the service. */
  readonly away: ReadonlySet<string>;
  readonly temper: Temper;
}

/** The circumstances of a life. */
export interface Setting {
  readonly caseId: string;
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  readonly begins: Instant;
  readonly years: number;
  readonly random: Random;
  /** Of all that is given, so much is no plan of anybody's, but anything that might be tried. */
  readonly strays?: number;
  /** After so many decisions a life is left, wherever it is. */
  readonly decisionsAtMost?: number;
  /** Whether nobody looks for states that are changed in place: millions of decisions are made so. */
  readonly quick?: boolean;
}

/** How people are about what they are asked. */
export interface Temper {
  /** How many of those who are asked never answer, from 0 to 1. */
  readonly silent: number;
  /** By how many windows of their task they take at most. */
  readonly slowest: number;
}

/** Everybody who may have a part, in the order in which they are asked. */
export interface Crew {
  /** The parts that nobody takes over. */
  readonly usual: Omit<Cast, 'assessor' | 'reviewer' | 'psychologist' | 'otherPsychologist' | 'voices'>;
  /** Takes over from the coordinator. */
  readonly coordinator2: string;
  readonly referringAgencyId: string;
  readonly assessors: readonly string[];
  readonly reviewer: string;
  /** Specialists of a discipline. */
  readonly of: Readonly<Record<Discipline, readonly string[]>>;
}

/** What somebody means to do: known by a key, so that it is thought of once, after so many days. */
export interface Intention {
  readonly key: string;
  /** After how many days they do it, asked once; never is infinity. */
  readonly days: (play: Play) => number;
  /** What they do when the time has come; null where it makes no sense any more. */
  readonly give: (play: Play) => Deed | null;
}

export const day = 86_400_000;

/** Who has the parts of a case, as far as those are there who usually have them. */
export function castOf({ usual, assessors, reviewer, of }: Crew, isThere: (personId: string) => boolean): Cast {
  const first = (all: readonly string[], ...not: readonly string[]): string =>
    all.find((id) => isThere(id) && !not.includes(id)) ?? all[0] ?? 'nobody';
  const psychologist = first(of.psychologist);
  const decides = [usual.chair, usual.coordinator];
  return {
    ...usual,
    reviewer,
    psychologist,
    assessor: first(assessors, reviewer),
    otherPsychologist: first(of.psychologist, psychologist),
    voices: Object.fromEntries(Object.entries(of).map(([discipline, all]) => [discipline, first(all, ...decides)])),
  };
}

/** Whether somebody is still there and free to work on the case. */
export function isThere({ kase, away }: Pick<Play, 'kase' | 'away'>, personId: string): boolean {
  return !away.has(personId) && !kase.conflicts.includes(personId);
}

/** Somebody of a discipline who is there, and is none of these; null where nobody is. */
export function specialistOf(
  play: Play,
  discipline: Discipline,
  ...not: readonly (string | undefined)[]
): string | null {
  const there = play.crew.of[discipline].filter((id) => isThere(play, id) && !not.includes(id));
  return there.length > 0 ? play.random.pick(there) : null;
}

/** A moment so many days from now, in the morning. */
export function momentIn({ now }: Play, days: number): Instant {
  return instant(Math.floor((Date.parse(now) + days * day) / day) * day + 9 * 3_600_000);
}

/** So many days as a duration. */
export function daysLong(days: number): string {
  return `P${Math.floor(days)}D`;
}
