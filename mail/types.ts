import type { MailMessage, OutreachActivity } from '../shared/domain/kernel/types';
import type { TaskKind } from '../shared/domain/case';
import type { Instant } from '../shared/domain/time';

/** Content of a mail about a task; nothing else reaches its text (domain.md, rule 5). */
export interface MailToCompose {
  readonly message: MailMessage;
  readonly kind: TaskKind;
  readonly activity: OutreachActivity;
  /** The programme whose words say the place. */
  readonly programmeId: string;
  /** The recipient's language as a BCP 47 tag; English where it has no texts. */
  readonly language: string;
  /** The recipient's time zone (IANA). */
  readonly timeZone: string;
  /** Address of the API and its pages, without a trailing slash. */
  readonly publicUrl: string;
  /** The action link, for tasks of sensitivity `link` only; see {@link linkUrl}. */
  readonly link?: string | undefined;
  /** The task's id: the recipient quotes it on the telephone and finds the task by it after signing in. */
  readonly taskReference: string;
  readonly dueAt: Instant;
  /** When the answer was recorded, for `answer_recorded`. */
  readonly recordedAt?: Instant | undefined;
  /** The session or conference of the task; with it an invitation carries a calendar part. */
  readonly appointment?: AppointmentToMail | undefined;
  /** The contact to call, as configured; no emergency line. */
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
  /** The sender's address. */
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

/** A composed mail, addressed to one person. */
export interface OutgoingMail extends ComposedMail {
  /** One bare address, such as `post@throughcare.example`. */
  readonly from: string;
  /** The sender's neutral name, as shown. */
  readonly fromName: string;
  /** One bare address; a list is refused. */
  readonly to: string;
  /** The same at every attempt, such as `<018f…@throughcare.example>`. */
  readonly messageId: string;
}

export interface MailTransport {
  /**
   * Hands one mail to the server.
   * @returns the server's reply as its codes, such as `250 2.0.0`
   * @throws PermanentMailError when this mail will never be accepted, TransientMailError when a later attempt may
   * succeed
   */
  send(mail: OutgoingMail): Promise<{ readonly response: string }>;
  /** Closes the pooled connections. */
  close(): void;
}
