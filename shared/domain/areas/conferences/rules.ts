import { ask, dueFromNow, followedUp, followUp, withdraw } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type CaseState, type CommandData, type NewEvent, type TaskKind } from '../../case';
import { type Appointment, type Deadlines } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { accept, checkOccurred, firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { phasesInCustody } from '../../path/phases';
import { type Programme } from '../../programme';
import {
  civilDate,
  type CivilDate,
  earliest,
  type Instant,
  instant,
  plus,
  startOfDay,
  type WorkingCalendar,
} from '../../time';
import { type Discipline } from '../../vocabulary';
import { type Conference, type Member } from './contract';

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

export function checkCall(kase: CaseState, data: CommandData['callConference'], facts: Facts): Decision | null {
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

export function isOfQuorum({ type }: Conference, { discipline }: Member, programme: Programme): boolean {
  return quorumOf(type, programme).includes(discipline);
}

export function answered(
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
export function dueBefore(startsAt: Instant, facts: Facts): Instant {
  const due = dueFromNow('conference_invitation', facts);
  return startsAt > facts.now ? (earliest([due, startsAt]) ?? due) : due;
}

/**
 * Takes back what was asked about a conference, accepted invitations too: whoever reckons with it is told. It comes before
 * the conference ends, since old answers are kept for as long as it does not.
 */
export function callOff(kase: CaseState, conferenceId: string): readonly NewEvent[] {
  return Object.values(kase.tasks)
    .filter(tasksAbout(conferenceId, 'conference_invitation', 'conference_report'))
    .filter(({ status, answer }) => status === 'open' || (status === 'answered' && answer === 'accept'))
    .map(({ taskId }) => ({ type: 'taskWithdrawn', data: { taskId, tell: true } }));
}

function endOf({ type, startsAt }: Conference, { conferences }: Programme): Instant {
  return instant(Date.parse(startsAt) + lengthOf(type, { conferences }) * 60_000);
}

export function change(
  kase: CaseState,
  conferenceId: string,
  to: (conference: Conference) => Partial<Conference>,
): CaseState {
  return {
    ...kase,
    conferences: kase.conferences.map((each) => (each.conferenceId === conferenceId ? { ...each, ...to(each) } : each)),
  };
}

type Held = CommandData['recordConference'];

/**
 * A conference as it was held: every item with its disposition, each action asked of its owner. Without its quorum it
 * may talk and act, and decides nothing (domain.md, rule 2 and "Tasks", quorum).
 */
export function recordConference(kase: CaseState, data: Held, facts: Facts): Decision {
  const conference = conferenceOf(kase, data.conferenceId);
  if (!conference) return reject('unknown_conference', 'conferenceId');
  const lacking = lackingAt(conference, data.attended, facts.programme);
  const refusal = firstOf(
    isOpen(conference) ? null : reject('conference_not_open', 'conferenceId', { now: conference.status }),
    conference.startsAt > facts.now ? reject('date_in_future', 'conferenceId') : null,
    checkOccurred(facts, conference.startsAt),
    checkPresence(conference, data),
    checkItems(data, lacking, facts),
    data.nextReviewOn <= today(facts) ? reject('date_in_past', 'nextReviewOn') : null,
  );
  if (refusal) return refusal;
  const items = data.items.map((item) => ({ ...item, itemId: facts.newId() }));
  return accept(
    {
      type: 'conferenceHeld',
      data: { ...data, lacking, items, nextReviewAt: startOfDay(data.nextReviewOn, facts.calendar.timeZone) },
    },
    ...items.flatMap(({ itemId, disposition }) =>
      disposition.kind === 'action'
        ? [ask('action', disposition.ownerId, itemId, facts, actionDue(disposition.dueOn, facts.calendar))]
        : [],
    ),
    ...withdraw(kase, tasksAbout(data.conferenceId, 'conference_invitation', 'conference_report'), false),
    ...noRecordDue(kase, data.conferenceId),
    ...(isAnotherOwed(kase, conference.type) ? [] : followedUp(kase, 'conference_due')),
  );
}

/** The disciplines of the quorum that were neither there nor had written. */
function lackingAt(
  { type, members }: Conference,
  attended: readonly string[],
  programme: Programme,
): readonly Discipline[] {
  const heard = members.filter(({ personId, answer }) => answer === 'reported' || attended.includes(personId));
  return quorumOf(type, programme).filter((discipline) => !heard.some((member) => member.discipline === discipline));
}

/** Only the chair and those who were invited were there or excused; only who was there dissents. */
function checkPresence({ chairId, members }: Conference, { attended, apologies, dissent }: Held): Decision | null {
  const asked = [chairId, ...members.map(({ personId }) => personId)];
  const listed = (people: readonly string[], path: (index: number) => string, among: readonly string[]) =>
    people.flatMap((personId, index) => [
      among.includes(personId) ? null : reject('not_invited', path(index)),
      people.indexOf(personId) < index ? reject('named_twice', path(index)) : null,
    ]);
  return firstOf(
    ...listed(attended, (index) => `attended.${index}`, asked),
    ...listed(apologies, (index) => `apologies.${index}`, asked),
    ...apologies.map((personId, index) =>
      attended.includes(personId) ? reject('named_twice', `apologies.${index}`) : null,
    ),
    ...listed(
      dissent.map(({ personId }) => personId),
      (index) => `dissent.${index}.personId`,
      attended,
    ),
  );
}

function checkItems({ items }: Held, lacking: readonly Discipline[], facts: Facts): Decision | null {
  return firstOf(
    ...items.flatMap(({ disposition }, index) => {
      const path = `items.${index}.disposition`;
      if (disposition.kind === 'decision') return [lacking.length > 0 ? reject('no_quorum', path, { lacking }) : null];
      if (disposition.kind === 'no_action') return [];
      return [
        checkPerson(facts, disposition.ownerId, `${path}.ownerId`),
        disposition.dueOn < today(facts) ? reject('date_in_past', `${path}.dueOn`) : null,
      ];
    }),
  );
}

function today({ now, calendar }: Facts): string {
  return civilDate(now, calendar.timeZone);
}

/** Whether one of another type is owed out of turn: an incident is not dealt with by the usual review. */
export function isAnotherOwed({ conferenceDue: due }: CaseState, type: string | undefined): boolean {
  return due?.since !== undefined && due.type !== type;
}

export function conferenceOf({ conferences }: CaseState, conferenceId: string): Conference | undefined {
  return conferences.find((each) => each.conferenceId === conferenceId);
}

/** Whether it still is to be held, recorded or cancelled. */
export function isOpen({ status }: Conference): boolean {
  return status === 'called' || status === 'record_due';
}

/** Which tasks of these kinds are about a conference. */
export function tasksAbout(conferenceId: string, ...kinds: readonly TaskKind[]): (task: Task) => boolean {
  return ({ kind, about }) => about === conferenceId && kinds.includes(kind);
}

/** Once the last conference without a record is seen to there is nothing left to follow up. */
export function noRecordDue(kase: CaseState, conferenceId: string): readonly NewEvent[] {
  const isLeft = kase.conferences.some((each) => each.status === 'record_due' && each.conferenceId !== conferenceId);
  return isLeft ? [] : followedUp(kase, 'conference_record_due');
}

/** An action is due at the end of its day where the person is. */
export function actionDue(dueOn: CivilDate, calendar: WorkingCalendar): Instant {
  return startOfDay(
    plus(`${dueOn}T12:00:00.000Z`, 'P1D', { ...calendar, timeZone: 'UTC' }).slice(0, 10),
    calendar.timeZone,
  );
}

/** The disciplines that must be at a conference of a type, or report to it in writing. */
export function quorumOf(type: string, { conferences }: Pick<Programme, 'conferences'>): readonly Discipline[] {
  return conferences[type]?.quorum ?? [];
}

/** How long a conference of a type is planned to take, in minutes. */
export function lengthOf(type: string, { conferences }: Pick<Programme, 'conferences'>): number {
  return conferences[type]?.minutes ?? 90;
}

/** The appointment of a conference, as mails, calendars and pages show it. */
export function conferenceAppointment(
  kase: CaseState,
  about: string,
  programme: Pick<Programme, 'conferences'>,
): Appointment | null {
  const conference = conferenceOf(kase, about);
  if (!conference) return null;
  const { conferenceId, startsAt, placeCode, type } = conference;
  return { id: conferenceId, startsAt, placeCode, minutes: lengthOf(type, programme), revision: 0 };
}

/** Another member of the same discipline, who is neither the chair nor invited already. */
export function checkMember(
  kase: CaseState,
  task: Task,
  personId: string,
  path: string,
  facts: Facts,
): Decision | null {
  const conference = conferenceOf(kase, task.about);
  const members = conference?.members ?? [];
  const asked = members.find((member) => member.personId === task.assigneeId);
  return firstOf(
    ...[conference?.chairId, ...members.map((member) => member.personId)].map((other) =>
      checkApart([personId, other], path),
    ),
    checkPerson(facts, personId, path, asked ? [asked.discipline] : []),
  );
}

/** The place of a member follows the new assignee, who is asked afresh. */
export function memberHandedTo(kase: CaseState, { about, formerAssigneeId }: Task, to: string): CaseState {
  return change(kase, about, ({ members }) => ({
    members: members.map((member) =>
      member.personId === formerAssigneeId ? { ...member, personId: to, answer: 'asked' } : member,
    ),
  }));
}

/** Lets go of cancelled conferences whose day passed long ago. */
export function pruneConferences(kase: CaseState, before: Instant): CaseState {
  const isOver = ({ status, startsAt }: Conference): boolean => status === 'cancelled' && startsAt < before;
  return kase.conferences.some(isOver)
    ? { ...kase, conferences: kase.conferences.filter((each) => !isOver(each)) }
    : kase;
}

/** Whether a conference still lies ahead: its invitations are kept until it is over. */
export function isConferenceToCome({ conferences }: CaseState, about: string): boolean {
  return conferences.some((conference) => conference.conferenceId === about && isOpen(conference));
}
