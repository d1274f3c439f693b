import { z } from 'zod';
import * as directory from '../../record/directory';
import { changed } from '../../record/directory/changes';
import { code, date, id, line } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import { accountRoles, disciplines } from '../../shared/domain/vocabulary';
import { mayInDirectory } from '../../shared/policy/directory';
import { forbidden } from '../errors/problem';
import { cursorQuery, findQuery, openSearch, readCursor, sealSearch, writeCursor } from '../http/cursor';
import { operation } from '../http/operation';
import { paths } from '../paths';
import { bodyFlags, filterOf, flags, peopleFilter } from './people-query';
import { pageResponse, rowOperations, pageQuery } from './rows';
import { timeZone } from './time-zone';

/** WHATWG URLs may hold control characters; the database accepts none. */
const issuer = z
  .url()
  .max(500)
  .regex(/^[\x21-\x7e]+$/, 'a URL in visible ASCII characters')
  .meta({ format: 'uri' });
const identity = z.strictObject({ issuer, subject: line(255) });
/** Each code once: an accreditation has one end. */
const accreditations = z
  .array(z.strictObject({ code, until: date }))
  .max(50)
  .refine((given) => new Set(given.map(({ code }) => code)).size === given.length, 'each code once');
/** BCP 47. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'a language such as en or ar');

const fields = {
  agencyId: id,
  givenName: line(100),
  familyName: line(100),
  email: z.email().max(254),
  roles: z.array(z.enum(accountRoles)).max(accountRoles.length),
  disciplines: z.array(z.enum(disciplines)).max(disciplines.length),
  accreditations,
  vettedUntil: date.nullable(),
  language,
  timeZone,
};

/** A person as a caller may see them. */
export const personResponse = z.object({
  personId: z.string(),
  agencyId: z.string(),
  roles: z.array(z.enum(accountRoles)),
  disciplines: z.array(z.enum(disciplines)),
  accreditations: z.array(z.object({ code: z.string(), until: z.string() })).optional(),
  vettedUntil: z
    .string()
    .nullable()
    .optional()
    .meta({ description: 'The last day on which the vetting holds; qualifications are for those who choose by them' }),
  language: z.string(),
  timeZone: z.string(),
  endedAt: z.string().nullable(),
  givenName: z.string().optional().meta({ description: 'Names and addresses: for those who need them' }),
  familyName: z.string().optional(),
  email: z.string().optional(),
  identity: z.object({ issuer: z.string(), subject: z.string() }).nullable().optional(),
});

/** People who were found, and the search that found them. */
export const foundPeople = pageResponse(personResponse).extend({
  find: z.string().meta({ description: 'The search, sealed for you: a parameter of `listPeople`, with its filters' }),
});

const query = z
  .strictObject({ ...pageQuery, ...peopleFilter, ...flags, find: findQuery })
  .transform(({ cursor, ...rest }) => ({ ...rest, ...(cursor !== undefined && { after: cursor }) }));

const newPerson = z.strictObject({
  personId: id.optional(),
  ...fields,
  roles: fields.roles.default([]),
  disciplines: fields.disciplines.default([]),
  accreditations: accreditations.default([]),
  vettedUntil: fields.vettedUntil.default(null),
  language: language.default('en'),
  identity: identity.nullable().default(null),
});

const change = z.strictObject({ ...z.strictObject(fields).partial().shape, identity: identity.nullable().optional() });

/** A person as the caller may see them: oneself whole, others by role. */
export function presentPerson(person: directory.Person, caller: Actor): z.input<typeof personResponse> {
  const {
    givenName,
    familyName,
    email,
    identity: signIn,
    roles,
    disciplines: known,
    accreditations: held,
    vettedUntil,
    ...rest
  } = person;
  const isSelf = person.personId === caller.personId;
  return {
    ...rest,
    roles: [...roles],
    disciplines: [...known],
    ...((isSelf || mayInDirectory('qualifications', caller)) && {
      accreditations: held.map((each) => ({ ...each })),
      vettedUntil,
    }),
    ...((isSelf || mayInDirectory('names', caller)) && { givenName, familyName }),
    ...((isSelf || mayInDirectory('addresses', caller)) && { email }),
    ...((isSelf || mayInDirectory('signIns', caller)) && { identity: signIn }),
  };
}

export const peopleOperations = [
  operation({
    id: 'searchPeople',
    tag: 'Directory',
    method: 'post',
    path: paths.peopleSearch,
    summary:
      'People by the beginnings of words of their name, a page at a time; `find` carries the search on to `listPeople`',
    idempotencyKey: 'none',
    body: z.strictObject({
      q: line(100),
      ...peopleFilter,
      ...bodyFlags,
      cursor: cursorQuery,
      limit: z.int().min(1).max(200).default(50),
    }),
    response: foundPeople,
    handle: async ({ caller, body: { q, cursor, limit, ...asked } }, services) => {
      if (!mayInDirectory('names', caller)) throw forbidden();
      const { db, seals, pageKeys } = services;
      const list = { of: paths.peopleSearch, caller, filter: { q, ...asked } };
      const [, after] = readCursor(pageKeys, list, cursor) ?? [];
      const filter = await filterOf(asked, caller, services);
      const found = await directory.searchPeople(db, seals, { text: q, after, limit: limit + 1, ...filter });
      const last = found.length > limit ? found[limit - 1] : undefined;
      const next = last ? writeCursor(pageKeys, list, ['', last.personId]) : null;
      const items = found.slice(0, limit).map((person) => presentPerson(person, caller));
      return { body: { items, find: sealSearch(pageKeys, paths.people, caller, q), next } };
    },
  }),
  ...rowOperations({
    noun: ['Person', 'People'],
    idName: 'personId',
    paths: [paths.people, paths.person, paths.endPerson],
    response: personResponse,
    query,
    newBody: newPerson,
    changeBody: change,
    create: ({ db, seals }, body, personId, now) => directory.createPerson(db, seals, { ...body, personId }, now),
    find: ({ db, seals }, ...given) => directory.findPerson(db, seals, ...given),
    list: async (services, { after, limit, find, ...asked }, caller) => {
      const { db, seals, pageKeys } = services;
      const filter = await filterOf(asked, caller, services);
      const text = openSearch(pageKeys, paths.people, caller, find);
      if (text === undefined) return directory.listPeople(db, seals, { after, limit, ...filter });
      if (!mayInDirectory('names', caller)) throw forbidden();
      return directory.searchPeople(db, seals, { text, after, limit, ...filter });
    },
    listRefuses: [422],
    change: ({ db, seals }, personId, body, now) => directory.changePerson(db, seals, personId, changed(body), now),
    end: ({ db, seals }, ...given) => directory.endPerson(db, seals, ...given),
    present: presentPerson,
    isOwnRow: ({ personId }, id, { agencyId, roles, disciplines, accreditations, vettedUntil, identity: signIn }) =>
      personId === id &&
      [agencyId, roles, disciplines, accreditations, vettedUntil, signIn].some((given) => given !== undefined),
  }),
];
