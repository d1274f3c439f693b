import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { isConflictOpen, markerDeadlines } from './rules';

/** Markers, conviction and conflicts of interest as they become known (domain.md, `referred`, "juvenile"). */
export const markers = area('markers', {
  commands: commandRows,
  events: eventRows,
  followUps: {
    adulthood_reached: { in: 'identity' },
    conflict_recorded: { in: 'identity', doneBy: (kase) => (isConflictOpen(kase) ? 'reassignment' : null) },
  },
  deadlines: markerDeadlines,
  deadlinesWhileSuspended: ['adulthoodReached'],
  reasons: { conflictOfInterest: codes.default(['other']) },
});
