import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** A correction adds to the record and changes nothing in it (domain.md, "Exceptional paths": dated addenda). */
export const corrections = area('corrections', {
  commands: commandRows,
  events: eventRows,
});
