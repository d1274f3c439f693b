import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** Functions of a case: who holds which, and which must not meet in one person (domain.md, "Who people are"). */
export const functions = area('functions', {
  commands: commandRows,
  events: eventRows,
});
