import { releaseDeadlines } from './areas/release';
import { phaseDeadlines } from './phases';
import { taskDeadlines } from './areas/tasks';
import { sessionDeadlines } from './areas/sessions';
import { housingDeadlines } from './areas/housing';
import { contactDeadlines } from './areas/contacts';
import { markerDeadlines } from './areas/markers';
import { reassessmentDeadlines } from './areas/reassessment';
import { segregationDeadlines } from './areas/segregation';
import { conferenceDeadlines } from './areas/conferences';
import { objectiveDeadlines } from './areas/objectives';
import { consentDeadlines } from './areas/consent';
import type { EventType } from './events';
import type { AgendaFacts, Deadline, Timetable } from './kernel-types';
import { keptWith } from './memo';
import type { CaseState } from './state';
import { isRunning } from './suspension';
import { isSameCalendar, type Instant } from './time';

/** Of what falls due at the same moment the first comes first: a release on its very day is not overdue. */
const deadlineRules = [
  releaseDeadlines,
  phaseDeadlines,
  taskDeadlines,
  sessionDeadlines,
  reassessmentDeadlines,
  housingDeadlines,
  contactDeadlines,
  markerDeadlines,
  segregationDeadlines,
  conferenceDeadlines,
  objectiveDeadlines,
  consentDeadlines,
];

/** Everything that time will bring, earliest first. */
export function nextDeadlines(
  kase: CaseState,
  facts: AgendaFacts,
): readonly { readonly at: Instant; readonly what: EventType; readonly about?: string }[] {
  return deadlinesOf(kase, facts)
    .map(({ at, then, about }) => ({ at, what: then, ...(about && { about }) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Whether nothing more can happen to a case. */
export function hasEnded({ phase, diedOn }: CaseState): boolean {
  return phase === 'closed' || diedOn !== null;
}

/** The first thing that time will bring, or null where it brings nothing more. */
export function firstDeadline(kase: CaseState, facts: AgendaFacts): Deadline | null {
  let first: Deadline | null = null;
  for (const deadline of deadlinesOf(kase, facts)) if (first === null || deadline.at < first.at) first = deadline;
  return first;
}

const deadlinesOf = keptWith((kase: CaseState, by: Timetable): readonly Deadline[] => {
  if (hasEnded(kase)) return [];
  const running: Deadline[] = [];
  for (const rule of deadlineRules)
    for (const deadline of rule(kase, by)) if (isRunning(kase, deadline)) running.push(deadline);
  return running;
}, isSameTimetable);

function isSameTimetable(a: Timetable, b: Timetable): boolean {
  return a.programme === b.programme && isSameCalendar(a.calendar, b.calendar);
}
