import { ask, followUp, openTasks } from '../../asking/asking';
import { type CaseState, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { type AgendaFacts, type Facts, type Timetable } from '../../kernel/types';
import { type Phase } from '../../path/phases';
import { type Instant, plus, startOfDay } from '../../time';
import { type Contacts } from './contract';

/** The next contact falls due, or the schedule ends: supervision on its last day, aftercare after its last step. */
export const contactDeadlines: Deadlines = (kase, facts) => {
  const { contacts } = kase;
  if (!contacts || contacts.ended || !phasesOfContact.includes(kase.phase)) return [];
  const end = scheduleEnd(kase, contacts, facts);
  if (contacts.nextAt === null || (end !== null && contacts.nextAt >= end)) {
    return end === null
      ? []
      : [
          {
            at: end,
            then: 'contactScheduleEnded',
            events: (then) => [
              { type: 'contactScheduleEnded', data: { kind: contacts.kind } },
              ...followUp(kase, 'contact_schedule_ended', then),
            ],
          },
        ];
  }
  const at = contacts.nextAt;
  return [{ at, then: 'contactFellDue', events: (then) => askForContact(kase, contacts, at, then) }];
};

/** Starts the contacts outside, unless they have been under way since the day of release. */
export function startContacts({ contacts }: CaseState, kind: Contacts['kind']): readonly NewEvent[] {
  return contacts?.kind === kind ? [] : [{ type: 'contactsStarted', data: { kind } }];
}

/** Includes `released`: the first contact does not wait for the papers of the hand-over. */
const phasesOfContact: readonly Phase[] = ['released', 'supervised', 'aftercare'];

function askForContact(kase: CaseState, contacts: Contacts, at: Instant, facts: Facts): readonly NewEvent[] {
  const contactId = facts.newId();
  const number = contacts.asked + 1;
  const firstBy = plus(contacts.startedAt, facts.programme.firstContact[contacts.kind], facts.calendar);
  const personId = kase.functions[contacts.kind === 'supervised' ? 'supervising_officer' : 'aftercare_lead'];
  return [
    { type: 'contactFellDue', data: { number, nextAt: nextContact(contacts, at, facts) } },
    ...(personId && !isReportOverdue(kase, facts)
      ? [ask('contact_report', personId, contactId, facts, number === 1 ? firstBy : undefined)]
      : []),
  ];
}

/** True if the report of a contact is overdue. The coordinator has it already, and another request would not help. */
function isReportOverdue(kase: CaseState, { now }: AgendaFacts): boolean {
  return openTasks(kase).some(({ kind, dueAt }) => kind === 'contact_report' && dueAt <= now);
}

/** When to ask for the next contact. Contacts missed in between are asked for as one; then the rhythm continues. */
function nextContact(contacts: Contacts, after: Instant, { now, programme, calendar }: AgendaFacts): Instant | null {
  const step = programme.contacts[contacts.kind].find(
    ({ until }) => until === null || after < plus(contacts.startedAt, until, calendar),
  );
  if (!step) return null;
  const next = plus(after, step.every, calendar);
  return next > now ? next : plus(now, step.every, calendar);
}

function scheduleEnd(
  kase: CaseState,
  { kind, startedAt }: Contacts,
  { programme, calendar }: Timetable,
): Instant | null {
  if (kind === 'supervised') {
    const endsOn = kase.release?.supervisionEndsOn;
    return endsOn ? startOfDay(endsOn, calendar.timeZone) : null;
  }
  const until = programme.contacts.aftercare.at(-1)?.until;
  return until ? plus(startedAt, until, calendar) : null;
}

export function change(kase: CaseState, to: (contacts: Contacts) => Partial<Contacts>): CaseState {
  return { ...kase, contacts: kase.contacts && { ...kase.contacts, ...to(kase.contacts) } };
}
