import { z } from 'zod';
import { DirectoryConflict, type Page } from '../../record/directory';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import { mayInDirectory } from '../../shared/policy/directory';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { forbidden, keyReused, notFound, Problem } from '../errors/problem';
import { operation, type Asked, type Operation } from '../http/operation';
import { bodyHashOf, commandIdOf, streamIdOf } from '../http/idempotency';
import { urlOf } from '../paths';
import type { Services } from '../services';

/** Where the directory is stored, with names and addresses encrypted, and what its lists need. */
type Stores = Pick<Services, 'db' | 'seals' | 'programmes' | 'pageKeys' | 'now'>;

/** One kind of row of the directory: how it is described, stored and shown. */
export interface RowKind<Row, New extends object, Change, Query extends Page> {
  /** As operation ids name it: `Agency`, `Agencies`. */
  readonly noun: readonly [one: string, many: string];
  readonly idName: keyof New & keyof Row & string;
  readonly paths: readonly [all: string, one: string, end: string];
  readonly response: z.ZodType;
  readonly query: z.ZodType<Query>;
  readonly newBody: z.ZodType<New>;
  readonly changeBody: z.ZodType<Change>;
  /** Adds a row with this id, whatever id the body names. */
  readonly create: (stores: Stores, body: New, id: string, now: Instant) => Promise<Row>;
  readonly find: (stores: Stores, id: string) => Promise<Row | null>;
  readonly list: (stores: Stores, query: Query, caller: Actor) => Promise<readonly Row[]>;
  /** Statuses with which a list refuses its filter. */
  readonly listRefuses?: Operation['refuses'];
  readonly change: (stores: Stores, id: string, change: Change, now: Instant) => Promise<Row | null>;
  readonly end: (stores: Stores, id: string, now: Instant) => Promise<Row | null>;
  readonly present: (row: Row, caller: Actor) => unknown;
  /** Whether the row is the caller's own and the change is one that nobody may make to their own. */
  readonly isOwnRow?: (caller: Actor, id: string, change: Change) => boolean;
}

const common = { tag: 'Directory' } as const;

export const pageQuery = {
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A page of a list. */
export function pageResponse<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/**
 * Only administrators change the directory.
 * @throws a 403 problem for anybody else
 */
export function requireAdministrator(caller: Actor): void {
  if (!mayInDirectory('change', caller)) throw forbidden();
}

function ownRowProblem(): Problem {
  const detail =
    'Another administrator has to change what you yourself are: agency, roles, disciplines, accreditations, vetting, sign-in.';
  return new Problem(422, 'separation_of_duties', { detail });
}

/** List, get, create, change and end for one kind. */
export function rowOperations<Row, New extends object, Change, Query extends Page>(
  kind: RowKind<Row, New, Change, Query>,
): readonly Operation[] {
  const [one] = kind.noun;
  const [, each, end] = kind.paths;
  const idIn = (params: Readonly<Record<string, string>>): string => params[kind.idName] ?? '';
  return [
    listOperation(kind),
    createOperation(kind),
    operation({
      ...common,
      id: `get${one}`,
      method: 'get',
      path: each,
      summary: 'One entry',
      response: kind.response,
      handle: async ({ params, caller }, services) => found(kind, await kind.find(services, idIn(params)), caller),
    }),
    operation({
      ...common,
      id: `change${one}`,
      method: 'patch',
      path: each,
      summary: 'Change what the body names',
      body: kind.changeBody,
      response: kind.response,
      handle: async ({ params, caller, body }, services) => {
        requireAdministrator(caller);
        if (kind.isOwnRow?.(caller, idIn(params), body)) throw ownRowProblem();
        return found(kind, await kind.change(services, idIn(params), body, services.now()), caller);
      },
    }),
    operation({
      ...common,
      id: `end${one}`,
      method: 'post',
      path: end,
      summary: 'End its part: what it did stays, nothing new is asked of it',
      response: kind.response,
      handle: async ({ params, caller }, services) => {
        requireAdministrator(caller);
        return found(kind, await kind.end(services, idIn(params), services.now()), caller);
      },
    }),
  ];
}

function listOperation<Row, New extends object, Change, Query extends Page>(
  kind: RowKind<Row, New, Change, Query>,
): Operation {
  const [, many] = kind.noun;
  const [all] = kind.paths;
  return operation({
    ...common,
    id: `list${many}`,
    method: 'get',
    path: all,
    summary: `${many} by id, a page at a time`,
    query: kind.query,
    response: pageResponse(kind.response),
    ...(kind.listRefuses && { refuses: kind.listRefuses }),
    handle: async ({ query, caller }, services) => {
      const { after: cursor, limit, ...filter } = query;
      const list = { of: all, caller, filter };
      const [, after] = readCursor(services.pageKeys, list, cursor) ?? [];
      const rows = await kind.list(services, { ...query, after, limit: limit + 1 }, caller);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const next = last ? writeCursor(services.pageKeys, list, ['', String(last[kind.idName])]) : null;
      return { body: { items: rows.slice(0, limit).map((row) => kind.present(row, caller)), next } };
    },
  });
}

function createOperation<Row, New extends object, Change, Query extends Page>(
  kind: RowKind<Row, New, Change, Query>,
): Operation {
  const [one] = kind.noun;
  const [all, each] = kind.paths;
  return operation({
    ...common,
    id: `create${one}`,
    method: 'post',
    path: all,
    status: 201,
    summary: `Add one; the id is yours to choose, or is made`,
    body: kind.newBody,
    response: kind.response,
    handle: async (asked, services) => {
      requireAdministrator(asked.caller);
      const chosen = asked.body[kind.idName];
      const id = chosen === undefined ? idFor(`create${one}`, asked, services.newId) : String(chosen);
      const created = await createOnce(kind, services, asked.body, id);
      return { ...found(kind, created, asked.caller), location: urlOf(each, { [kind.idName]: id }) };
    },
  });
}

function found<Row>(
  { present }: { readonly present: (row: Row, caller: Actor) => unknown },
  row: Row | null,
  caller: Actor,
): { body: unknown } {
  if (row === null) throw notFound();
  return { body: present(row, caller) };
}

/** An id that follows from the key: repeated with the same key, the request names the same row. */
function idFor(
  operationId: string,
  { caller: { personId }, idempotencyKey: key }: Asked<unknown, unknown>,
  newId: () => string,
): string {
  return key === null ? newId() : streamIdOf(commandIdOf({ personId, operation: operationId, scope: '', key }));
}

/** Creates the row, or returns the one that an earlier, equal request created. */
async function createOnce<Row, New extends object, Change, Query extends Page>(
  kind: RowKind<Row, New, Change, Query>,
  services: Stores,
  body: New,
  id: string,
): Promise<Row> {
  try {
    return await kind.create(services, body, id, services.now());
  } catch (error) {
    if (!(error instanceof DirectoryConflict) || error.code !== 'already_exists') throw error;
    const existing = await kind.find(services, id);
    if (!existing) throw error;
    const wanted = { ...body, [kind.idName]: id };
    const known = new Map(Object.entries(existing));
    const stored = Object.fromEntries(Object.keys(wanted).map((name) => [name, known.get(name)]));
    if (bodyHashOf(stored) === bodyHashOf(wanted)) return existing;
    if (body[kind.idName] === undefined) throw keyReused();
    throw new Problem(409, 'already_exists', { detail: 'Another entry has this id.' });
  }
}
