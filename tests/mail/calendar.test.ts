import { DateTime } from 'luxon';
import { composeMail } from '../../mail/compose';
import type { MailToCompose } from '../../mail/types';
import { vtimezone } from '../../mail/vtimezone';
import { appointment, invitation } from './mails';

/** Unfolded property lines by name (RFC 5545, 3.1), of the first component of a kind. */
function component(content: string, name: string): Readonly<Record<string, string>> {
  const lines = content.replace(/\r\n[ \t]/g, '').split('\r\n');
  const body = lines.slice(lines.indexOf(`BEGIN:${name}`) + 1, lines.indexOf(`END:${name}`));
  return Object.fromEntries(body.map((line) => [line.split(/[;:]/)[0]!, line]));
}

function calendarOf(mail: MailToCompose) {
  const calendar = composeMail(mail).calendar!;
  return { ...calendar, event: component(calendar.content, 'VEVENT') };
}

describe('the calendar part of an invitation', () => {
  it('requests one entry for one attendee, with a neutral place and no answer asked of the calendar', () => {
    const { method, content, event } = calendarOf(invitation);
    expect(method).toBe('REQUEST');
    expect(content).toContain('METHOD:REQUEST\r\n');
    expect(event).toMatchObject({
      UID: 'UID:session-1.person-1@throughcare',
      SEQUENCE: 'SEQUENCE:0',
      DTSTAMP: 'DTSTAMP:20260301T080000Z',
      DTSTART: 'DTSTART;TZID=Europe/Paris:20260328T100000',
      DTEND: 'DTEND;TZID=Europe/Paris:20260328T113000',
      LOCATION: 'LOCATION:Room a',
      SUMMARY: 'SUMMARY:Bridges: appointment',
      ATTENDEE: 'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:MAILTO:specialist@agency.example',
    });
    expect(content.match(/ATTENDEE/g)).toHaveLength(1);
  });

  it('updates the same entry after a reschedule, and cancels it with a still higher sequence', () => {
    const moved = { ...appointment, revision: 1, startsAt: '2026-03-30T09:00:00.000Z' };
    const changed = calendarOf({ ...invitation, message: 'changed', appointment: moved });
    expect(changed.event).toMatchObject({ UID: calendarOf(invitation).event['UID'], SEQUENCE: 'SEQUENCE:1' });
    expect(changed.event['DTSTART']).toBe('DTSTART;TZID=Europe/Paris:20260330T110000');
    const cancelled = calendarOf({ ...invitation, message: 'no_longer_needed', appointment: moved });
    expect(cancelled).toMatchObject({ method: 'CANCEL' });
    expect(cancelled.event).toMatchObject({ SEQUENCE: 'SEQUENCE:2', STATUS: 'STATUS:CANCELLED' });
    expect(cancelled.event['UID']).toBe(changed.event['UID']);
  });

  it('comes with an invitation to a conference, and is taken back as that of a session is', () => {
    const conference = { ...invitation, kind: 'conference_invitation', activity: 'inviteToConference' } as const;
    const asked = calendarOf(conference);
    const cancelled = calendarOf({ ...conference, message: 'no_longer_needed' });
    expect([asked.method, cancelled.method]).toEqual(['REQUEST', 'CANCEL']);
    expect(cancelled.event['UID']).toBe(asked.event['UID']);
    expect(asked.event['SUMMARY']).toBe(calendarOf(invitation).event['SUMMARY']);
  });

  it('comes with no other mail', () => {
    for (const message of ['reminder', 'escalation', 'answer_recorded'] as const)
      expect(composeMail({ ...invitation, message }).calendar).toBeUndefined();
    for (const kind of ['session_report', 'conference_report', 'urgent_concern'] as const)
      expect(composeMail({ ...invitation, kind }).calendar).toBeUndefined();
  });

  it('takes no line from a name', () => {
    const { content } = calendarOf({ ...invitation, programmeName: 'A\r\nATTENDEE:mailto:x@y.example' });
    expect(content.match(/^ATTENDEE/gm)).toHaveLength(1);
  });
});

describe('a VTIMEZONE', () => {
  it('holds the changes of the clock around the session', () => {
    const text = vtimezone('Europe/Paris', new Date('2026-03-28T09:00:00Z'), new Date('2026-03-28T10:00:00Z'));
    expect(text).toContain('DTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200');
    expect(text).toContain('DTSTART:20251026T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100');
  });

  it.each(['Asia/Kolkata', 'America/St_Johns', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'gives the offset of %s at the session',
    (zone) => {
      const at = new Date('2026-03-01T09:00:00Z');
      const local = DateTime.fromJSDate(at, { zone });
      const stamp = (moment: DateTime): string => moment.toFormat("yyyyMMdd'T'HHmmss");
      const observances = vtimezone(zone, at, at)
        .split(/BEGIN:(?:STANDARD|DAYLIGHT)/)
        .slice(1)
        .map((text) => ({ from: /DTSTART:(\S+)/.exec(text)![1]!, to: /TZOFFSETTO:(\S+)/.exec(text)![1]! }))
        .filter(({ from }) => from <= stamp(local))
        .sort((a, b) => a.from.localeCompare(b.from));
      expect(observances.at(-1)!.to).toBe(local.toFormat('ZZZ'));
    },
  );
});
