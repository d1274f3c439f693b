import { ask, dueFromNow, followedUp, followUp, openTasks, withdraw } from '../asking';
import type { CommandData } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { kept } from '../memo';
import { checkPerson } from '../people';
import { accept, firstOf, reject, type AnswerRules, type CommandRules, type Deadlines, type Reducers } from '../rules';
import type { CaseState, Session } from '../state';
import type { Task } from '../tasks';
import { phasesWithSessions } from '../phase-groups';
import { instant, type Instant } from '../time';

/** Sessions of one specialist with the person: planned, accepted or declined, held or not, each by a person's word. */
export const sessionCommands: CommandRules<'planSession' | 'rescheduleSession' | 'cancelSession'> = {
  planSession: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const track = kase.plan?.tracks.find(({ trackId }) => trackId === data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      const refusal = firstOf(
        checkPerson(facts, data.specialistId, 'specialistId', [track.discipline]),
        checkTime(data.startsAt, facts),
        facts.programme.placeCodes.includes(data.placeCode)
          ? null
          : reject('unknown_place', 'placeCode', { known: facts.programme.placeCodes }),
      );
      if (refusal) return refusal;
      const sessionId = facts.newId();
      return accept(
        { type: 'sessionPlanned', data: { sessionId, ...data } },
        invite(data.specialistId, sessionId, data.startsAt, facts),
      );
    },
  },
  rescheduleSession: {
    during: phasesWithSessions,
    decide: (kase, data, facts) => {
      const session = findSession(kase, data.sessionId);
      if (!session) return reject('unknown_session', 'sessionId');
      const specialistId = data.specialistId ?? session.specialistId;
      const discipline = kase.plan?.tracks.find(({ trackId }) => trackId === session.trackId)?.discipline;
      return (
        firstOf(
          isOpen(session) ? null : reject('session_not_open', 'sessionId', { status: session.status }),
          isAsBefore(session, data) ? reject('nothing_changed', 'startsAt') : null,
          checkTime(data.startsAt, facts),
          checkReason(data.reasonCode, facts),
          data.specialistId
            ? checkPerson(facts, data.specialistId, 'specialistId', discipline ? [discipline] : [])
            : null,
        ) ??
        accept(
          {
            type: 'sessionRescheduled',
            data: {
              sessionId: session.sessionId,
              specialistId,
              startsAt: data.startsAt,
              formerly: session.startsAt,
              minutes: data.minutes ?? session.minutes,
              reasonCode: data.reasonCode,
            },
          },
          ...inviteAgain(kase, session, specialistId, data.startsAt, facts),
          ...noLongerDeclined(kase, session),
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
          isOpen(session) ? null : reject('session_not_open', 'sessionId', { status: session.status }),
          checkReason(reasonCode, facts),
        ) ??
        accept(
          { type: 'sessionCancelled', data: { sessionId, reasonCode, ...(narrative && { narrative }) } },
          ...callOff(kase, sessionId, () => true),
          ...noLongerDeclined(kase, session),
        )
      );
    },
  },
};

export const sessionAnswers: AnswerRules<'session_invitation' | 'session_report'> = {
  session_invitation: {
    accept: (_kase, { about }) => accept({ type: 'sessionAccepted', data: { sessionId: about } }),
    decline: (kase, { about }, { reasonCode = '' }, facts) =>
      accept(
        { type: 'sessionDeclined', data: { sessionId: about, reasonCode } },
        ...followUp(kase, 'session_declined', facts),
      ),
  },
  session_report: {
    held: (_kase, { about }) => accept({ type: 'sessionHeld', data: { sessionId: about } }),
    not_held: (_kase, { about }, { reasonCode = '' }) =>
      accept({ type: 'sessionNotHeld', data: { sessionId: about, reasonCode } }),
  },
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
  sessionPlanned: (kase, { data }) => ({
    ...kase,
    sessions: [...kase.sessions, { ...data, revision: 0, status: 'invited' }],
  }),
  sessionRescheduled: (kase, { data }) =>
    change(kase, data.sessionId, ({ revision }) => ({
      specialistId: data.specialistId,
      startsAt: data.startsAt,
      minutes: data.minutes,
      revision: revision + 1,
      status: 'invited',
    })),
  sessionCancelled: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'cancelled', closedAt: at })),
  sessionAccepted: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'accepted' })),
  sessionDeclined: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'declined' })),
  sessionReportFellDue: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'report_due' })),
  sessionHeld: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'held', closedAt: at })),
  sessionNotHeld: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'not_held', closedAt: at })),
};

/**
 * When a session is over its specialist is asked for the report. That holds for one whose invitation nobody
 * answered too: silence is not a refusal (rule 3), and the session may have taken place.
 */
export const sessionDeadlines: Deadlines = (kase) =>
  kase.sessions
    .filter(({ status }) => status === 'invited' || status === 'accepted')
    .map((session) => ({
      at: endOf(session),
      then: 'sessionReportFellDue',
      about: session.sessionId,
      events: (facts) => [
        { type: 'sessionReportFellDue', data: { sessionId: session.sessionId } },
        ...withdraw(kase, ({ about }) => about === session.sessionId, false),
        ask('session_report', session.specialistId, session.sessionId, facts),
      ],
    }));

/** Cancels what has not taken place yet, when the case goes where there are no sessions. */
export function cancelOpenSessions(kase: CaseState): readonly NewEvent[] {
  return kase.sessions
    .filter(isOpen)
    .flatMap(({ sessionId }) => [
      { type: 'sessionCancelled', data: { sessionId, reasonCode: 'phase_ended' } } as const,
      ...callOff(kase, sessionId, () => true),
    ]);
}

const endOf = kept(({ startsAt, minutes }: Session): Instant => instant(Date.parse(startsAt) + minutes * 60_000));

function invite(specialistId: string, sessionId: string, startsAt: Instant, facts: Facts): NewEvent {
  return ask('session_invitation', specialistId, sessionId, facts, invitationDue(startsAt, facts));
}

/** An invitation is to be answered within its window, and before the session starts. */
function invitationDue(startsAt: Instant, facts: Facts): Instant {
  const due = dueFromNow('session_invitation', facts);
  return due < startsAt ? due : startsAt;
}

/** The open invitation changes and its link goes on; where there is none, or for another person, a new one is sent. */
function inviteAgain(
  kase: CaseState,
  session: Session,
  specialistId: string,
  startsAt: Instant,
  facts: Facts,
): readonly NewEvent[] {
  const open = openTasks(kase).find(
    (task) =>
      task.kind === 'session_invitation' && task.about === session.sessionId && task.assigneeId === specialistId,
  );
  if (open) {
    return [{ type: 'taskChanged', data: { taskId: open.taskId, dueAt: invitationDue(startsAt, facts) } }];
  }
  return [
    ...callOff(kase, session.sessionId, ({ assigneeId }) => assigneeId !== specialistId),
    invite(specialistId, session.sessionId, startsAt, facts),
  ];
}

/** Takes back the invitations to a session, accepted ones too: whoever reckons with the session is told. */
function callOff(kase: CaseState, sessionId: string, tell: (task: Task) => boolean): readonly NewEvent[] {
  return Object.values(kase.tasks)
    .filter((task) => task.about === sessionId && (task.status === 'open' || task.answer === 'accept'))
    .filter((task) => task.status !== 'withdrawn')
    .map((task) => ({ type: 'taskWithdrawn', data: { taskId: task.taskId, tell: tell(task) } }));
}

/** Whether a session may still be moved or cancelled. */
export function isOpen({ status }: Session): boolean {
  return status === 'invited' || status === 'accepted' || status === 'declined';
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

/** Once the last declined session is seen to there is nothing left to follow up. */
function noLongerDeclined(kase: CaseState, { sessionId }: Session): readonly NewEvent[] {
  const isLeft = kase.sessions.some((other) => other.status === 'declined' && other.sessionId !== sessionId);
  return isLeft ? [] : followedUp(kase, 'session_declined');
}

function checkTime(startsAt: Instant, { now }: Facts): Decision | null {
  return startsAt <= now ? reject('date_in_past', 'startsAt') : null;
}

function checkReason(reasonCode: string, { programme }: Facts): Decision | null {
  const known = programme.reasons.sessionCancelled;
  return known.includes(reasonCode) ? null : reject('unknown_reason', 'reasonCode', { known });
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
