import { ask, followUp, withdraw } from '../asking';
import type { CommandData } from '../commands';
import type { NewEvent } from '../events';
import { kept } from '../memo';
import { phasesWithSessions } from '../phase-groups';
import { checkReason } from '../reasons';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { Deadline, Decision, Facts, Timetable } from '../kernel-types';
import type { CaseState, Session } from '../state';
import { askedFrom, callOff, invite, inviteAgain, isOpen, noLongerDeclined } from './invitations';
import { reportHeld, reportNotHeld } from './session-reports';
import { withSessionHeld } from './tracks';
import {
  checkModule,
  checkPlace,
  checkSpecialist,
  checkStillQualified,
  checkTime,
  checkTrack,
  endOf,
  findTrack,
} from './session-checks';

/** Sessions of one specialist with the person: planned, accepted or declined, held or not, each by a person's word. */
export const sessionCommands: CommandRules<'planSession' | 'rescheduleSession' | 'cancelSession'> = {
  planSession: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      const sessionId = facts.newId();
      return (
        firstOf(
          checkTrack(kase, track, facts),
          checkModule(track, data.module, facts),
          checkSpecialist(track, data.specialistId, endOf(data), data.overrideReasons, facts),
          checkTime(data.startsAt, facts),
          checkPlace(data.placeCode, facts),
        ) ?? accept({ type: 'sessionPlanned', data: { sessionId, ...data } }, invite({ sessionId, ...data }, facts))
      );
    },
  },
  rescheduleSession: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const session = findSession(kase, data.sessionId);
      if (!session) return reject('unknown_session', 'sessionId');
      const { startsAt, minutes = session.minutes, specialistId = session.specialistId } = data;
      return (
        firstOf(
          isOpen(session) ? null : reject('session_not_open', 'sessionId', { now: session.status }),
          isAsBefore(session, data) ? reject('nothing_changed', 'startsAt') : null,
          checkTime(startsAt, facts),
          checkReason(data.reasonCode, 'sessionCancelled', facts),
          checkMove(kase, session, { startsAt, minutes, specialistId: data.specialistId }, facts),
        ) ??
        accept(
          {
            type: 'sessionRescheduled',
            data: {
              sessionId: session.sessionId,
              specialistId,
              startsAt,
              formerly: session.startsAt,
              minutes,
              reasonCode: data.reasonCode,
            },
          },
          ...inviteAgain(kase, session, { specialistId, startsAt }, facts),
          ...noLongerDeclined(kase, [session]),
        )
      );
    },
  },
  cancelSession: {
    during: phasesWithSessions,
    whileSuspended: true,
    decide: (kase, { sessionId, reasonCode, narrative }, facts) => {
      const session = findSession(kase, sessionId);
      if (!session) return reject('unknown_session', 'sessionId');
      return (
        firstOf(
          isOpen(session) ? null : reject('session_not_open', 'sessionId', { now: session.status }),
          checkReason(reasonCode, 'sessionCancelled', facts),
        ) ??
        accept(
          { type: 'sessionCancelled', data: { sessionId, reasonCode, ...(narrative && { narrative }) } },
          ...callOff(kase, sessionId, () => true),
          ...noLongerDeclined(kase, [session]),
        )
      );
    },
  },
};

export const sessionAnswers: AnswerRules<'session_invitation' | 'session_report'> = {
  session_invitation: {
    /** Qualifications are looked at again when the session comes near, where the directory's word is at hand. */
    accept: (kase, { about, assigneeId }, _data, facts) => {
      const session = findSession(kase, about);
      const isKnown = Object.hasOwn(facts.people, assigneeId);
      const lapsed =
        session && isKnown && !session.overridden
          ? checkStillQualified(findTrack(kase, session.trackId), assigneeId, endOf(session), 'answer', facts)
          : null;
      return lapsed ?? accept({ type: 'sessionAccepted', data: { sessionId: about } });
    },
    decline: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'sessionDeclined', data: { sessionId: about, reasonCode } },
        ...followUp(kase, 'session_declined', facts),
      ),
  },
  session_report: { held: reportHeld, not_held: reportNotHeld },
};

type SessionEvent =
  | 'sessionPlanned'
  | 'sessionRescheduled'
  | 'sessionCancelled'
  | 'sessionAccepted'
  | 'sessionDeclined'
  | 'sessionReportFellDue'
  | 'sessionHeld'
  | 'sessionNotHeld';

export const sessionEvents: Reducers<SessionEvent> = {
  sessionPlanned: (kase, { data: { overrideReasons, ...data } }) => ({
    ...kase,
    sessions: [
      ...kase.sessions,
      {
        ...data,
        ...(overrideReasons && { overridden: true }),
        revision: 0,
        status: data.seriesId ? 'planned' : 'invited',
      },
    ],
  }),
  sessionRescheduled: (kase, { data }) =>
    change(kase, data.sessionId, (session) => ({
      specialistId: data.specialistId,
      startsAt: data.startsAt,
      minutes: data.minutes,
      revision: session.revision + 1,
      status: session.status === 'planned' ? 'planned' : 'invited',
      // What was overridden was so for the one who was to come.
      ...(session.overridden && { overridden: session.specialistId === data.specialistId }),
    })),
  sessionCancelled: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'cancelled', closedAt: at })),
  sessionAccepted: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'accepted' })),
  sessionDeclined: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'declined' })),
  sessionReportFellDue: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'report_due' })),
  sessionHeld: (kase, { data, at }) =>
    withSessionHeld(
      change(kase, data.sessionId, () => ({ status: 'held', closedAt: at })),
      findSession(kase, data.sessionId),
    ),
  sessionNotHeld: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'not_held', closedAt: at })),
};

/**
 * When a session is over its specialist is asked for the report. That holds for one whose invitation nobody
 * answered too: silence is not a refusal (rule 3), and the session may have taken place. A session of a series is
 * asked for when it comes near; where nobody could be asked before it began, only its report is.
 */
export const sessionDeadlines: Deadlines = (kase, by) => {
  const deadlines: Deadline[] = [];
  for (const session of kase.sessions) {
    if (session.status === 'planned') deadlines.push(invitationDeadline(session, by));
    else if (session.status === 'invited' || session.status === 'accepted') deadlines.push(reportDeadline(session));
  }
  return deadlines;
};

const reportDeadline = kept((session: Session): Deadline => ({
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

/** What a moved session must meet: its track still allows it, and whoever is to come then is qualified then. */
function checkMove(
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

/** The same time with the same person is no change, save for one who declined and is asked again. */
function isAsBefore(session: Session, { startsAt, minutes, specialistId }: CommandData['rescheduleSession']): boolean {
  return (
    session.status !== 'declined' &&
    startsAt === session.startsAt &&
    (minutes ?? session.minutes) === session.minutes &&
    (specialistId ?? session.specialistId) === session.specialistId
  );
}

function findSession(kase: CaseState, sessionId: string): Session | undefined {
  return kase.sessions.find((session) => session.sessionId === sessionId);
}

function change(kase: CaseState, sessionId: string, to: (session: Session) => Partial<Session>): CaseState {
  return {
    ...kase,
    sessions: kase.sessions.map((each) => (each.sessionId === sessionId ? { ...each, ...to(each) } : each)),
  };
}
