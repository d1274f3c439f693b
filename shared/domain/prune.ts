import { isOpen as isConferenceOpen } from './areas/conference-state';
import { isOpen } from './areas/invitations';
import type { Assessment, CaseState, Conference, Session } from './state';
import type { Task } from './tasks';
import { laterBy, type Instant } from './time';

const keptFor = 30 * 86_400_000;
const assessmentsKept = 12;

/**
 * Lets go of tasks, sessions and cancelled conferences that ended more than thirty days ago, and of all but the baselines and the latest
 * assessments, so that the state of a long case stays small; the record keeps them. A task of a session or a
 * conference still to come is kept, since whoever was asked may yet have to be told something.
 */
export function prune(kase: CaseState, now: Instant): CaseState {
  const since = keptSince(now);
  const sessions = kase.sessions.some((session) => isBefore(endOf(session), since))
    ? kase.sessions.filter((session) => !isBefore(endOf(session), since))
    : kase.sessions;
  const conferences = kase.conferences.some((each) => isCalledOff(each, since))
    ? kase.conferences.filter((each) => !isCalledOff(each, since))
    : kase.conferences;
  const old = oldTasks(kase.tasks, since);
  const tasks = old.length > 0 ? tasksWithout(old, { tasks: kase.tasks, sessions, conferences }) : kase.tasks;
  const assessments = kase.assessments.length > assessmentsKept ? latest(kase.assessments) : kase.assessments;
  const isSame = sessions === kase.sessions && conferences === kase.conferences && tasks === kase.tasks;
  return isSame && assessments === kase.assessments ? kase : { ...kase, assessments, sessions, conferences, tasks };
}

let counted: { readonly now: Instant; readonly since: Instant } | null = null;

/** What ended before this is let go of; counted once for all events of a decision. */
function keptSince(now: Instant): Instant {
  if (counted?.now !== now) counted = { now, since: laterBy(now, -keptFor) };
  return counted.since;
}

/** This runs at every event, and nearly always finds nothing. */
function oldTasks(tasks: CaseState['tasks'], since: Instant): readonly Task[] {
  let old: Task[] | null = null;
  for (const taskId in tasks) {
    const task = tasks[taskId];
    if (task && isBefore(task.closedAt, since)) (old ??= []).push(task);
  }
  return old ?? none;
}

const none: readonly Task[] = [];

/** Whether a conference was cancelled, and its day passed long ago. */
function isCalledOff({ status, startsAt }: Conference, since: Instant): boolean {
  return status === 'cancelled' && startsAt < since;
}

/** When a session that is to be let go of ended; one that was declined, and that nobody saw to, when it would have been. */
function endOf({ closedAt, status, startsAt }: Session): Instant | undefined {
  return closedAt ?? (status === 'declined' ? startsAt : undefined);
}

function isBefore(end: Instant | undefined, since: Instant): boolean {
  return end !== undefined && end < since;
}

/** Whether its specialist may have to be told something: of one that was cancelled just now, that it was. */
function isReckonedWith(session: Session): boolean {
  return isOpen(session) || session.status === 'cancelled';
}

function tasksWithout(
  old: readonly Task[],
  { tasks, sessions, conferences }: Pick<CaseState, 'tasks' | 'sessions' | 'conferences'>,
): CaseState['tasks'] {
  const isAwaited = ({ about }: Task): boolean =>
    sessions.some((session) => session.sessionId === about && isReckonedWith(session)) ||
    conferences.some((conference) => conference.conferenceId === about && isConferenceOpen(conference));
  const gone = new Set(old.filter((task) => !isAwaited(task)).map(({ taskId }) => taskId));
  if (gone.size === 0) return tasks;
  const left: Record<string, Task> = {};
  for (const [taskId, task] of Object.entries(tasks)) if (!gone.has(taskId)) left[taskId] = task;
  return left;
}

function latest(assessments: CaseState['assessments']): CaseState['assessments'] {
  const isKept = ({ purpose, status }: Assessment, index: number): boolean =>
    index >= assessments.length - assessmentsKept || (purpose === 'baseline' && status === 'approved');
  return assessments.every(isKept) ? assessments : assessments.filter(isKept);
}
