import { z } from 'zod';
import { cursorQuery, readCursor, writeCursor } from '../../http/cursor';
import { operation } from '../../http/operation';
import { paths } from '../../paths';
import { lines } from '../sections/recorded';
import { readSection } from '../sections/section';
import { peopleIn } from '../shown/people';
import { typesOf } from '../timeline';
import { sessionsResponse, sessionsShown, type SessionShown } from './response';
import { sessionsOf } from './section';

const people = peopleIn(sessionsShown.extend({ lines }));

/** Sessions, the concerns raised in them, and what their specialists answered. */
const own = typesOf(['sessions', 'concerns']);
const types = [...own, 'taskAsked', 'taskReassigned', 'taskAnswered', 'entryCorrected'] as const;

/** The sessions of a case, as far as the caller sees them; those that are over a page at a time. */
export const listSessionsOperation = operation({
  id: 'listSessions',
  tag: 'Cases',
  method: 'get',
  path: paths.caseSessions,
  summary: 'The sessions of a case: coming, past and in series, with reports, and attendance by track',
  query: z.strictObject({
    cursor: cursorQuery,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(200)
      .default(50)
      .meta({ description: 'The most of `past`; the other parts are always whole' }),
  }),
  response: sessionsResponse,
  handle: async (asked, services) => {
    const { caller, params, query } = asked;
    const list = { of: 'sessions', caller, filter: { caseId: params['caseId'] } };
    const after = readCursor(services.pageKeys, list, query.cursor);
    const { seen, linesOf, namesOf } = await readSection(services, asked, 'sessions', types);
    const all = sessionsOf(seen);
    const earlier = after ? all.past.filter((each) => isBefore(each, after)) : all.past;
    const past = earlier.slice(0, query.limit);
    const last = past.at(-1);
    const isMore = earlier.length > past.length;
    const shown = { ...all, past, lines: linesOf(own) };
    return {
      body: {
        ...shown,
        pastTotal: all.past.length,
        next: isMore && last ? writeCursor(services.pageKeys, list, [last.startsAt, last.sessionId]) : null,
        people: await namesOf(people(shown)),
      },
    };
  },
});

function isBefore({ startsAt, sessionId }: SessionShown, [at, id]: readonly string[]): boolean {
  return startsAt === at ? sessionId < (id ?? '') : startsAt < (at ?? '');
}
