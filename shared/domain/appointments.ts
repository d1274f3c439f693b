import type { Programme } from '../programme/schema';
import type { CaseState } from './state';
import type { Task, TaskKind } from './tasks';
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

/** What asks somebody to come, or to say how it was: nothing else tells when and where, which would tell of what it is. */
const ofAppointments: readonly TaskKind[] = [
  'session_invitation',
  'session_report',
  'conference_invitation',
  'conference_report',
];

/** The session or the conference to which a task asks somebody; null for a task that asks to none. */
export function appointmentOf(
  kase: CaseState,
  { kind, about }: Pick<Task, 'kind' | 'about'>,
  { conferences }: Pick<Programme, 'conferences'>,
): Appointment | null {
  if (!ofAppointments.includes(kind)) return null;
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
