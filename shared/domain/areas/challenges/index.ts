import { area } from '../../kernel/area';
import { phasesInCustody } from '../../path/phases';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { rows as taskRows } from './tasks';

/**
 * Challenges by the person. A reviewer without a part in the challenged decision decides on them (domain.md, "human
 * rights").
 */
export const challenges = area('challenges', {
  state: { challenges: [] },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  followUps: {
    housing_challenge_upheld: { in: 'identity', endsWith: 'custody', doneBy: 'housing_decision' },
  },
  entered: (kase, phase) => ({ challenges: phasesInCustody.includes(phase) ? kase.challenges : [] }),
});
