import { area } from '../../kernel/area';
import { needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { housingDeadlines, isClassified } from './rules';

/** Housing, security class and role tier: decided by a person, with factors, reasons and an expiry (domain.md). */
export const housing = area('housing', {
  state: { housing: null },
  commands: commandRows,
  events: eventRows,
  followUps: {
    housing_review_due: { in: 'identity', endsWith: 'custody', whileSuspended: true, doneBy: 'housing_decision' },
  },
  requirements: {
    classification: {
      codes: { classification: 'identity' },
      at: ['classifying'],
      missing: (kase) => needs(!isClassified(kase), 'classification', kase, 'chair'),
    },
  },
  deadlines: housingDeadlines,
  deadlinesWhileSuspended: ['housingReviewFellDue'],
  resets: { classifying: ({ housing: decided }) => ({ housing: decided && { ...decided, setAside: true } }) },
  programme: sections,
});
