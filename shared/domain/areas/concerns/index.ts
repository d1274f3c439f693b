import { area } from '../../kernel/area';
import type {} from './contract';
import { rows as eventRows } from './events';
import { rows as taskRows } from './tasks';

/** Follows up concerns that a specialist raised (domain.md, "The path", `programme`; "urgent concern in a session"). */
export const concerns = area('concerns', {
  events: eventRows,
  tasks: taskRows,
});
