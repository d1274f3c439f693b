import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import type { Translator } from '../shared/languages';
import type { CalendarPart, MailToCompose } from './types';
import { vtimezone } from './vtimezone';

/** The UID of a session in one person's calendar, the same through every change of it (RFC 5545, 3.8.4.7). */
export function calendarUid(sessionId: string, recipientId: string): string {
  return `${sessionId}.${recipientId}@throughcare`;
}

/**
 * The calendar part of a mail about a session: an invitation or change is a request, and a request that is no longer
 * needed is a cancellation. Other mails have none (RFC 5546, 3.2.2 and 3.2.5).
 */
export function calendarPart(mail: MailToCompose, { text, reason }: Translator): CalendarPart | undefined {
  const method = methodOf(mail);
  const { appointment } = mail;
  if (!method || !appointment) return undefined;
  const startsAt = DateTime.fromISO(appointment.startsAt, { zone: mail.timeZone });
  const endsAt = startsAt.plus({ minutes: appointment.minutes });
  // Without a zone of its own: with one, ical-generator would write DTSTAMP in local time.
  const calendar = ical({
    prodId: { company: 'Throughcare', product: 'Throughcare', language: 'EN' },
    method: ICalCalendarMethod[method],
    timezone: { name: null, generator: (zone) => vtimezone(zone, startsAt.toJSDate(), endsAt.toJSDate()) },
  });
  calendar.createEvent({
    id: appointment.uid,
    // A cancellation counts as a change too; otherwise calendars discard it as stale.
    sequence: appointment.revision + (method === 'CANCEL' ? 1 : 0),
    stamp: new Date(appointment.stampedAt),
    start: startsAt,
    end: endsAt,
    timezone: mail.timeZone,
    summary: text('mail.calendarSummary', { programmeName: mail.programmeName }),
    location: reason(appointment.placeCode),
    class: ICalEventClass.PRIVATE,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: mail.programmeName, email: appointment.organiser },
    attendees: [{ email: appointment.attendee, rsvp: false }],
  });
  return { method, content: calendar.toString() };
}

function methodOf({ kind, message }: MailToCompose): CalendarPart['method'] | undefined {
  if (kind !== 'session_invitation' && kind !== 'conference_invitation') return undefined;
  switch (message) {
    case 'asked':
    case 'changed':
      return 'REQUEST';
    case 'no_longer_needed':
      return 'CANCEL';
    case 'reminder':
    case 'escalation':
    case 'answer_recorded':
      return undefined;
  }
}
