import { z } from 'zod';
import { listPeopleByIds } from '../../record/directory';
import { listTexts } from '../../record/sealing/narratives';
import { findCaseHead } from '../../record/queries/case';
import { listTimeline } from '../../record/queries/timeline';
import type { Actor } from '../../shared/domain/kernel/types';
import { mayInDirectory } from '../../shared/policy/directory';
import { restrictedReading, sightOf } from '../../shared/policy/who-may-see';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { notFound } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import type { Services } from '../services';
import { presentEvent, textIdsOf, timelineEntry } from './present-event';

const query = z.strictObject({
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
  handle: async ({ caller, params, reads, query: { cursor, limit } }, services) => {
    const { db, seals, pageKeys } = services;
    const caseId = params['caseId'] ?? '';
    const head = await findCaseHead(db, caller, caseId);
    if (!head) throw notFound();
    reads.shows(head);
    const sight = sightOf(caller, head);
    const list = { of: 'events', caller, filter: { caseId } };
    const position = readCursor(pageKeys, list, cursor);
    const after = position && { sequence: Number(position[0]), ordinal: Number(position[1]) };
    const found = await listTimeline(services, { caseId, sight }, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const events = page.map(({ event }) => event);
    const { opened } = restrictedReading(sight);
    const [texts, names] = await Promise.all([
      listTexts(db, seals, { kind: 'case', id: caseId }, textIdsOf(events), opened),
      readNames(services, caller, new Set(events.map(({ actorId }) => actorId))),
    ]);
    const items = page.map((entry) => presentEvent(entry, sight, { texts, names }));
    const last = page.at(-1);
    const end = last && ([String(last.event.sequence), String(last.ordinal)] as const);
    return { body: { items, next: found.length > limit && end ? writeCursor(pageKeys, list, end) : null } };
  },
});

async function readNames(
  { db, seals }: Services,
  caller: Actor,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  if (!mayInDirectory('names', caller)) return new Map();
  const people = await listPeopleByIds(db, seals, [...ids]);
  return new Map(people.map(({ personId, givenName, familyName }) => [personId, `${givenName} ${familyName}`]));
}
