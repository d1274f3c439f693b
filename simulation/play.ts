import type { Command, Narrative } from '../shared/domain/commands';
import type { EntryFacts } from '../shared/domain/kernel-types';
import type { CaseState } from '../shared/domain/state';
import { civilDate, instant, type CivilDate, type Instant, type WorkingCalendar } from '../shared/domain/time';
import type { Discipline } from '../shared/policy/vocabulary';
import type { Programme } from '../shared/programme/schema';
import type { Random } from './random';

/** What the people of a case know when they act. */
export interface Play {
  readonly kase: CaseState;
  readonly now: Instant;
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  readonly random: Random;
  readonly cast: Cast;
  /** Who has left the service. */
  readonly away: ReadonlySet<string>;
  /** How people are about what they are asked. */
  readonly temper: Temper;
  /** An entry of the case that somebody may have to correct; null where none is at hand. */
  readonly anEntry: () => EntryFacts | null;
  /** Something in words. */
  readonly words: () => Narrative;
}

interface Temper {
  /** How many of those who are asked never answer, from 0 to 1. */
  readonly silent: number;
  /** By how many windows of their task they take at most. */
  readonly slowest: number;
}

/** Who there is, by function and discipline. */
export interface Cast {
  readonly coordinator: string;
  readonly coordinator2: string;
  readonly chair: string;
  readonly dutyOfficer: string;
  readonly health: string;
  readonly facilityManager: string;
  readonly police: string;
  readonly probation: string;
  readonly aftercare: string;
  readonly custodian: string;
  readonly assessors: readonly string[];
  readonly reviewer: string;
  readonly referrer: { readonly personId: string; readonly agencyId: string };
  /** Specialists of a discipline. */
  readonly of: Readonly<Record<Discipline, readonly string[]>>;
}

/** What somebody means to do: known by a key, so that it is thought of once, after so many days, by this person. */
export interface Intention {
  readonly key: string;
  /** After how many days they do it, asked once; never is infinity. */
  readonly days: (play: Play) => number;
  /** Empty for whoever usually gives such a command. */
  readonly by: string;
  /** What they do when the time has come; null where it makes no sense any more. */
  readonly give: (play: Play) => Command | null;
}

/** Whether somebody is still there and free to work on the case. */
export function isThere({ kase, away }: Play, personId: string): boolean {
  return !away.has(personId) && !kase.conflicts.includes(personId);
}

/** Somebody of a discipline who is there, and is none of these; empty where nobody is. */
export function specialistOf(play: Play, discipline: Discipline, ...not: readonly (string | undefined)[]): string {
  const there = play.cast.of[discipline].filter((id) => isThere(play, id) && !not.includes(id));
  return there.length > 0 ? play.random.pick(there) : '';
}

export const day = 86_400_000;

/** A date so many days from now, at the facility. */
export function dateIn({ now, calendar }: Play, days: number): CivilDate {
  return civilDate(instant(Date.parse(now) + days * day), calendar.timeZone);
}

/** A moment so many days from now, in the morning. */
export function momentIn({ now }: Play, days: number): Instant {
  return instant(Math.floor((Date.parse(now) + days * day) / day) * day + 9 * 3_600_000);
}
