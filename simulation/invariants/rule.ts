import type { CaseEvent, CaseState, EventType } from '../../shared/domain/case';
import type { Session } from '../../shared/domain/areas/sessions/contract';
import type { Programme } from '../../shared/programme/schema';
import type { Moment } from '../life';

/** An event of this type, as it happened. */
export type Happened<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** An invariant of every decision, or of every event of some types. `wrong` returns what is wrong, or null. */
export interface Rule {
  /** Null for a rule about decisions. */
  readonly of: readonly EventType[] | null;
  readonly wrong: (moment: Moment, event: CaseEvent) => unknown;
}

export function everyDecision(wrong: (moment: Moment) => unknown): Rule {
  return { of: null, wrong };
}

export function each<T extends EventType>(
  of: T | readonly T[],
  wrong: (event: Happened<T>, moment: Moment) => unknown,
): Rule {
  const types: readonly EventType[] = typeof of === 'string' ? [of] : of;
  return { of: types, wrong: (moment, event) => wrong(event as Happened<T>, moment) };
}

/** Checks a rule on each of its subjects in a decision. Returns, for each subject, what is wrong with it, or null. */
export function check({ of, wrong }: Rule, moment: Moment): readonly unknown[] {
  const about = of ? moment.events.filter(({ type }) => of.includes(type)) : [moment.events[0] as CaseEvent];
  return about.map((event) => wrong(moment, event) ?? null);
}

/** Purposes of consent that voluntary sessions require. */
export function purposesOfSessions({ consent }: Programme): readonly string[] {
  return consent.purposes.filter(({ stops }) => stops === 'voluntary_sessions').map(({ code }) => code);
}

export function isVoluntary(
  { plan }: CaseState,
  { trackId }: Pick<Session, 'trackId'>,
  { tracks }: Programme,
): boolean {
  const code = plan?.tracks.find((track) => track.trackId === trackId)?.code;
  return tracks.find((track) => track.code === code)?.voluntary === true;
}
