import { z } from 'zod';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { choiceOf, choosing } from './choosing';
import { loadHead } from './load';
import { markQuery, readMark } from './mark';
import { timelineEntry } from './present-event';
import { presentEntries, readTimeline } from './timeline';

const query = z.strictObject({
  order: z.enum(['oldest', 'newest']).default('oldest').meta({ description: 'Which entries come first' }),
  ...choosing,
  since: markQuery,
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The events of a case that the caller sees: who, when, why, what changed. */
export const listCaseEventsOperation = operation({
  id: 'listCaseEvents',
  tag: 'Cases',
  method: 'get',
  path: paths.caseEvents,
  summary: 'The timeline of a case: who, when, why, what changed',
  query,
  response: z.object({ items: z.array(timelineEntry), next: z.string().nullable() }),
  handle: async ({ query: { cursor, limit, order, since: mark, ...asked }, ...from }, services) => {
    const { pageKeys } = services;
    const { caller, reads } = from;
    const head = await loadHead(services, from);
    const { caseId } = head;
    const since = readMark(pageKeys, caller, caseId, mark);
    const list = { of: 'events', caller, filter: { caseId, order, since, ...asked } };
    const position = readCursor(pageKeys, list, cursor);
    const after = position && { sequence: Number(position[0]), ordinal: Number(position[1]) };
    const found = await readTimeline(services, { caller, head, reads }, (sight) => ({
      order,
      since,
      after,
      choice: choiceOf(asked, sight),
      limit: limit + 1,
    }));
    const page = found.slice(0, limit);
    const items = await presentEntries(services, { caller, head, reads }, page);
    const last = page.at(-1);
    const end = last && ([String(last.event.sequence), String(last.ordinal)] as const);
    return { body: { items, next: found.length > limit && end ? writeCursor(pageKeys, list, end) : null } };
  },
});
