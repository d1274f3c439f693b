import { area } from '../../kernel/area';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { rows as taskRows } from './tasks';

/** Incidents and new information: recorded, notified by function, and looked at again out of turn (domain.md, "incident or new intelligence"). */
export const incidents = area('incidents', {
  state: { activitiesSuspended: null },
  commands: commandRows,
  events: eventRows,
  tasks: taskRows,
  programme: sections,
});
