import type { MailMessage } from '../shared/domain/kernel-types';
import type { OutreachActivity, TaskKind } from '../shared/domain/tasks';
import type { Instant } from '../shared/domain/time';

/** What a mail about a task says; nothing else reaches its text (domain.md, rule 5). */
export interface MailToCompose {
  readonly message: MailMessage;
  readonly kind: TaskKind;
  readonly activity: OutreachActivity;
  /** The recipient's language as a BCP 47 tag; one that has no texts gets English. */
  readonly language: string;
  /** The recipient's time zone (IANA). */
  readonly timeZone: string;
  /** Where the programme's API and pages are found, without a trailing slash. */
  readonly publicUrl: string;
  /** The action link, for tasks of sensitivity `link` only; see {@link linkUrl}. */
  readonly link?: string | undefined;
  /** The task's id: what the recipient quotes on the telephone, and finds the task by after signing in. */
  readonly taskReference: string;
  readonly dueAt: Instant;
  /** When the answer was recorded, for `answer_recorded`. */
  readonly recordedAt?: Instant | undefined;
  /** The session or conference that the task is about; with it an invitation carries a calendar part. */
  readonly appointment?: AppointmentToMail | undefined;
  /** Whom to call, as configured; no emergency line. */
  readonly dutyContact: string;
  /** The programme's neutral name. */
  readonly programmeName: string;
}

export interface AppointmentToMail {
  /** Stable for the appointment and this recipient; see {@link calendarUid}. */
  readonly uid: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly placeCode: string;
  /** Rises with each reschedule; becomes the calendar entry's `SEQUENCE`. */
  readonly revision: number;
  /** The one attendee's address. */
  readonly attendee: string;
  /** The address that the mails come from. */
  readonly organiser: string;
  /** When the calendar entry is written: now. */
  readonly stampedAt: Instant;
}

export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  /** An iCalendar object (RFC 5545). */
  readonly content: string;
}

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: CalendarPart;
}

/** A composed mail on its way to one person. */
export interface OutgoingMail extends ComposedMail {
  /** One bare address, such as `post@throughcare.example`. */
  readonly from: string;
  /** The sender's neutral name as readers see it. */
  readonly fromName: string;
  /** One bare address; a list is refused. */
  readonly to: string;
  /** The same at every attempt, such as `<018f…@throughcare.example>`. */
  readonly messageId: string;
}

export interface MailTransport {
  /**
   * Hands one mail to the server.
   * @returns the server's answer as its codes, such as `250 2.0.0`
   * @throws PermanentMailError when this mail will never be taken, TransientMailError when a later attempt may succeed
   */
  send(mail: OutgoingMail): Promise<{ readonly response: string }>;
  /** Ends the pooled connections. */
  close(): void;
}
