import { ask, dueFromNow, followedUp, openTasks } from '../../asking/asking';
import { type Task } from '../../asking/task';
import { type CaseState, type NewEvent } from '../../case';
import { type Facts, type Timetable } from '../../kernel/types';
import { type Instant, minus } from '../../time';
import { type Session } from './contract';

/** True if a session can still be moved or cancelled. */
export function isOpen({ status }: Session): boolean {
  return status === 'planned' || status === 'invited' || status === 'accepted' || status === 'declined';
}

export function invite(
  { sessionId, specialistId, startsAt }: Pick<Session, 'sessionId' | 'specialistId' | 'startsAt'>,
  facts: Facts,
): NewEvent {
  return ask('session_invitation', specialistId, sessionId, facts, invitationDue(startsAt, facts));
}

/** When to ask the specialist for a session of a series. */
export function askedFrom(startsAt: Instant, { programme, calendar }: Timetable): Instant {
  return minus(startsAt, programme.specialists.inviteBefore, calendar);
}

/** The state once the specialist of a session is asked: a `planned` one becomes `invited`. */
export function asked(kase: CaseState, sessionId: string): CaseState {
  const isWaiting = kase.sessions.some((each) => each.sessionId === sessionId && each.status === 'planned');
  return isWaiting
    ? {
        ...kase,
        sessions: kase.sessions.map((each) => (each.sessionId === sessionId ? { ...each, status: 'invited' } : each)),
      }
    : kase;
}

/** The session with another specialist. An override holds only for the specialist for whom it was given. */
export function handedTo(session: Session, specialistId: string): Session {
  const { overridden, ...rest } = session;
  return { ...rest, specialistId, ...(overridden && session.specialistId === specialistId && { overridden }) };
}

/**
 * Changes the open invitation, whose link stays valid. If there is none, or the specialist is another, a new one is
 * sent. A session of a series is asked for only when it comes near.
 */
export function inviteAgain(
  kase: CaseState,
  session: Session,
  to: Pick<Session, 'specialistId' | 'startsAt'>,
  facts: Facts,
): readonly NewEvent[] {
  if (session.status === 'planned' && askedFrom(to.startsAt, facts) > facts.now) return [];
  const open = openTasks(kase).find(
    (task) =>
      task.kind === 'session_invitation' && task.about === session.sessionId && task.assigneeId === to.specialistId,
  );
  if (open) {
    return [{ type: 'taskChanged', data: { taskId: open.taskId, dueAt: invitationDue(to.startsAt, facts) } }];
  }
  return [
    ...callOff(kase, session.sessionId, ({ assigneeId }) => assigneeId !== to.specialistId),
    invite({ sessionId: session.sessionId, ...to }, facts),
  ];
}

/**
 * Withdraws the invitations to a session, accepted ones too.
 * @param tell whether the assignee of a task is notified
 */
export function callOff(kase: CaseState, sessionId: string, tell: (task: Task) => boolean): readonly NewEvent[] {
  return Object.values(kase.tasks)
    .filter((task) => task.about === sessionId && (task.status === 'open' || task.answer === 'accept'))
    .filter((task) => task.status !== 'withdrawn')
    .map((task) => ({ type: 'taskWithdrawn', data: { taskId: task.taskId, tell: tell(task) } }));
}

/**
 * Cancels the open sessions that match, with their invitations. Assignees are notified that the session is no longer
 * needed, without the reason. They may read the code: leave the default if they must not know the reason.
 */
export function cancelSessions(
  kase: CaseState,
  which: (session: Session) => boolean,
  reasonCode = 'called_off',
): readonly NewEvent[] {
  const cancelled = kase.sessions.filter((session) => isOpen(session) && which(session));
  return [
    ...cancelled.flatMap(({ sessionId }): readonly NewEvent[] => [
      { type: 'sessionCancelled', data: { sessionId, reasonCode } },
      ...callOff(kase, sessionId, () => true),
    ]),
    ...noLongerDeclined(kase, cancelled),
  ];
}

/** Cancels sessions to come when the case enters a phase without sessions. */
export function cancelOpenSessions(kase: CaseState): readonly NewEvent[] {
  return cancelSessions(kase, () => true, 'phase_ended');
}

/** Withdraws the follow-up if no other session is declined. */
export function noLongerDeclined(kase: CaseState, seenTo: readonly Session[]): readonly NewEvent[] {
  if (seenTo.length === 0) return [];
  const isLeft = kase.sessions.some((session) => session.status === 'declined' && !seenTo.includes(session));
  return isLeft ? [] : followedUp(kase, 'session_declined');
}

/** An invitation is due at the end of its window, and at the latest when the session starts. */
function invitationDue(startsAt: Instant, facts: Facts): Instant {
  const due = dueFromNow('session_invitation', facts);
  return due < startsAt ? due : startsAt;
}
