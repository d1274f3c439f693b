import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** People who must not be housed or seen together (domain.md, "housed separately or collectively"). */
export const keepApart = area('keepApart', {
  state: { keepApart: [] },
  commands: commandRows,
  events: eventRows,
  reasons: { keepApart: codes.default(['other']) },
});
