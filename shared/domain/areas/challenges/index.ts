import { area } from '../../kernel/area';
import { phasesInCustody } from '../../path/phases';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { rows as taskRows } from './tasks';

/** What the person challenges goes to somebody who had no part in it (domain.md, "human rights"). */
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
