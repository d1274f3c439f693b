import { isOpen } from './areas/sessions';
import type { CaseState } from './state';
import { instant, type Instant } from './time';

const kept = 30 * 86_400_000;

/**
 * Lets go of tasks and sessions that ended more than thirty days ago, so that the state of a long case stays
 * small; the record keeps them. A task of a session still to come is kept, since its specialist may yet have
 * to be told something.
 */
export function prune(kase: CaseState, now: Instant): CaseState {
  const since = instant(Date.parse(now) - kept);
  const isOld = ({ closedAt }: { readonly closedAt?: Instant }): boolean => closedAt !== undefined && closedAt < since;
  const tasks = Object.values(kase.tasks);
  if (!tasks.some(isOld) && !kase.sessions.some(isOld)) return kase;
  const upcoming = new Set(kase.sessions.filter(isOpen).map(({ sessionId }) => sessionId));
  return {
    ...kase,
    sessions: kase.sessions.filter((session) => !isOld(session)),
    tasks: Object.fromEntries(
      tasks.filter((task) => !isOld(task) || upcoming.has(task.about)).map((task) => [task.taskId, task]),
    ),
  };
}
