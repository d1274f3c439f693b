import type { CaseState } from '../shared/domain/case';
import type { Task } from '../shared/domain/asking/task';
import type { Discipline } from '../shared/domain/vocabulary';
import type { Programme } from '../shared/domain/programme';
import { instant, type Instant, type WorkingCalendar } from '../shared/domain/time';
import type { Cast } from '../stories/people';
import type { Random } from '../stories/random';
import type { Deed } from '../stories/act';
import type { Seen } from '../stories/seen';

/** The case as its people see it when they act, and the source of chance. */
export interface Play extends Seen {
  readonly kase: CaseState;
  readonly openTasks: readonly Task[];
  readonly random: Random;
  readonly crew: Crew;
  /** People who have left the service. */
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
  /** The share of acts, from 0 to 1, that are stray attempts and follow no plan. */
  readonly strays?: number;
  /** A life ends after this many decisions, in any phase. */
  readonly decisionsAtMost?: number;
  /** True to skip the search for states changed in place, for runs with millions of decisions. */
  readonly quick?: boolean;
}

/** How people respond to tasks. */
export interface Temper {
  /** The share of assignees who never answer, from 0 to 1. */
  readonly silent: number;
  /** The longest time to answer, in windows of the task. */
  readonly slowest: number;
}

/** Everybody who may have a part, in the order in which they are asked. */
export interface Crew {
  /** Parts that nobody takes over. */
  readonly usual: Omit<Cast, 'assessor' | 'reviewer' | 'psychologist' | 'otherPsychologist' | 'voices'>;
  /** Takes over from the coordinator. */
  readonly coordinator2: string;
  readonly referringAgencyId: string;
  readonly assessors: readonly string[];
  readonly reviewer: string;
  /** Specialists of a discipline. */
  readonly of: Readonly<Record<Discipline, readonly string[]>>;
}

/** Something that a person means to do. Its key identifies it, so that it is planned only once. */
export interface Intention {
  readonly key: string;
  /** Days until they do it, asked once; infinity for never. */
  readonly days: (play: Play) => number;
  /** The deed, when its time has come; null if it makes no sense any more. */
  readonly give: (play: Play) => Deed | null;
}

export const day = 86_400_000;

/** The holders of the parts of a case, with substitutes for people who are not there. */
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

/** True if the person is in service and free to work on the case. */
export function isThere({ kase, away }: Pick<Play, 'kase' | 'away'>, personId: string): boolean {
  return !away.has(personId) && !kase.conflicts.includes(personId);
}

/** A specialist of the discipline who is there and none of these; null if there is none. */
export function specialistOf(
  play: Play,
  discipline: Discipline,
  ...not: readonly (string | undefined)[]
): string | null {
  const there = play.crew.of[discipline].filter((id) => isThere(play, id) && !not.includes(id));
  return there.length > 0 ? play.random.pick(there) : null;
}

/** 09:00 UTC, this many days from now. */
export function momentIn({ now }: Play, days: number): Instant {
  return instant(Math.floor((Date.parse(now) + days * day) / day) * day + 9 * 3_600_000);
}

/** A number of days as a duration. */
export function daysLong(days: number): string {
  return `P${Math.floor(days)}D`;
}
