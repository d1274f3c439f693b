import { followedUp } from '../asking';
import type { NewEvent } from '../events';
import type { CaseState, Conference } from '../state';
import type { Task, TaskKind } from '../tasks';

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
