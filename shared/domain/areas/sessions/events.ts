import { type Area } from '../../kernel/area';
import { established, observed, reported } from '../../kernel/provenance';
import { withSessionHeld } from '../plan/tracks';
import { change, findSession } from './rules';

export const rows: Area<'sessions'>['events'] = {
  sessionPlanned: {
    in: 'sessions',
    provenance: established('staff'),
    reduce: (kase, { data: { overrideReasons, ...data } }) => ({
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
  },
  sessionRescheduled: {
    in: 'sessions',
    provenance: reported(),
    says: 'Session moved',
    reduce: (kase, { data }) =>
      change(kase, data.sessionId, (session) => ({
        specialistId: data.specialistId,
        startsAt: data.startsAt,
        minutes: data.minutes,
        revision: session.revision + 1,
        status: session.status === 'planned' ? 'planned' : 'invited',
        // An override holds only for the specialist for whom it was given.
        ...(session.overridden && { overridden: session.specialistId === data.specialistId }),
      })),
  },
  sessionCancelled: {
    in: 'sessions',
    elsewhere: { reasonCode: 'identity' },
    provenance: reported(),
    reduce: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'cancelled', closedAt: at })),
  },
  sessionAccepted: {
    in: 'sessions',
    provenance: observed('staff'),
    says: 'Invitation accepted',
    reduce: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'accepted' })),
  },
  sessionDeclined: {
    in: 'sessions',
    provenance: observed('staff'),
    says: 'Invitation declined',
    reduce: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'declined' })),
  },
  sessionReportFellDue: {
    in: 'sessions',
    provenance: established(),
    says: 'Report of a session fell due',
    reduce: (kase, { data }) => change(kase, data.sessionId, () => ({ status: 'report_due' })),
  },
  sessionHeld: {
    in: 'sessions',
    provenance: observed(),
    reduce: (kase, { data, at }) =>
      withSessionHeld(
        change(kase, data.sessionId, () => ({ status: 'held', closedAt: at })),
        findSession(kase, data.sessionId),
      ),
  },
  sessionNotHeld: {
    in: 'sessions',
    provenance: observed(),
    reduce: (kase, { data, at }) => change(kase, data.sessionId, () => ({ status: 'not_held', closedAt: at })),
  },
  seriesPlanned: {
    in: 'sessions',
    provenance: established('staff'),
    says: 'Series of sessions planned',
  },
  sessionObserved: {
    in: 'sessions',
    provenance: observed(),
    says: 'Observations of a session recorded',
  },
  qualificationLapsed: {
    in: 'sessions',
    provenance: established('staff'),
    says: 'Accreditation had lapsed',
  },
};
