import { isOpen as isConferenceOpen } from './areas/conference-state';
import { isOpen } from './areas/invitations';
import { kept } from './memo';
import type { Assessment, CaseState, Session } from './state';
import { earliest, laterBy, type Instant } from './time';

const keptFor = 30 * 86_400_000;
const assessmentsKept = 12;

/**
 * Lets go of tasks and sessions that ended more than thirty days ago, and of all but the baselines and the latest
 * assessments, so that the state of a long case stays small; the record keeps them. A task of a session or a
 * conference still to come is kept, since whoever was asked may yet have to be told something.
 *
 * This runs at every event: each list is looked through once as long as it stays the same, and again only when the
 * first of what it holds has grown old.
 */
export function prune(kase: CaseState, now: Instant): CaseState {
  const sessions = isPast(firstSessionToGo(kase.sessions), now)
    ? kase.sessions.filter((session) => !isPast(goes(endOf(session)), now))
    : kase.sessions;
  const tasks = isPast(firstTaskToGo(kase.tasks), now) ? tasksLeft({ ...kase, sessions }, now) : kase.tasks;
  const assessments = kase.assessments.length > assessmentsKept ? latest(kase.assessments) : kase.assessments;
  if (sessions === kase.sessions && tasks === kase.tasks && assessments === kase.assessments) return kase;
  return { ...kase, assessments, sessions, tasks };
}

const firstSessionToGo = kept((sessions: CaseState['sessions']) => goes(earliest(sessions.map(endOf))));

const firstTaskToGo = kept((tasks: CaseState['tasks']) =>
  goes(earliest(Object.values(tasks).map(({ closedAt }) => closedAt))),
);

/** When a session that is to be let go of ended; one that was declined, and that nobody saw to, when it would have been. */
function endOf({ closedAt, status, startsAt }: Session): Instant | undefined {
  return closedAt ?? (status === 'declined' ? startsAt : undefined);
}

function goes(end: Instant | null | undefined): Instant | null {
  return end ? laterBy(end, keptFor) : null;
}

function isPast(at: Instant | null, now: Instant): boolean {
  return at !== null && at < now;
}

/** Whether its specialist may have to be told something: of one that was cancelled just now, that it was. */
function isReckonedWith(session: Session): boolean {
  return isOpen(session) || session.status === 'cancelled';
}

function tasksLeft({ tasks, sessions, conferences }: CaseState, now: Instant): CaseState['tasks'] {
  const all = Object.values(tasks);
  const reckonedWith = new Set([
    ...sessions.filter(isReckonedWith).map(({ sessionId }) => sessionId),
    ...conferences.filter(isConferenceOpen).map(({ conferenceId }) => conferenceId),
  ]);
  const left = all.filter(({ closedAt, about }) => !isPast(goes(closedAt), now) || reckonedWith.has(about));
  return left.length === all.length ? tasks : Object.fromEntries(left.map((task) => [task.taskId, task]));
}

function latest(assessments: CaseState['assessments']): CaseState['assessments'] {
  const isKept = ({ purpose, status }: Assessment, index: number): boolean =>
    index >= assessments.length - assessmentsKept || (purpose === 'baseline' && status === 'approved');
  return assessments.every(isKept) ? assessments : assessments.filter(isKept);
}
