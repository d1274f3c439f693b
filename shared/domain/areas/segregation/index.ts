import { area } from '../../kernel/area';
import type {} from './contract';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { segregationDeadlines } from './rules';

/** Consecutive separation, counted across the decisions that renew it (domain.md, "safe, well-run prison"; Nelson Mandela Rules 43 to 45). */
export const segregation = area('segregation', {
  state: { segregation: null },
  events: eventRows,
  followUps: {
    segregation_limit: { in: 'identity', endsWith: 'custody', whileSuspended: true, doneBy: 'housing_decision' },
  },
  deadlines: segregationDeadlines,
  deadlinesWhileSuspended: ['segregationAlarmed'],
  programme: sections,
});
