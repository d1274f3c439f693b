import { type Task } from '../../asking/task';
import { type CaseState } from '../../case';
import { type Appointment } from '../../kernel/area';
import { type Instant } from '../../time';
import { type Session } from './contract';
import { handedTo, isOpen } from './invitations';

/** The appointment of a session, as mails, calendars and pages show it. */
export function sessionAppointment({ sessions }: CaseState, about: string): Appointment | null {
  const session = sessions.find(({ sessionId }) => sessionId === about);
  if (!session) return null;
  const { sessionId, startsAt, minutes, placeCode, revision } = session;
  return { id: sessionId, startsAt, minutes, placeCode, revision };
}

/** The session passes to the new assignee of its task. */
export function sessionHandedTo(kase: CaseState, { about }: Task, to: string): CaseState {
  return {
    ...kase,
    sessions: kase.sessions.map((each) => (each.sessionId === about ? handedTo(each, to) : each)),
  };
}

/** True if the assignee of a closed task may have to be notified: the session is open or was cancelled recently. */
export function isSessionToCome({ sessions }: CaseState, about: string): boolean {
  return sessions.some((session) => session.sessionId === about && (isOpen(session) || session.status === 'cancelled'));
}

/** Drops sessions that ended long ago. A declined one ended at its planned time. */
export function pruneSessions(kase: CaseState, before: Instant): CaseState {
  const isOver = ({ closedAt, status, startsAt }: Session): boolean => {
    const end = closedAt ?? (status === 'declined' ? startsAt : undefined);
    return end !== undefined && end < before;
  };
  return kase.sessions.some(isOver) ? { ...kase, sessions: kase.sessions.filter((each) => !isOver(each)) } : kase;
}
