import { type Area } from '../../kernel/area';
import { asks } from '../../kernel/grants';
import { checkReason } from '../../kernel/reasons';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesWithSessions } from '../../path/phases';
import { findTrack } from '../plan/tracks';
import { checkModule, checkPlace, checkSpecialist, checkTime, checkTrack, endOf } from './checks';
import { commands } from './contract';
import { callOff, invite, inviteAgain, isOpen, noLongerDeclined } from './invitations';
import { checkMove, findSession, isAsBefore } from './rules';
import { checkLength, planned, startsOf } from './series';

export const rows: Area<'sessions'>['commands'] = {
  planSession: {
    body: commands.planSession,
    by: asks,
    textsIn: 'sessions',
    names: ({ specialistId }) => [specialistId],
    during: phasesWithSessions,
    form: { first: ['trackId'], frequent: true },
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
    body: commands.rescheduleSession,
    by: asks,
    textsIn: 'sessions',
    names: ({ specialistId }) => [specialistId],
    during: phasesWithSessions,
    form: { first: ['sessionId'], fills: ['session_declined'], frequent: true },
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
    body: commands.cancelSession,
    by: asks,
    textsIn: 'sessions',
    during: phasesWithSessions,
    whileSuspended: true,
    form: { fills: ['session_declined'] },
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
  planSeries: {
    body: commands.planSeries,
    by: asks,
    textsIn: 'sessions',
    names: ({ specialistId }) => [specialistId],
    during: phasesWithSessions,
    form: { first: ['trackId'] },
    decide: (kase, data, facts) => {
      const track = findTrack(kase, data.trackId);
      if (!track) return reject('unknown_track', 'trackId');
      const starts = startsOf(data, facts);
      const lastEndsAt = endOf({ startsAt: starts.at(-1) ?? data.startsAt, minutes: data.minutes });
      return (
        firstOf(
          checkTrack(kase, track, facts),
          checkTime(data.startsAt, facts),
          checkLength(data, starts, facts),
          checkSpecialist(track, data.specialistId, lastEndsAt, data.overrideReasons, facts),
          checkPlace(data.placeCode, facts),
        ) ?? accept(...planned(data, starts, facts))
      );
    },
  },
};
