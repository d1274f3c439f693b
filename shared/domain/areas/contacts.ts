import { ask, followedUp, followUp, openTasks } from '../asking';
import type { NewEvent } from '../events';
import type { AgendaFacts, Facts, Timetable } from '../kernel-types';
import { accept, reject, type AnswerRules, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState, Contacts, Phase } from '../state';
import { plus, startOfDay, type Instant } from '../time';

/** Life outside: contacts by schedule under supervision or in voluntary aftercare, and the person's choice of aftercare. */
export const contactCommands: CommandRules<'recordAftercareChoice'> = {
  recordAftercareChoice: {
    during: ['supervised', 'aftercare'],
    decide: (kase, { choice, reasons }) => {
      const isAsBefore = kase.aftercareChoice === choice || (kase.phase === 'aftercare' && choice === 'accepted');
      if (isAsBefore) return reject('nothing_changed', 'choice');
      if (choice === 'accepted' && !kase.functions.aftercare_lead) return reject('aftercare_lead_missing', 'choice');
      return accept(
        { type: 'aftercareChosen', data: { choice, ...(reasons && { reasons }) } },
        ...followedUp(kase, 'contact_schedule_ended'),
      );
    },
  },
};

/** A missed contact becomes outreach: on the voluntary branch there is nothing else, and nobody is breached by silence. */
export const contactAnswers: AnswerRules<'contact_report' | 'outreach'> = {
  contact_report: {
    made: (_kase, { about }) => accept({ type: 'contactMade', data: { contactId: about } }),
    missed: (_kase, { about, assigneeId }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'contactMissed', data: { contactId: about, reasonCode } },
        ask('outreach', assigneeId, about, facts),
      ),
  },
  outreach: {
    reached: (_kase, { about }) => accept({ type: 'outreachRecorded', data: { contactId: about, reached: true } }),
    not_reached: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'outreachRecorded', data: { contactId: about, reached: false, reasonCode } },
        ...followUp(kase, 'outreach_failed', facts),
      ),
  },
};

type ContactEvent =
  | 'contactsStarted'
  | 'contactFellDue'
  | 'contactMade'
  | 'contactMissed'
  | 'outreachRecorded'
  | 'contactScheduleEnded'
  | 'aftercareChosen';

export const contactEvents: Reducers<ContactEvent> = {
  contactsStarted: (kase, { data, at }) => ({
    ...kase,
    contacts: { kind: data.kind, startedAt: at, nextAt: at, asked: 0, made: 0, missed: 0, ended: false },
  }),
  contactFellDue: (kase, { data }) => change(kase, () => ({ asked: data.number, nextAt: data.nextAt })),
  contactMade: (kase) => change(kase, ({ made }) => ({ made: made + 1 })),
  contactMissed: (kase) => change(kase, ({ missed }) => ({ missed: missed + 1 })),
  outreachRecorded: (kase) => kase,
  contactScheduleEnded: (kase) => change(kase, () => ({ ended: true, nextAt: null })),
  aftercareChosen: (kase, { data }) => ({ ...kase, aftercareChoice: data.choice }),
};

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

/** Starts the contacts of the life outside, unless they are under way since the day of release. */
export function startContacts({ contacts }: CaseState, kind: Contacts['kind']): readonly NewEvent[] {
  return contacts?.kind === kind ? [] : [{ type: 'contactsStarted', data: { kind } }];
}

/** The first contact does not wait for the papers of the hand-over. */
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

/** A contact whose report is overdue is with the coordinator already: one more request would only add to the silence. */
function isReportOverdue(kase: CaseState, { now }: AgendaFacts): boolean {
  return openTasks(kase).some(({ kind, dueAt }) => kind === 'contact_report' && dueAt <= now);
}

/** Contacts that fell due while nobody looked are asked for as one; from then on the rhythm goes on. */
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

function change(kase: CaseState, to: (contacts: Contacts) => Partial<Contacts>): CaseState {
  return { ...kase, contacts: kase.contacts && { ...kase.contacts, ...to(kase.contacts) } };
}
