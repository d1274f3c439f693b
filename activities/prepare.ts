import { calendarUid } from '../mail/calendar';
import type { MailToCompose } from '../mail/types';
import type { AgendaFacts, Owed } from '../shared/domain/kernel/types';
import { agenda, appointmentOf } from '../shared/domain/case-rules';
import type { CaseState } from '../shared/domain/case';
import type { Task } from '../shared/domain/asking/task';
import type { LeasedNotification } from '../record/outbox/ledger';
import { addressOfLink, type LinkMaker } from './link';

/** A recipient, with language and time zone. */
export interface Recipient {
  readonly active: boolean;
  readonly email: string;
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** Settings that all mails of an installation share. */
export interface Letterhead {
  /** The sender's address. */
  readonly from: string;
  readonly publicUrl: string;
  /** The programme's neutral name. */
  readonly programmeName: string;
  /** The contact line, as shown. */
  readonly contactLine: string;
}

/** The message still owed under a notification's key, with its task; null when it is no longer owed. */
export function stillOwed(
  kase: CaseState,
  facts: AgendaFacts,
  { key }: LeasedNotification,
): { readonly owed: Owed; readonly task: Task } | null {
  const owed = agenda(kase, facts).owed.find((each) => each.key === key);
  const task = owed && kase.tasks[owed.taskId];
  return owed && task ? { owed, task } : null;
}

export interface Occasion {
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
  readonly owed: Owed;
  readonly task: Task;
  readonly recipient: Recipient;
  readonly held: LeasedNotification;
}

/** The content of a mail, resolved when it is sent. */
export async function mailFor(
  { kase, facts, owed, task, recipient, held }: Occasion,
  letterhead: Letterhead,
  maker: LinkMaker,
): Promise<MailToCompose> {
  const { linkGeneration } = owed;
  const link =
    linkGeneration === null ? undefined : await addressOfLink(maker, held.stream, task, linkGeneration, facts);
  const appointment = appointmentOf(kase, task, facts.programme);
  return {
    message: owed.message,
    kind: task.kind,
    activity: owed.activity,
    programmeId: facts.programme.id,
    language: recipient.language,
    timeZone: recipient.timeZone,
    publicUrl: letterhead.publicUrl,
    taskReference: task.taskId,
    dueAt: task.dueAt,
    dutyContact: letterhead.contactLine,
    programmeName: letterhead.programmeName,
    ...(link !== undefined && { link }),
    ...(task.closedAt !== undefined && { recordedAt: task.closedAt }),
    ...(appointment && {
      appointment: {
        uid: calendarUid(appointment.id, owed.recipientId),
        startsAt: appointment.startsAt,
        minutes: appointment.minutes,
        placeCode: appointment.placeCode,
        revision: appointment.revision,
        attendee: recipient.email,
        organiser: letterhead.from,
        stampedAt: facts.now,
      },
    }),
  };
}
