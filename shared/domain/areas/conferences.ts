import type { Programme } from '../../programme/schema';
import { lengthOf } from '../appointments';
import { ask, dueFromNow, followedUp, followUp, withdraw } from '../asking';
import type { CommandData } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { checkPerson } from '../people';
import { phasesInCustody, phasesOpen } from '../phase-groups';
import { quorumOf } from '../quorum';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState, Conference, Member } from '../state';
import { earliest, instant, type Instant } from '../time';
import { actionAnswers, actionEvents } from './actions';
import { recordConference } from './conference-record';
import { conferenceOf, isAnotherOwed, isOpen, noRecordDue, tasksAbout } from './conference-state';

/**
 * Conferences: called, held with a quorum, every item with its disposition (domain.md, rule 2 and "Tasks", quorum).
 * What was called is recorded or cancelled even where the person has been released meanwhile.
 */
export const conferenceCommands: CommandRules<'callConference' | 'recordConference' | 'cancelConference'> = {
  callConference: {
    during: phasesInCustody,
    decide: (kase, data, facts) => {
      const refusal = checkCall(kase, data, facts);
      if (refusal) return refusal;
      const conferenceId = facts.newId();
      return accept(
        { type: 'conferenceCalled', data: { conferenceId, ...data } },
        ...data.invited.map(({ personId }) =>
          ask('conference_invitation', personId, conferenceId, facts, dueBefore(data.startsAt, facts)),
        ),
        ...(isAnotherOwed(kase, data.type) ? [] : followedUp(kase, 'conference_due')),
      );
    },
  },
  recordConference: { during: phasesOpen, whileSuspended: true, decide: recordConference },
  cancelConference: {
    during: phasesOpen,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const conference = conferenceOf(kase, data.conferenceId);
      if (!conference) return reject('unknown_conference', 'conferenceId');
      return (
        firstOf(
          isOpen(conference) ? null : reject('conference_not_open', 'conferenceId', { now: conference.status }),
          checkReason(data.reasonCode, 'conferenceCancelled', facts),
        ) ??
        accept(
          ...callOff(kase, data.conferenceId),
          { type: 'conferenceCancelled', data },
          ...noRecordDue(kase, data.conferenceId),
          ...(kase.conferenceDue?.fellDue && phasesInCustody.includes(kase.phase)
            ? followUp(kase, 'conference_due', facts)
            : []),
        )
      );
    },
  },
};

export const conferenceAnswers: AnswerRules<'conference_invitation' | 'conference_report' | 'action'> = {
  conference_invitation: {
    accept: (_kase, { about, assigneeId }) => accept(answered(about, assigneeId, 'accepted')),
    decline: (kase, { about, assigneeId }, { reasonCode = '' }, facts) => {
      const conference = conferenceOf(kase, about);
      const member = conference?.members.find(({ personId }) => personId === assigneeId);
      return accept(
        answered(about, assigneeId, 'declined', reasonCode),
        ...(conference && member && isOpen(conference) && isOfQuorum(conference, member, facts.programme)
          ? [ask('conference_report', assigneeId, about, facts, dueBefore(conference.startsAt, facts))]
          : []),
      );
    },
  },
  conference_report: {
    report: (_kase, { about, assigneeId }) => accept(answered(about, assigneeId, 'reported')),
  },
  ...actionAnswers,
};

type ConferenceEvent =
  | 'conferenceCalled'
  | 'conferenceAnswered'
  | 'conferenceRecordFellDue'
  | 'conferenceHeld'
  | 'conferenceCancelled'
  | 'conferenceFellDue'
  | 'actionDone'
  | 'actionNotPossible';

export const conferenceEvents: Reducers<ConferenceEvent> = {
  conferenceCalled: (kase, { data: { conferenceId, type, startsAt, placeCode, chairId, invited } }) => ({
    ...kase,
    conferences: [
      ...kase.conferences,
      {
        ...{ conferenceId, type, startsAt, placeCode, chairId, status: 'called' },
        members: invited.map((each) => ({ ...each, answer: 'asked' })),
      },
    ],
  }),
  conferenceAnswered: (kase, { data }) =>
    change(kase, data.conferenceId, ({ members }) => ({
      members: members.map((each) => (each.personId === data.personId ? { ...each, answer: data.answer } : each)),
    })),
  conferenceRecordFellDue: (kase, { data }) => change(kase, data.conferenceId, () => ({ status: 'record_due' })),
  conferenceHeld: (kase, { data }) => {
    const held = conferenceOf(kase, data.conferenceId);
    const setsTheNext = held && phasesInCustody.includes(kase.phase) && !isAnotherOwed(kase, held.type);
    const former = kase.conferences.filter(({ type, status }) => status !== 'held' || type !== held?.type);
    return {
      ...change({ ...kase, conferences: former }, data.conferenceId, () => ({ status: 'held', lacking: data.lacking })),
      conferenceDue: setsTheNext ? { type: held.type, dueAt: data.nextReviewAt, fellDue: false } : kase.conferenceDue,
    };
  },
  // It is kept for a while, so that whoever has it in a calendar is told which entry is cancelled.
  conferenceCancelled: (kase, { data }) => change(kase, data.conferenceId, () => ({ status: 'cancelled' })),
  conferenceFellDue: (kase) => ({
    ...kase,
    conferenceDue: kase.conferenceDue && { ...kase.conferenceDue, fellDue: true },
  }),
  ...actionEvents,
};

/**
 * A conference owed out of turn by then, for the reducer of what makes one necessary (`incidentRecorded`,
 * `newInformationRecorded`, `adulthoodReached`): the event carries the instant. An earlier one that is owed so stays; one
 * whose day has passed was told, and gives way, as does the next usual review, whose day the conference sets anew.
 */
export function dueConference(kase: CaseState, type: string, dueAt: Instant, since: Instant): CaseState {
  const owed = kase.conferenceDue;
  if (owed?.since !== undefined && !owed.fellDue && owed.dueAt <= dueAt) return kase;
  return { ...kase, conferenceDue: { type, dueAt, fellDue: false, since } };
}

/** A conference that is over wants its record; the next one wants to be called by its day. Time holds neither. */
export const conferenceDeadlines: Deadlines = (kase, { programme }) => [
  ...kase.conferences
    .filter(({ status }) => status === 'called')
    .map((conference) => ({
      at: endOf(conference, programme),
      then: 'conferenceRecordFellDue' as const,
      about: conference.conferenceId,
      events: (facts: Facts, now: CaseState) => [
        { type: 'conferenceRecordFellDue' as const, data: { conferenceId: conference.conferenceId } },
        ...withdraw(now, tasksAbout(conference.conferenceId, 'conference_invitation'), false),
        ...followUp(now, 'conference_record_due', facts),
      ],
    })),
  ...nextConference(kase),
];

function nextConference({ conferenceDue, phase }: CaseState): ReturnType<Deadlines> {
  if (!conferenceDue || conferenceDue.fellDue || !phasesInCustody.includes(phase)) return [];
  const { type, dueAt } = conferenceDue;
  return [
    {
      at: dueAt,
      then: 'conferenceFellDue',
      events: (facts, now) => [
        { type: 'conferenceFellDue', data: { since: dueAt, type } },
        // One that is called already is on its way.
        ...(now.conferences.some((each) => each.status === 'called' && !isAnotherOwed(now, each.type))
          ? []
          : followUp(now, 'conference_due', facts)),
      ],
    },
  ];
}

/** Cancels what has been called when the case goes where there are no conferences any more. */
export function cancelOpenConferences(kase: CaseState): readonly NewEvent[] {
  return kase.conferences
    .filter(isOpen)
    .flatMap(({ conferenceId }) => [
      ...callOff(kase, conferenceId),
      { type: 'conferenceCancelled', data: { conferenceId, reasonCode: 'phase_ended' } } as const,
    ]);
}

function checkCall(kase: CaseState, data: CommandData['callConference'], facts: Facts): Decision | null {
  const { conferences, placeCodes } = facts.programme;
  const { type, startsAt, placeCode, chairId, invited } = data;
  if (!Object.hasOwn(conferences, type))
    return reject('unknown_conference_type', 'type', { known: Object.keys(conferences) });
  const isNamedBefore = (personId: string, index: number): boolean =>
    personId === chairId || invited.slice(0, index).some((other) => other.personId === personId);
  return firstOf(
    kase.conferences.some((each) => each.type === type && isOpen(each)) ? reject('already_requested', 'type') : null,
    startsAt <= facts.now ? reject('date_in_past', 'startsAt') : null,
    placeCodes.includes(placeCode) ? null : reject('unknown_place', 'placeCode', { known: placeCodes }),
    checkPerson(facts, chairId, 'chairId'),
    ...invited.flatMap(({ personId, discipline }, index) => {
      const path = `invited.${index}.personId`;
      return [
        checkPerson(facts, personId, path, [discipline]),
        isNamedBefore(personId, index) ? reject('named_twice', path) : null,
      ];
    }),
  );
}

function isOfQuorum({ type }: Conference, { discipline }: Member, programme: Programme): boolean {
  return quorumOf(type, programme).includes(discipline);
}

function answered(
  conferenceId: string,
  personId: string,
  answer: 'accepted' | 'declined' | 'reported',
  reasonCode?: string,
): NewEvent {
  return {
    type: 'conferenceAnswered',
    data: { conferenceId, personId, answer, ...(reasonCode !== undefined && { reasonCode }) },
  };
}

/** Answered within the window, and before the conference starts where it has not. */
function dueBefore(startsAt: Instant, facts: Facts): Instant {
  const due = dueFromNow('conference_invitation', facts);
  return startsAt > facts.now ? (earliest([due, startsAt]) ?? due) : due;
}

/**
 * Takes back what was asked about a conference, accepted invitations too: whoever reckons with it is told. It comes before
 * the conference ends, since old answers are kept for as long as it does not.
 */
function callOff(kase: CaseState, conferenceId: string): readonly NewEvent[] {
  return Object.values(kase.tasks)
    .filter(tasksAbout(conferenceId, 'conference_invitation', 'conference_report'))
    .filter(({ status, answer }) => status === 'open' || (status === 'answered' && answer === 'accept'))
    .map(({ taskId }) => ({ type: 'taskWithdrawn', data: { taskId, tell: true } }));
}

function endOf({ type, startsAt }: Conference, { conferences }: Programme): Instant {
  return instant(Date.parse(startsAt) + lengthOf(type, { conferences }) * 60_000);
}

function change(kase: CaseState, conferenceId: string, to: (conference: Conference) => Partial<Conference>): CaseState {
  return {
    ...kase,
    conferences: kase.conferences.map((each) => (each.conferenceId === conferenceId ? { ...each, ...to(each) } : each)),
  };
}
