import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { isBefore } from '../../path/phases';
import { rows as commandRows } from './commands';
import { answerDetails } from './contract';
import { rows as eventRows } from './events';
import { cancelOpenSessions } from './invitations';
import { sections } from './programme';
import { sessionDeadlines } from './rules';
import { isSessionToCome, pruneSessions } from './state';
import { rows as taskRows } from './tasks';

/** Sessions of one specialist with the person: planned, accepted or declined, held or not, each as a person says. */
export const sessions = area('sessions', {
  state: { sessions: [] },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    session_declined: { in: 'sessions' },
    accreditation_lapsed: { in: 'sessions' },
  },
  deadlines: sessionDeadlines,
  endsOnEntering: { closing: cancelOpenSessions },
  // Without an approved plan there are no sessions.
  endsOnGoingBack: (kase, to) => (isBefore(to, 'programme') ? cancelOpenSessions(kase) : []),
  prune: pruneSessions,
  isToCome: isSessionToCome,
  answerDetails,
  programme: sections,
  reasons: { invitationDeclined: codes, sessionNotHeld: codes, sessionCancelled: codes },
});
