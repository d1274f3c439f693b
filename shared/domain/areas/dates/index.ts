import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** Dates that move, with everything relative to them (domain.md, rule 9). */
export const dates = area('dates', {
  commands: commandRows,
  events: eventRows,
  reasons: { datesChanged: codes.default(['other']) },
});
