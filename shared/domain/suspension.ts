import type { Deadline } from './kernel-types';
import type { EventType } from './events';
import type { CaseState } from './state';
import type { Task, TaskKind } from './tasks';
import { later, type Instant } from './time';

/** What goes on while a case is suspended: what guards the person's rights, and the days that come whatever happens. */
const keptWhileSuspended: readonly EventType[] = [
  'housingReviewFellDue',
  'segregationAlarmed',
  'adulthoodReached',
  'personReleased',
];

/** An incident is told at once: an escape suspends a case, and is one. */
const askedWhileSuspended: readonly TaskKind[] = [
  'handover_sending',
  'handover_acceptance',
  'urgent_concern',
  'incident_notice',
  'suspension_proposal',
];

/** Whether a task is asked, reminded of and escalated although the case is suspended. */
export function goesOnWhileSuspended({ kind, about }: Task): boolean {
  if (askedWhileSuspended.includes(kind)) return true;
  return kind === 'follow_up' && (about === 'housing_review_due' || about === 'segregation_limit');
}

/** Whether time may bring this about now. */
export function isRunning(kase: CaseState, { then, about }: Deadline): boolean {
  if (!kase.suspended || keptWhileSuspended.includes(then)) return true;
  const task = then === 'rungReached' && about !== undefined ? kase.tasks[about] : undefined;
  return task !== undefined && goesOnWhileSuspended(task);
}

/**
 * Everything that waited lies as much later as it waited: for the whole suspension, or since it came about in it.
 * Appointments and dates that others have set stay where they are.
 */
export function resume(kase: CaseState, since: Instant, until: Instant): CaseState {
  const begun = (start: Instant): Instant => (start > since ? start : since);
  const shift = (at: Instant, start: Instant): Instant => later(at, begun(start), until);
  const shiftTask = (task: Task): Task =>
    task.status === 'open' && !goesOnWhileSuspended(task)
      ? { ...task, askedAt: shift(task.askedAt, task.askedAt), dueAt: shift(task.dueAt, task.askedAt) }
      : task;
  const { contacts, reassessment, reassessmentRequired: required, conferenceDue: conference } = kase;
  return {
    ...kase,
    suspended: null,
    phasePaused: kase.phasePaused + Date.parse(until) - Date.parse(begun(kase.phaseSince)),
    reassessment: reassessment && { ...reassessment, dueFrom: shift(reassessment.dueFrom, reassessment.dueFrom) },
    reassessmentRequired: required && { ...required, dueAt: shift(required.dueAt, required.since) },
    // A day that a conference set is one that others have set.
    conferenceDue: conference?.since ? { ...conference, dueAt: shift(conference.dueAt, conference.since) } : conference,
    contacts: contacts && {
      ...contacts,
      startedAt: shift(contacts.startedAt, contacts.startedAt),
      nextAt: contacts.nextAt && shift(contacts.nextAt, contacts.startedAt),
    },
    tasks: Object.fromEntries(Object.entries(kase.tasks).map(([id, task]) => [id, shiftTask(task)])),
  };
}
