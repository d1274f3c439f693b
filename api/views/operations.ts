import { z } from 'zod';
import { deleteView, saveView } from '../../record/queries/views';
import { line } from '../../shared/domain/contract/text';
import { caseFilters } from '../cases/list';
import { notFound, Problem } from '../errors/problem';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { readViews, sealView, value, type SavedView } from './saved';

const mostViews = 50;

const filter = z.strictObject(caseFilters);
/** As it stands in the address of the list. */
const asSent = z.partialRecord(filter.keyof(), value).meta({ description: 'Parameters of `listCases`, as texts' });

const view = z
  .object({
    viewId: z.string(),
    name: z.string(),
    filter: z.record(z.string(), value),
    understood: z.boolean().meta({ description: 'False where `listCases` no longer takes this filter' }),
  })
  .meta({ id: 'View' });

/** A person's own filters of the list of cases, by name. Nobody else reads them. */
export const viewOperations = [
  operation({
    id: 'listViews',
    tag: 'Cases',
    method: 'get',
    path: paths.views,
    summary: 'Your saved filters of the list of cases',
    response: z.object({ items: z.array(view) }),
    handle: async ({ caller }, services) => ({
      body: { items: (await readViews(services, caller.personId)).map(present) },
    }),
  }),
  operation({
    id: 'saveView',
    tag: 'Cases',
    method: 'post',
    path: paths.views,
    summary: 'Saves a filter of the list of cases; one of the same name is replaced',
    idempotencyKey: 'none',
    body: z.strictObject({
      name: line(80).meta({ description: 'Never the name of a person under supervision' }),
      filter: asSent,
    }),
    response: view,
    handle: async ({ caller, body }, services) => {
      const { db, pageKeys, now, newId } = services;
      const { personId } = caller;
      const sent = body.filter;
      if (!isUnderstood(sent))
        throw refused(400, 'invalid_body', 'filter', 'invalid_format', 'is no filter of the list');
      const own = await readViews(services, personId);
      const same = own.find(({ name }) => name === body.name);
      if (!same && own.length >= mostViews)
        throw refused(409, 'not_possible', 'name', 'too_many_views', 'Delete a view first.');
      const viewId = same?.viewId ?? newId();
      const saved = { name: body.name, filter: sent };
      const sealed = sealView(pageKeys, { personId, viewId }, saved);
      await saveView(db, personId, { viewId, sealed, savedAt: now() });
      return { body: present({ ...saved, viewId }) };
    },
  }),
  operation({
    id: 'deleteView',
    tag: 'Cases',
    method: 'post',
    path: paths.deleteView,
    summary: 'Deletes a saved filter of yours',
    idempotencyKey: 'none',
    response: z.object({ viewId: z.string() }),
    handle: async ({ caller, params }, { db }) => {
      const { viewId = '' } = params;
      if (!(await deleteView(db, caller.personId, viewId))) throw notFound();
      return { body: { viewId } };
    },
  }),
] as const;

function present({ viewId, name, filter: saved }: SavedView): z.input<typeof view> {
  return { viewId, name, filter: saved, understood: isUnderstood(saved) };
}

function isUnderstood(saved: Readonly<Record<string, unknown>>): boolean {
  return filter.safeParse(saved).success;
}

function refused(
  status: 400 | 409,
  code: 'invalid_body' | 'not_possible',
  path: string,
  why: string,
  message: string,
): Problem {
  return new Problem(status, code, { detail: message, errors: [{ path, code: why, message }] });
}
