import { isOpen } from './areas/sessions';
import type { Assessment, CaseState, Session } from './state';
import { instant, type Instant } from './time';

const kept = 30 * 86_400_000;
const assessmentsKept = 12;

/**
 * Lets go of tasks and sessions that ended more than thirty days ago, and of all but the baselines and the latest
 * assessments, so that the state of a long case stays small; the record keeps them. A task of a session still to
 * come is kept, since its specialist may yet have to be told something.
 */
export function prune(kase: CaseState, now: Instant): CaseState {
  const since = instant(Date.parse(now) - kept);
  const isOld = ({ closedAt }: { readonly closedAt?: Instant }): boolean => closedAt !== undefined && closedAt < since;
  const isPast = (session: Session): boolean =>
    isOld(session) || (session.status === 'declined' && session.startsAt < since);
  const tasks = Object.values(kase.tasks);
  const assessments = latest(kase.assessments);
  if (assessments === kase.assessments && !tasks.some(isOld) && !kase.sessions.some(isPast)) return kase;
  const upcoming = new Set(kase.sessions.filter(isOpen).map(({ sessionId }) => sessionId));
  return {
    ...kase,
    assessments,
    sessions: kase.sessions.filter((session) => !isPast(session)),
    tasks: Object.fromEntries(
      tasks.filter((task) => !isOld(task) || upcoming.has(task.about)).map((task) => [task.taskId, task]),
    ),
  };
}

function latest(assessments: CaseState['assessments']): CaseState['assessments'] {
  const isKept = ({ purpose, status }: Assessment, index: number): boolean =>
    index >= assessments.length - assessmentsKept || (purpose === 'baseline' && status === 'approved');
  return assessments.every(isKept) ? assessments : assessments.filter(isKept);
}
