import type { AreaWords } from '../../practice/words';

export const sessions: AreaWords<'sessions'> = {
  commands: {
    planSession: {
      title: 'Plan a session',
      done: 'The session is planned.',
      hint: 'The specialist is asked by mail. The mail names nobody.',
    },
    rescheduleSession: {
      title: 'Move a session',
      done: 'The session is moved.',
      hint: 'The specialist is asked again for the new time.',
    },
    cancelSession: { title: 'Cancel a session', done: 'The session is cancelled.' },
    planSeries: {
      title: 'Plan a series of sessions',
      done: 'The series is planned.',
      hint: 'Each session of the series can be moved or cancelled separately.',
    },
  },
  events: {
    sessionPlanned: 'Session planned: {{startsAt}}, {{placeCode}}, with {{specialistId}}',
    sessionRescheduled: 'Session moved: from {{formerly}} to {{startsAt}} ({{reasonCode}})',
    sessionCancelled: 'Session cancelled: {{reasonCode}}',
    sessionAccepted: 'Invitation to a session accepted',
    sessionDeclined: 'Invitation to a session declined: {{reasonCode}}',
    sessionReportFellDue: 'Report of a session fell due',
    sessionHeld: 'Session held',
    sessionNotHeld: 'Session not held: {{reasonCode}}',
    seriesPlanned: 'Series of sessions planned: {{count}} sessions',
    sessionObserved: 'Observations of a session recorded',
    qualificationLapsed: 'Accreditation or vetting had lapsed: {{specialistId}}',
  },
  tasks: {
    session_invitation: {
      do: 'Say whether you can hold the session',
      answers: { accept: 'I can hold the session', decline: 'I cannot hold the session' },
    },
    session_report: {
      do: 'Report on the session',
      answers: { held: 'The session was held', not_held: 'The session was not held' },
    },
  },
  followUps: {
    session_declined: 'A specialist declined a session: find another time or another specialist',
    accreditation_lapsed:
      'A specialist’s accreditation or vetting had lapsed: have it renewed or choose another specialist',
  },
  deadlines: { sessionReportFellDue: 'Report of the session' },
  fieldsOf: {
    planSession: {
      minutes: { label: 'Length in minutes' },
      overrideReasons: { hint: 'Only if the specialist’s accreditation or vetting has lapsed.' },
    },
    planSeries: {
      startsAt: { label: 'First session' },
      minutes: { label: 'Length of each session in minutes' },
      overrideReasons: { hint: 'Only if the specialist’s accreditation or vetting has lapsed.' },
    },
    rescheduleSession: {
      startsAt: { label: 'New date and time' },
      minutes: { label: 'New length in minutes' },
      specialistId: { label: 'Another specialist' },
    },
    session_report: { concern: { hint: 'An urgent concern reaches the duty officer at once.' } },
  },
};
