import { z } from 'zod';
import { caseSorts, listCases } from '../../record/queries/cases';
import { id, line } from '../../shared/domain/contract/text';
import { engagements } from '../../shared/domain/areas/consent/engagement';
import { phaseNames } from '../../shared/domain/path/phases';
import { sightsOf } from '../../shared/policy/who-may-see';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { caseListItem } from './response';
import { shownInList } from './shown/list';
import { presenterOf } from './shown/row';

const present = presenterOf(shownInList);

export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const query = z.strictObject({
  phase: z.enum(phaseNames).optional(),
  overdue: flag.optional(),
  owner: id.optional().meta({ description: 'Lead coordinator; `me` for the caller' }),
  facility: id.optional(),
  engagement: z.enum(engagements).optional().meta({ description: 'How far the person takes part of their own will' }),
  q: line(100)
    .optional()
    .meta({ description: 'Beginning of a reference or alias, or whole words of a name that you may know' }),
  sort: z.enum(caseSorts).default('newest'),
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Lists read projections: the number of statements does not depend on the page, and no workflow is queried. */
export const listCasesOperation = operation({
  id: 'listCases',
  tag: 'Cases',
  method: 'get',
  path: paths.cases,
  summary: 'Cases that the caller may know of',
  query,
  response: z.object({ items: z.array(caseListItem), total: z.int(), next: z.string().nullable() }),
  handle: async (
    { caller, reads, query: { owner, facility, cursor, limit, sort, phase, overdue, engagement, q } },
    { db, seals, keys, now, pageKeys },
  ) => {
    const filter = {
      phase,
      overdue,
      facilityId: facility,
      engagement,
      q,
      ownerId: owner === 'me' ? caller.personId : owner,
    };
    const list = { of: 'cases', caller, filter: { sort, ...filter } };
    const position = readCursor(pageKeys, list, cursor);
    const after = position && { value: position[0], caseId: position[1] };
    const { rows, total } = await listCases(
      { db, seals, keys },
      { actor: caller, filter, sort, after, limit: limit + 1, now: now() },
    );
    const page = rows.slice(0, limit);
    page.forEach(reads.shows);
    const last = page.at(-1);
    const next = rows.length > limit && last ? writeCursor(pageKeys, list, [last.position, last.caseId]) : null;
    const sightOf = sightsOf(caller);
    return { body: { items: page.map((row) => present({ row, sight: sightOf(row) })), total, next } };
  },
});
