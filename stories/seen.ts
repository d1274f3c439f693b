import type { Requirement } from '../shared/domain/case';
import type { Programme } from '../shared/programme/schema';
import { civilDate, plus, type CivilDate, type Instant, type WorkingCalendar } from '../shared/domain/time';
import type { Cast } from './people';

/** An open task, as far as a story has to know it. */
export interface TaskSeen {
  readonly taskId: string;
  readonly kind: string;
  readonly assigneeId: string;
  readonly about: string;
}

/** A case, as far as a story has to know it: the state of the kernel fits, and so does what the API answers. */
export interface CaseSeen {
  readonly phase?: string | undefined;
  readonly markers?: readonly string[] | undefined;
  readonly expectedReleaseOn?: CivilDate | undefined;
  readonly suspended?: object | null | undefined;
  readonly housing?: object | null | undefined;
  readonly assessments?: readonly { readonly assessmentId: string; readonly status: string }[] | undefined;
  readonly plan?:
    | {
        readonly version: number;
        readonly tracks: readonly { readonly trackId: string; readonly code: string }[];
        readonly objectives: readonly { readonly objectiveId: string }[];
      }
    | null
    | undefined;
  readonly sessions?: readonly { readonly sessionId: string }[] | undefined;
  readonly conferences?:
    | readonly {
        readonly conferenceId: string;
        readonly startsAt: Instant;
        readonly chairId: string;
        readonly members: readonly { readonly personId: string }[];
      }[]
    | undefined;
  readonly consents?: Readonly<Record<string, { readonly state: string }>> | undefined;
  readonly incentives?: readonly { readonly incentiveId: string }[] | undefined;
  readonly keepApart?: readonly { readonly pairId: string }[] | undefined;
}

/** The facts by which the people of a case act. */
export interface Seen {
  readonly kase: CaseSeen;
  readonly openTasks: readonly TaskSeen[];
  /** The missing requirements of the gate. */
  readonly missing: readonly { readonly code: string }[];
  readonly programme: Programme;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly cast: Cast;
  /** Another case, of a person in the same facility. */
  readonly otherCaseId?: string | undefined;
  /** The entry of the opening. */
  readonly openingEntry?: string | undefined;
}

/** Where a case is counted from: the clock and the calendar of its facility. */
export type Clock = Pick<Seen, 'now' | 'calendar'>;

/** The date at the facility, a duration from now. */
export function dateIn(clock: Clock, duration: string): CivilDate {
  return civilDate(timeIn(clock, duration), clock.calendar.timeZone);
}

export function timeIn({ now, calendar }: Clock, duration: string): Instant {
  return plus(now, duration, calendar);
}

/** Whether a gate of the programme waits for this: each step of the path is taken where one does. */
export function isRequired(requirement: Requirement): (seen: Pick<Seen, 'programme'>) => boolean {
  return ({ programme: { gates } }) => Object.values(gates).some((required) => required.includes(requirement));
}

/** The open task of a kind, and about something where several are open. @throws where nobody is asked */
export function openTask({ openTasks, kase }: Seen, kind: string, about?: string): TaskSeen {
  const found = openTasks.find((task) => task.kind === kind && (about === undefined || task.about === about));
  if (!found) throw new Error(`in ${kase.phase ?? 'this phase'} nobody is asked for ${kind} ${about ?? ''}`);
  return found;
}

/** The id of a track of the plan, by its code. @throws where the plan has no such track */
export function trackId({ kase }: { readonly kase: CaseSeen }, code = 'psychological_counselling'): string {
  const track = kase.plan?.tracks.find((each) => each.code === code);
  if (!track) throw new Error(`the plan has no track ${code}`);
  return track.trackId;
}
