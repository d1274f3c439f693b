import { z } from 'zod';
import { caseSorts, listCases, orders, type CaseFilter, type CaseSort, type Order } from '../../record/queries/cases';
import { stuckReasons } from '../../record/queries/stuck';
import { id, line } from '../../shared/domain/contract/text';
import { engagements } from '../../shared/domain/areas/consent/engagement';
import { phaseNames } from '../../shared/domain/path/phases';
import { sightsOf } from '../../shared/policy/who-may-see';
import { cursorQuery, findQuery, openSearch, readCursor, sealSearch, writeCursor } from '../http/cursor';
import { operation, type Asked } from '../http/operation';
import { dueRange, flag, several } from '../http/parameters';
import { paths } from '../paths';
import type { Services } from '../services';
import { caseListItem } from './response';
import { shownInList } from './shown/list';
import { presenterOf } from './shown/row';

const present = presenterOf(shownInList);

/** The filters of the list that can be saved: a search is none of them. */
export const caseFilters = {
  phase: several(z.enum(phaseNames), phaseNames.length)
    .optional()
    .meta({ description: 'One phase or several: repeated, or separated by commas' }),
  overdue: flag.optional(),
  ended: flag.optional(),
  pastTarget: flag.optional().meta({ description: 'Longer in its phase than the target of the phase' }),
  stuck: z.enum(stuckReasons).optional().meta({ description: 'Why an open case does not move by itself' }),
  owner: id.optional().meta({ description: 'Lead coordinator; `me` for the caller' }),
  facility: id.optional(),
  engagement: z.enum(engagements).optional().meta({ description: 'How far the person takes part of their own will' }),
  ...dueRange,
  sort: z.enum(caseSorts).default('newest'),
  order: z.enum(orders).optional().meta({ description: 'The usual one of the sort, unless said' }),
};

const query = z.strictObject({
  ...caseFilters,
  q: line(100)
    .optional()
    .meta({ description: 'Beginning of a reference or alias; names are searched by `searchCases`' }),
  find: findQuery,
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const found = z.object({ items: z.array(caseListItem), total: z.int(), next: z.string().nullable() });

/** Lists read projections: the number of statements does not depend on the page, and no workflow is queried. */
export const listCasesOperation = operation({
  id: 'listCases',
  tag: 'Cases',
  method: 'get',
  path: paths.cases,
  summary: 'Cases that the caller may know of',
  query,
  response: found,
  handle: async (asked, services) => {
    const { caller, query: given } = asked;
    const { owner, facility, cursor, limit, sort, order, phase, q, find, ...rest } = given;
    const filter = {
      ...rest,
      phases: phase,
      facilityId: facility,
      code: q,
      find: openSearch(services.pageKeys, paths.cases, caller, find),
      ownerId: owner === 'me' ? caller.personId : owner,
    };
    return { body: await pageOf(asked, services, { filter, sort, order, cursor, limit }) };
  },
});

/** A name stands in the body only: addresses are logged by proxies and kept by browsers. */
export const searchCasesOperation = operation({
  id: 'searchCases',
  tag: 'Cases',
  method: 'post',
  path: paths.caseSearch,
  summary: 'Cases by a name, a reference or an alias; `find` carries the search on to `listCases`',
  idempotencyKey: 'none',
  body: z.strictObject({
    q: line(100).meta({ description: 'Beginning of a reference or alias, or whole words of a name that you may know' }),
    sort: z.enum(caseSorts).default('newest'),
    limit: z.int().min(1).max(200).default(50),
  }),
  response: found.extend({
    find: z.string().meta({ description: 'The search, sealed for you: a parameter of `listCases`, with its filters' }),
  }),
  handle: async (asked, services) => {
    const { caller, body } = asked;
    const page = await pageOf(asked, services, { ...body, filter: { find: body.q } });
    return { body: { ...page, find: sealSearch(services.pageKeys, paths.cases, caller, body.q) } };
  },
});

/** One page of a list or of a search. A cursor of one goes on in the other: both read the same list. */
async function pageOf(
  { caller, reads }: Pick<Asked<unknown, unknown>, 'caller' | 'reads'>,
  services: Services,
  asked: {
    readonly filter: CaseFilter;
    readonly sort: CaseSort;
    readonly order?: Order | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<z.input<typeof found>> {
  const { filter, sort, order, cursor, limit } = asked;
  const { pageKeys, now } = services;
  const list = { of: 'cases', caller, filter: { sort, order, ...filter } };
  const position = readCursor(pageKeys, list, cursor);
  const after = position && { value: position[0], caseId: position[1] };
  const page = { actor: caller, filter, sort, order, after, limit: limit + 1, now: now() };
  const { rows, total } = await listCases(services, page);
  const shown = rows.slice(0, limit);
  shown.forEach(reads.shows);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? writeCursor(pageKeys, list, [last.position, last.caseId]) : null;
  const sightOf = sightsOf(caller);
  return { items: shown.map((row) => present({ row, sight: sightOf(row) })), total, next };
}
