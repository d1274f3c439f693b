import { followUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { checkPerson } from '../../kernel/people';
import { accept, firstOf } from '../../kernel/rules';
import { findTrack } from '../plan/tracks';
import { checkStillQualified, endOf } from './checks';
import { asked } from './invitations';
import { reportHeld, reportNotHeld } from './reports';
import { findSession } from './rules';
import { sessionAppointment, sessionHandedTo } from './state';

declare module '../../case' {
  interface AreaTasks {
    sessions: {
      session_invitation: 'accept' | 'decline';
      session_report: 'held' | 'not_held';
    };
  }
}

export const rows = {
  session_invitation: {
    sensitivity: 'link',
    askedBy: 'inviteToSession',
    defaultWindow: null,
    in: 'sessions',
    endsWith: 'aftercare',
    appointment: sessionAppointment,
    mayTakeOver: (kase, { about }, personId, path, facts) => {
      const session = kase.sessions.find(({ sessionId }) => sessionId === about);
      const track = session && findTrack(kase, session.trackId);
      return firstOf(
        checkPerson(facts, personId, path, track ? [track.discipline] : []),
        session ? checkStillQualified(track, personId, endOf(session), path, facts) : null,
      );
    },
    handedTo: sessionHandedTo,
    whenAsked: asked,
    answers: {
      /**
       * Qualifications are checked again when the session comes near, if the facts of the directory include the
       * specialist.
       */
      accept: {
        brings: (kase, { about, assigneeId }, _data, facts) => {
          const session = findSession(kase, about);
          const isKnown = Object.hasOwn(facts.people, assigneeId);
          const lapsed =
            session && isKnown && !session.overridden
              ? checkStillQualified(findTrack(kase, session.trackId), assigneeId, endOf(session), 'answer', facts)
              : null;
          return lapsed ?? accept({ type: 'sessionAccepted', data: { sessionId: about } });
        },
      },
      decline: {
        reasonsFrom: 'invitationDeclined',
        brings: (kase, { about }, { reasonCode = '' }, facts) =>
          accept(
            { type: 'sessionDeclined', data: { sessionId: about, reasonCode } },
            ...followUp(kase, 'session_declined', facts),
          ),
      },
    },
  },
  session_report: {
    sensitivity: 'link',
    askedBy: 'requestReport',
    defaultWindow: null,
    in: 'sessions',
    endsWith: 'answer',
    appointment: sessionAppointment,
    mayTakeOver: (kase, { about }, personId, path, facts) => {
      const session = kase.sessions.find(({ sessionId }) => sessionId === about);
      const track = session && findTrack(kase, session.trackId);
      return checkPerson(facts, personId, path, track ? [track.discipline] : []);
    },
    handedTo: sessionHandedTo,
    answers: {
      held: { details: ['engagement', 'observations', 'concern'], brings: reportHeld },
      not_held: { reasonsFrom: 'sessionNotHeld', details: ['concern'], brings: reportNotHeld },
    },
  },
} satisfies Area<'sessions'>['tasks'];
