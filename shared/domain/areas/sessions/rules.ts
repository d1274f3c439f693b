import { ask, withdraw } from '../../asking/asking';
import { type CaseState, type CommandData, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { memoised } from '../../kernel/memo';
import { firstOf } from '../../kernel/rules';
import { type Deadline, type Decision, type Facts, type Timetable } from '../../kernel/types';
import { findTrack } from '../plan/tracks';
import { checkSpecialist, checkTrack, endOf } from './checks';
import { type Session } from './contract';
import { askedFrom, invite } from './invitations';

/**
 * When a session is over, its specialist is asked for the report, even if nobody answered the invitation: silence is
 * not a refusal (rule 3), and the session may have taken place. A session of a series is asked for when it comes near;
 * if nobody could be asked before it began, only the report is asked for.
 */
export const sessionDeadlines: Deadlines = (kase, by) => {
  const deadlines: Deadline[] = [];
  for (const session of kase.sessions) {
    if (session.status === 'planned') deadlines.push(invitationDeadline(session, by));
    else if (session.status === 'invited' || session.status === 'accepted') deadlines.push(reportDeadline(session));
  }
  return deadlines;
};

const reportDeadline = memoised((session: Session): Deadline => ({
  at: endOf(session),
  then: 'sessionReportFellDue',
  about: session.sessionId,
  events: (facts, kase) => askForReport(kase, session, facts),
}));

function invitationDeadline(session: Session, by: Timetable): Deadline {
  const { sessionId, startsAt } = session;
  return {
    at: askedFrom(startsAt, by),
    then: 'taskAsked',
    about: sessionId,
    events: (facts, kase) => (facts.now < startsAt ? [invite(session, facts)] : askForReport(kase, session, facts)),
  };
}

function askForReport(kase: CaseState, { sessionId, specialistId }: Session, facts: Facts): readonly NewEvent[] {
  return [
    { type: 'sessionReportFellDue', data: { sessionId } },
    ...withdraw(kase, ({ about }) => about === sessionId, false),
    ask('session_report', specialistId, sessionId, facts),
  ];
}

/** A moved session needs a track that still allows it, and a specialist who is qualified at the new time. */
export function checkMove(
  kase: CaseState,
  session: Session,
  to: Pick<Session, 'startsAt' | 'minutes'> & { readonly specialistId: string | undefined },
  facts: Facts,
): Decision | null {
  const track = findTrack(kase, session.trackId);
  const isOverridden = to.specialistId === session.specialistId && session.overridden;
  return firstOf(
    track ? checkTrack(kase, track, facts, 'sessionId') : null,
    to.specialistId ? checkSpecialist(track, to.specialistId, endOf(to), isOverridden, facts) : null,
  );
}

/** True if nothing changes: same time, same specialist. A specialist who declined can be asked again. */
export function isAsBefore(
  session: Session,
  { startsAt, minutes, specialistId }: CommandData['rescheduleSession'],
): boolean {
  return (
    session.status !== 'declined' &&
    startsAt === session.startsAt &&
    (minutes ?? session.minutes) === session.minutes &&
    (specialistId ?? session.specialistId) === session.specialistId
  );
}

export function findSession(kase: CaseState, sessionId: string): Session | undefined {
  return kase.sessions.find((session) => session.sessionId === sessionId);
}

export function change(kase: CaseState, sessionId: string, to: (session: Session) => Partial<Session>): CaseState {
  return {
    ...kase,
    sessions: kase.sessions.map((each) => (each.sessionId === sessionId ? { ...each, ...to(each) } : each)),
  };
}
