import { codes } from '../../contract/parts';
import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';

/** Tracks: measured before and after, completed or dropped (domain.md, "programme tracks"; "What managers ask", 5). */
export const tracks = area('tracks', {
  commands: commandRows,
  events: eventRows,
  reasons: { trackDroppedOut: codes.default(['other']) },
});
