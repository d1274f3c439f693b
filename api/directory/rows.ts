import type { Kysely } from 'kysely';
import { z } from 'zod';
import { DirectoryConflict, type Page } from '../../record/directory';
import type { Database } from '../../record/postgres/schema';
import type { Seals } from '../../record/sealing/seals';
import type { Actor } from '../../shared/domain/kernel-types';
import type { Instant } from '../../shared/domain/time';
import { mayInDirectory } from '../../shared/policy/directory';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { forbidden, keyReused, notFound, Problem } from '../errors/problem';
import { operation, type Asked, type Operation } from '../http/operation';
import { bodyHashOf, commandIdOf, streamIdOf } from '../http/idempotency';
import { urlOf } from '../paths';

/** Where the directory is kept: entries in clear, names and addresses under seal. */
interface Stores {
  readonly db: Kysely<Database>;
  readonly seals: Seals;
}

/** One kind of entry of the directory: how it is described, kept and shown. */
export interface RowKind<Entry, New extends object, Change, Query extends Page> {
  /** As operation ids name it: `Agency`, `Agencies`. */
  readonly noun: readonly [one: string, many: string];
  readonly idName: keyof New & keyof Entry & string;
  readonly paths: readonly [all: string, one: string, end: string];
  readonly response: z.ZodType;
  readonly query: z.ZodType<Query>;
  readonly newBody: z.ZodType<New>;
  readonly changeBody: z.ZodType<Change>;
  readonly create: (stores: Stores, entry: New, now: Instant) => Promise<Entry>;
  readonly find: (stores: Stores, id: string) => Promise<Entry | null>;
  readonly list: (stores: Stores, query: Query) => Promise<readonly Entry[]>;
  readonly change: (stores: Stores, id: string, change: Change, now: Instant) => Promise<Entry | null>;
  readonly end: (stores: Stores, id: string, now: Instant) => Promise<Entry | null>;
  readonly present: (entry: Entry, caller: Actor) => unknown;
  /** Whether the entry is the caller's own, and the change one that nobody may make to their own. */
  readonly isOwnRow?: (caller: Actor, id: string, change: Change) => boolean;
}

const common = { tag: 'Directory' } as const;

export const pageQuery = {
  cursor: cursorQuery,
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

function pageResponse(item: z.ZodType): z.ZodType {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Refused to everybody but administrators, who alone change the directory. */
export function requireAdministrator(caller: Actor): void {
  if (!mayInDirectory('change', caller)) throw forbidden();
}

function ownRow(): Problem {
  const detail =
    'Another administrator has to change what you yourself are: agency, roles, disciplines, accreditations, vetting, sign-in.';
  return new Problem(422, 'separation_of_duties', { detail });
}

/** List, get, create, change and end for one kind. */
export function rowOperations<Entry, New extends object, Change, Query extends Page>(
  kind: RowKind<Entry, New, Change, Query>,
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
        if (kind.isOwnRow?.(caller, idIn(params), body)) throw ownRow();
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

function listOperation<Entry, New extends object, Change, Query extends Page>(
  kind: RowKind<Entry, New, Change, Query>,
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
    handle: async ({ query, caller }, services) => {
      const { after: cursor, limit, ...filter } = query;
      const list = { of: all, caller, filter };
      const [, after] = readCursor(services.pageKeys, list, cursor) ?? [];
      const asked = { ...filter, limit: limit + 1, ...(after !== undefined && { after }) } as unknown as Query;
      const entries = await kind.list(services, asked);
      const items = entries.slice(0, limit);
      const last = items.at(-1);
      const end = entries.length > limit && last ? (['', String(last[kind.idName])] as const) : null;
      const next = end && writeCursor(services.pageKeys, list, end);
      return { body: { items: items.map((entry) => kind.present(entry, caller)), next } };
    },
  });
}

function createOperation<Entry, New extends object, Change, Query extends Page>(
  kind: RowKind<Entry, New, Change, Query>,
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
      const { now, newId } = services;
      requireAdministrator(asked.caller);
      const isChosen = asked.body[kind.idName] !== undefined;
      const entry = withId<New>(kind.idName, `create${one}`, asked, newId);
      const created = await createOnce(kind, services, entry, isChosen, now());
      const id = String(created[kind.idName]);
      return { ...found(kind, created, asked.caller), location: urlOf(each, { [kind.idName]: id }) };
    },
  });
}

function found<Entry>(
  { present }: { readonly present: (entry: Entry, caller: Actor) => unknown },
  entry: Entry | null,
  caller: Actor,
): { body: unknown } {
  if (entry === null) throw notFound();
  return { body: present(entry, caller) };
}

/** The same key means the same entry: without an id of its own it gets one that follows from the key. */
function withId<New extends object>(
  idName: keyof New & string,
  operationId: string,
  { body, caller, idempotencyKey: key }: Asked<unknown, unknown>,
  newId: () => string,
): New {
  const entry = body as New;
  if (entry[idName] !== undefined) return entry;
  const { personId } = caller;
  const made = key === null ? newId() : streamIdOf(commandIdOf({ personId, operation: operationId, scope: '', key }));
  return { ...entry, [idName]: made };
}

/** Creates the entry, or gives the one that an earlier, equal call made. */
async function createOnce<Entry, New extends object, Change, Query extends Page>(
  kind: RowKind<Entry, New, Change, Query>,
  stores: Stores,
  entry: New,
  isChosen: boolean,
  now: Instant,
): Promise<Entry> {
  try {
    return await kind.create(stores, entry, now);
  } catch (error) {
    if (!(error instanceof DirectoryConflict) || error.code !== 'already_exists') throw error;
    const existing = await kind.find(stores, String(entry[kind.idName]));
    if (!existing) throw error;
    const known = new Map(Object.entries(existing));
    const kept = Object.fromEntries(Object.keys(entry).map((name) => [name, known.get(name)]));
    if (bodyHashOf(kept) === bodyHashOf(entry)) return existing;
    throw isChosen ? new Problem(409, 'already_exists', { detail: 'Another entry has this id.' }) : keyReused();
  }
}
