import { z } from 'zod';
import { missingAtGate, nextDeadlines } from '../../../shared/domain/case-rules';
import { phaseDueAt } from '../../../shared/domain/path/moving-on';
import { phaseRows } from '../../../shared/domain/path/phases';
import type { Task } from '../../../shared/domain/asking/task';
import { compartmentOfDeadline, compartmentOfMissing } from '../../../shared/policy/where-it-lies';
import { seesDue, seesTask } from '../../../shared/policy/who-may-see';
import { date, instant, person, shown, text, type CaseSeen } from './case-seen';

const mostDeadlines = 20;

const progress = shown('identity', 'progress');
const alias = shown('identity', 'alias');

const owedBy = z.object({ personId: person.optional(), function: text.optional() });

const openTask = z.object({
  taskId: text,
  kind: text,
  assigneeId: person,
  about: text,
  askedAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
});

/** Progress of the case. Derived fields count only what the viewer sees: a total or a date would reveal the rest. */
export const progressRows = {
  phaseSince: progress(instant, ({ kase }) => kase.phaseSince),
  targetAt: progress(instant.nullable(), ({ kase, facts }) => phaseDueAt(kase, facts)),
  overdue: progress(z.boolean(), isOverdue),
  ownerId: progress(
    person.nullable().meta({ description: 'Who owns the phase' }),
    ({ kase }) => kase.functions[phaseRows[kase.phase].owner] ?? null,
  ),
  suspended: progress(z.object({ since: instant, reasonCode: text }).nullable(), ({ kase }) => kase.suspended),
  diedOn: progress(date.nullable(), ({ kase }) => kase.diedOn),
  missing: progress(
    z
      .array(z.object({ code: text, owedBy }))
      .meta({ description: 'What the gate to the next phase still lacks, and who owes it' }),
    ({ kase, facts, sight }) =>
      kase.diedOn === null
        ? missingAtGate(kase, facts).filter((item) => seesDue(sight, compartmentOfMissing(item)))
        : [],
  ),
  nextDeadlines: progress(
    z.array(z.object({ at: instant, what: text, about: text.optional() })),
    ({ kase, facts, sight }) =>
      nextDeadlines(kase, facts)
        .filter((deadline) => seesDue(sight, compartmentOfDeadline(deadline, kase.tasks)))
        .slice(0, mostDeadlines),
  ),
  tasks: alias(z.array(openTask).meta({ description: 'What is asked and not yet answered' }), (seen) =>
    [...openTasks(seen)]
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .map((task) => ({ ...task, overdue: task.dueAt < seen.facts.now })),
  ),
};

/** Whether the phase, or an open task that the viewer sees, has passed its time. */
function isOverdue(seen: CaseSeen): boolean {
  const { kase, facts } = seen;
  const target = phaseDueAt(kase, facts);
  if (kase.diedOn !== null || kase.phase === 'closed') return false;
  return (target !== null && target < facts.now) || openTasks(seen).some(({ dueAt }) => dueAt < facts.now);
}

/** The open tasks that the viewer sees. */
function openTasks({ kase, sight }: CaseSeen): readonly Task[] {
  return Object.values(kase.tasks).filter((task) => task.status === 'open' && seesTask(sight, task));
}
