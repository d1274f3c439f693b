import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** A case is suspended and resumed: what waited moves by as long (domain.md, "Exceptional paths"). */
export const suspension = area('suspension', {
  commands: commandRows,
  events: eventRows,
  reasons: { suspended: codes },
});
