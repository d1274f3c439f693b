import { z } from 'zod';
import { listPeopleByIds } from '../../record/directory';
import { listReferences } from '../../record/queries/case';
import type { AskedFor } from '../../record/reads/log';
import { listReads, type ReadsFilter } from '../../record/reads/query';
import type { Row } from '../../record/postgres/schema';
import { id, instant } from '../../shared/domain/contract/text';
import { roleOverReads } from '../../shared/policy/by-what-right';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { forbidden } from '../errors/problem';
import { loadHead } from '../cases/load';
import { operation, type Asked, type Reply } from '../http/operation';
import { paths } from '../paths';
import type { Services } from '../services';

const page = {
  from: instant.optional().meta({ type: 'string', format: 'date-time', description: 'From this instant on' }),
  to: instant.optional().meta({ type: 'string', format: 'date-time', description: 'Until before this instant' }),
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

interface Range {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const forwards = ({ from, to }: Range): boolean => from === undefined || to === undefined || from < to;
const backwards = { path: ['to'], error: 'lies not after `from`', params: { code: 'ends_before_start' } };

const text = z.string();
const read = z.object({
  readId: z.int(),
  at: text.meta({ format: 'date-time' }),
  personId: text.meta({ description: 'Who read' }),
  knownBy: text.meta({ description: 'How surely the reader was known: whoever has a mailbox can follow its links' }),
  operation: text,
  caseId: text.nullable().meta({ description: 'Null where nobody knows of which case' }),
  askedFor: text
    .nullable()
    .meta({ description: '`task:`, `reader:` or `figures:` and an id, where it was not the case itself' }),
  outcome: z.enum(['shown', 'denied']),
  relationship: text.nullable().meta({ description: 'What justified it: a function, a task, the agency, a role' }),
  reason: text.nullable().meta({ description: 'What was stated where nothing else justified it' }),
  correlationId: text,
});
const readsResponse = z.object({
  items: z.array(read),
  people: z
    .record(text, z.object({ name: text }))
    .meta({ description: 'The people whose ids stand here or in the request, by id' }),
  references: z.record(text, text).meta({ description: 'The references of the cases of the items, by id' }),
  next: text.nullable(),
});

/** The reads of a case. */
export const listReadsOperation = operation({
  id: 'listReads',
  tag: 'Reads',
  method: 'get',
  path: paths.caseReads,
  summary: 'Who read this case between two instants, and by what right; who was denied it. The newest first',
  query: z.strictObject(page).refine(forwards, backwards),
  response: readsResponse,
  handle: async ({ caller, params, query, reads }, services) => {
    const { caseId } = await loadHead(services, { caller, params, reads });
    const role = roleOverReads(caller);
    if (!role) throw forbidden();
    reads.showsBy(caseId, `oversight:${role}`);
    return pageOf({ caseId }, { caller, query }, services);
  },
});

/** The reads of a person. */
export const listReadsByOperation = operation({
  id: 'listReadsBy',
  tag: 'Reads',
  method: 'get',
  path: paths.reads,
  summary: 'What a person read between two instants, and what they were denied. The newest first',
  query: z.strictObject({ actor: id, ...page }).refine(forwards, backwards),
  response: readsResponse,
  handle: async ({ caller, query: { actor, ...query }, reads }, services) => {
    reads.asksFor({ what: 'reader', id: actor });
    const role = roleOverReads(caller);
    if (!role) throw forbidden();
    const reply = await pageOf({ actorId: actor }, { caller, query }, services);
    for (const { caseId } of reply.body.items) if (caseId !== null) reads.showsBy(caseId, `oversight:${role}`);
    return reply;
  },
});

/** Who read what, and why: for the auditor and the data-protection officer, whose own reads are logged too. */
export const readOperations = [listReadsOperation, listReadsByOperation];

type Page = Range & { readonly cursor?: string | undefined; readonly limit: number };

async function pageOf(
  of: ReadsFilter['of'],
  { caller, query: { from, to, cursor, limit } }: Pick<Asked<Page, unknown>, 'caller' | 'query'>,
  { db, seals, pageKeys }: Services,
): Promise<Reply<z.input<typeof readsResponse>>> {
  const list = { of: 'reads', caller, filter: { of, from, to } };
  const position = readCursor(pageKeys, list, cursor);
  const after = position && { at: position[0], id: Number(position[1]) };
  const rows = await listReads(db, { of, from, to }, { after, limit: limit + 1 });
  const items = rows.slice(0, limit).map(present);
  const last = items.at(-1);
  const next = rows.length > limit && last ? writeCursor(pageKeys, list, [last.at, String(last.readId)]) : null;
  const asked = 'actorId' in of ? [of.actorId] : [];
  const readers = items.flatMap(({ personId, askedFor }) => [personId, readerIn(askedFor) ?? personId]);
  const people = await listPeopleByIds(db, seals, [...new Set([...asked, ...readers])]);
  const cases = new Set(items.flatMap(({ caseId }) => caseId ?? []));
  const references = await listReferences(db, caller, [...cases]);
  return {
    body: {
      items,
      people: Object.fromEntries(
        people.map(({ personId, givenName, familyName }) => [personId, { name: `${givenName} ${familyName}` }]),
      ),
      references: Object.fromEntries(references.map(({ caseId, reference }) => [caseId, reference])),
      next,
    },
  };
}

const ofReader = 'reader:' satisfies `${AskedFor['what']}:`;

/** The person whose reads were asked for. */
function readerIn(askedFor: string | null): string | null {
  return askedFor?.startsWith(ofReader) === true ? askedFor.slice(ofReader.length) : null;
}

function present(row: Row<'reads'>): z.input<typeof read> {
  return {
    readId: row.id,
    at: row.at,
    personId: row.actor_id,
    knownBy: row.known_by,
    operation: row.operation,
    caseId: row.case_id,
    askedFor: row.asked_for,
    outcome: row.outcome,
    relationship: row.relationship,
    reason: row.reason,
    correlationId: row.correlation_id,
  };
}
