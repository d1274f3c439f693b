import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { phasesInCustody } from '../../path/phases';
import { rows as commandRows } from './commands';
import { answerDetails } from './contract';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { rows as taskRows } from './tasks';

/** The ledger of incentives (domain.md, "incentives that reward progress"). */
export const incentives = area('incentives', {
  state: { incentives: [] },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  // A proposal made in custody ends with custody.
  entered: (kase, phase) => ({
    incentives: phasesInCustody.includes(phase)
      ? kase.incentives
      : kase.incentives.filter(({ status }) => status === 'granted'),
  }),
  answerDetails,
  programme: sections,
  reasons: { incentiveRefused: codes.default(['other']), incentiveRevoked: codes.default(['other']) },
});
