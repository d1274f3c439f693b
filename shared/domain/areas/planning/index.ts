import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { missingPlan, missingQuorum } from './rules';
import { rows as taskRows } from './tasks';

/** How a plan is made: drafted, submitted, approved by a chair who is not its author (domain.md, `planning`). */
export const planning = area('planning', {
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    plan_rejected: { in: 'identity', endsWith: 'phase' },
    plan_changes_asked: { in: 'identity' },
  },
  requirements: {
    plan: {
      codes: { plan_draft: 'identity', plan_submission: 'identity', plan_approval: 'identity' },
      at: ['planning'],
      missing: missingPlan,
    },
    quorum: {
      codes: { quorum_: 'identity' },
      askedAs: { quorum_: ['plan_opinion'] },
      at: ['planning'],
      asksForNothing: ({ conferences }) => (conferences['plan']?.quorum ?? []).length === 0,
      missing: missingQuorum,
    },
  },
});
