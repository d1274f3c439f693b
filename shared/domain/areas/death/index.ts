import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** The person dies: what was planned stops (domain.md, "death"). */
export const death = area('death', {
  commands: commandRows,
  events: eventRows,
});
