import { followedUp } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type CaseState, type NewEvent, type TaskKind } from '../../case';
import { type Appointment } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { firstOf } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Programme } from '../../programme';
import { type Instant } from '../../time';
import { type Discipline } from '../../vocabulary';
import { type Conference } from './contract';

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

/** True if a conference of another type is owed out of turn: the usual review does not deal with an incident. */
export function isAnotherOwed({ conferenceDue: due }: CaseState, type: string | undefined): boolean {
  return due?.since !== undefined && due.type !== type;
}

export function conferenceOf({ conferences }: CaseState, conferenceId: string): Conference | undefined {
  return conferences.find((each) => each.conferenceId === conferenceId);
}

/** True if it is still to be held, recorded or cancelled. */
export function isOpen({ status }: Conference): boolean {
  return status === 'called' || status === 'record_due';
}

/** A filter for tasks of these kinds about a conference. */
export function tasksAbout(conferenceId: string, ...kinds: readonly TaskKind[]): (task: Task) => boolean {
  return ({ kind, about }) => about === conferenceId && kinds.includes(kind);
}

/** Withdraws the follow-up if no other conference lacks its record. */
export function noRecordDue(kase: CaseState, conferenceId: string): readonly NewEvent[] {
  const isLeft = kase.conferences.some((each) => each.status === 'record_due' && each.conferenceId !== conferenceId);
  return isLeft ? [] : followedUp(kase, 'conference_record_due');
}

/** The disciplines that must attend a conference of a type, or report to it in writing. */
export function quorumOf(type: string, { conferences }: Pick<Programme, 'conferences'>): readonly Discipline[] {
  return conferences[type]?.quorum ?? [];
}

/** The planned length of a conference of a type, in minutes. */
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

/** Refused unless the other person has the same discipline, is not the chair, and is not yet invited. */
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

/** The seat of the member passes to the new assignee, who is asked afresh. */
export function memberHandedTo(kase: CaseState, { about, formerAssigneeId }: Task, to: string): CaseState {
  return change(kase, about, ({ members }) => ({
    members: members.map((member) =>
      member.personId === formerAssigneeId ? { ...member, personId: to, answer: 'asked' } : member,
    ),
  }));
}

/** Drops cancelled conferences whose day passed long ago. */
export function pruneConferences(kase: CaseState, before: Instant): CaseState {
  const isOver = ({ status, startsAt }: Conference): boolean => status === 'cancelled' && startsAt < before;
  return kase.conferences.some(isOver)
    ? { ...kase, conferences: kase.conferences.filter((each) => !isOver(each)) }
    : kase;
}

/** True if a conference is still ahead: its invitations are retained until it is over. */
export function isConferenceToCome({ conferences }: CaseState, about: string): boolean {
  return conferences.some((conference) => conference.conferenceId === about && isOpen(conference));
}
