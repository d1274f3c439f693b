import type { EventData, EventType, TaskKind } from '../../../shared/domain/case';
import type { TimelineEntryResponse } from '../present-event';
import type { Recorded } from '../sections/recorded';
import { toldOf, type Told } from '../sections/told';
import type { SectionSeen } from '../sections/section';
import type { SessionShown } from './response';

/** Sessions as the entries that a reader sees tell of them. */
export interface SessionsTold {
  readonly sessions: ReadonlyMap<string, SessionShown>;
  readonly series: readonly (Told<EventData['seriesPlanned']> & { readonly recorded: Recorded })[];
}

type Change = (session: SessionShown) => Partial<SessionShown>;

interface Fold {
  readonly sessions: Map<string, SessionShown>;
  readonly tasks: Map<string, { readonly kind: TaskKind; readonly sessionId: string }>;
  readonly series: (Told<EventData['seriesPlanned']> & { readonly recorded: Recorded })[];
  readonly change: (sessionId: string | undefined, to: Change) => void;
}

type Rows = {
  readonly [T in EventType]?: (fold: Fold, data: Told<EventData[T]>, recorded: Recorded) => void;
};

/** Folds the entries that a reader sees, oldest first, into the sessions that they tell of. */
export function sessionsTold({ entries, recordedOf }: Pick<SectionSeen, 'entries' | 'recordedOf'>): SessionsTold {
  const sessions = new Map<string, SessionShown>();
  const change: Fold['change'] = (sessionId, to) => {
    const session = sessionId === undefined ? undefined : sessions.get(sessionId);
    if (session) sessions.set(session.sessionId, { ...session, ...to(session) });
  };
  const fold: Fold = { sessions, tasks: new Map(), series: [], change };
  for (const entry of entries) tell(fold, entry, recordedOf(entry));
  return fold;
}

function tell(fold: Fold, entry: TimelineEntryResponse, recorded: Recorded): void {
  const type = entry.type as keyof typeof rows;
  if (!Object.hasOwn(rows, type)) return;
  const row = rows[type] as (fold: Fold, data: unknown, recorded: Recorded) => void;
  const [told] = toldOf([entry], type);
  if (told) row(fold, told.data, recorded);
}

const rows = {
  sessionPlanned: ({ sessions }, data, recorded) => {
    const { sessionId, trackId, specialistId, startsAt, minutes, placeCode, overrideReasons, ...more } = data;
    sessions.set(sessionId, {
      sessionId,
      trackId,
      specialistId,
      startsAt,
      minutes,
      placeCode,
      ...more,
      status: more.seriesId === undefined ? 'invited' : 'planned',
      planned: { ...recorded, ...(overrideReasons && { overrideReasons }) },
    });
  },
  sessionRescheduled: ({ change }, { sessionId, specialistId, startsAt, formerly, minutes, reasonCode }, recorded) => {
    change(sessionId, (session) => ({
      specialistId,
      startsAt,
      minutes,
      status: session.status === 'planned' ? 'planned' : 'invited',
      moved: [...(session.moved ?? []), { formerly, reasonCode, recorded }],
    }));
  },
  sessionAccepted: ({ change }, { sessionId }) => change(sessionId, () => ({ status: 'accepted' })),
  sessionDeclined: ({ change }, { sessionId }) => change(sessionId, () => ({ status: 'declined' })),
  sessionReportFellDue: ({ change }, { sessionId }) => change(sessionId, () => ({ status: 'report_due' })),
  sessionHeld: ({ change }, { sessionId }, recorded) =>
    change(sessionId, () => ({ status: 'held', ended: { recorded } })),
  sessionNotHeld: ({ change }, { sessionId, reasonCode }, recorded) => {
    change(sessionId, () => ({ status: 'not_held', ended: { reasonCode, recorded } }));
  },
  sessionCancelled: ({ change }, { sessionId, reasonCode, narrative }, recorded) => {
    const why = { ...(reasonCode && { reasonCode }), ...(narrative && { says: narrative }) };
    change(sessionId, () => ({ status: 'cancelled', ended: { ...why, recorded } }));
  },
  sessionObserved: ({ change }, { sessionId, engagement, observations }, recorded) => {
    change(sessionId, () => ({
      observed: {
        ...(engagement && { engagement }),
        observations: observations.map(({ objectiveId, progress, note }) => ({
          objectiveId,
          progress,
          ...(note && { note }),
        })),
        recorded,
      },
    }));
  },
  qualificationLapsed: ({ change }, { sessionId }, recorded) => {
    change(sessionId, () => ({ qualificationLapsed: recorded }));
  },
  seriesPlanned: ({ series }, data, recorded) => void series.push({ ...data, recorded }),
  concernRaised: ({ change }, { sessionId, urgent }, recorded) => {
    change(sessionId, () => ({ concern: { urgent, recorded } }));
  },
  concernReviewed: ({ change }, { sessionId, outcome }) => {
    change(sessionId, ({ concern }) => (concern ? { concern: { ...concern, outcome } } : {}));
  },
  urgentConcernAcknowledged: ({ change }, { sessionId }, recorded) => {
    change(sessionId, ({ concern }) => (concern ? { concern: { ...concern, acknowledged: recorded } } : {}));
  },
  taskAsked: ({ tasks, change }, { taskId, kind, about }) => {
    tasks.set(taskId, { kind, sessionId: about });
    if (kind === 'session_invitation')
      change(about, ({ status }) => (status === 'planned' ? { status: 'invited' } : {}));
  },
  taskReassigned: ({ tasks, change }, { taskId, to }) => {
    const task = tasks.get(taskId);
    const isOfSpecialist = task?.kind === 'session_invitation' || task?.kind === 'session_report';
    if (isOfSpecialist) change(task.sessionId, () => ({ specialistId: to }));
  },
  taskAnswered: ({ tasks, change }, { taskId, answer, reasonCode, narrative }, recorded) => {
    const { kind, sessionId } = tasks.get(taskId) ?? {};
    const says = narrative && { says: narrative };
    if (kind === 'session_invitation') {
      change(sessionId, () => ({ invitation: { answer, ...(reasonCode && { reasonCode }), ...says, recorded } }));
    }
    if (kind === 'session_report') change(sessionId, () => ({ report: { ...says, recorded } }));
    if (kind === 'concern_review' && says)
      change(sessionId, ({ concern }) => (concern ? { concern: { ...concern, ...says } } : {}));
  },
} satisfies Rows;
