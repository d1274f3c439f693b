import type { Programme } from '../programme/schema';
import type { CaseState } from './state';
import type { Instant } from './time';

/** What somebody is asked to come to, as mails, calendars and pages tell it. */
export interface Appointment {
  /** Of the session or the conference. */
  readonly id: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  readonly revision: number;
}

/** The session or the conference that a task is about, or null where it is about neither. */
export function appointmentOf(
  kase: CaseState,
  about: string,
  { conferences }: Pick<Programme, 'conferences'>,
): Appointment | null {
  const session = kase.sessions.find(({ sessionId }) => sessionId === about);
  if (session) {
    const { startsAt, minutes, placeCode, revision } = session;
    return { id: session.sessionId, startsAt, minutes, placeCode, revision };
  }
  const conference = kase.conferences.find(({ conferenceId }) => conferenceId === about);
  if (!conference) return null;
  const { startsAt, placeCode, type } = conference;
  return { id: conference.conferenceId, startsAt, placeCode, minutes: lengthOf(type, { conferences }), revision: 0 };
}

/** How long a conference of a type is planned to take, in minutes. */
export function lengthOf(type: string, { conferences }: Pick<Programme, 'conferences'>): number {
  return conferences[type]?.minutes ?? 90;
}
