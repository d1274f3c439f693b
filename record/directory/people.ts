import type { Kysely, SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { PersonFacts } from '../../shared/domain/kernel/types';
import type { AccountRole, Discipline } from '../../shared/domain/vocabulary';
import type { CivilDate, Instant } from '../../shared/domain/time';
import { ContentLost } from '../log/log';
import { prepared } from '../postgres/prepared';
import type { Database, Row } from '../postgres/schema';
import { contactPlace } from '../sealing/place';
import { sealOne, type Seals } from '../sealing/seals';
import { changed, type Page } from './changes';
import { conflicts } from './conflicts';
import { matching, type PeopleFilter } from './people-filter';

/** One accreditation of a person, valid until the end of a day. */
type Accreditation = PersonFacts['accreditations'][number];

/** A person who works in the programme, with the data for sign-in and rules. */
export interface Account {
  readonly personId: string;
  readonly agencyId: string;
  /** The sign-in, as issuer and subject of the identity provider; null for a person without an account. */
  readonly identity: { readonly issuer: string; readonly subject: string } | null;
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  readonly accreditations: readonly Accreditation[];
  /** The last day of the person's vetting; null without vetting. */
  readonly vettedUntil: CivilDate | null;
  readonly language: string;
  readonly timeZone: string;
  readonly endedAt: Instant | null;
}

/** With name and address, for mails to this person and for readers who may see them. */
export interface Person extends Account {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

export type NewPerson = Omit<Person, 'endedAt'>;
export type PersonChange = Partial<Omit<Person, 'personId' | 'endedAt'>>;

/** Adds a person. @throws DirectoryConflict where id or identity is taken, or the agency is unknown */
export async function createPerson(
  db: Kysely<Database>,
  seals: Seals,
  person: NewPerson,
  now: Instant,
): Promise<Person> {
  const contact = { person_id: person.personId, sealed: await sealContact(seals, person.personId, person) };
  const work = db.transaction().execute(async (trx) => {
    await trx
      .insertInto('people')
      .values({
        id: person.personId,
        agency_id: person.agencyId,
        issuer: person.identity?.issuer ?? null,
        subject: person.identity?.subject ?? null,
        roles: [...person.roles],
        disciplines: [...person.disciplines],
        accreditations: JSON.stringify(person.accreditations),
        vetted_until: person.vettedUntil,
        language: person.language,
        time_zone: person.timeZone,
        changed_at: now,
      })
      .execute();
    await trx.insertInto('people_contact').values(contact).execute();
  });
  await conflicts(work);
  return { ...person, endedAt: null };
}

export async function findPerson(db: Kysely<Database>, seals: Seals, personId: string): Promise<Person | null> {
  const [person] = await toPeople(
    seals,
    await selectPeople(db).where('id', '=', personId).modifyEnd(prepared).execute(),
  );
  return person ?? null;
}

/** The person behind a sign-in, ended or not: the caller checks `endedAt`. */
export async function findPersonByIdentity(
  db: Kysely<Database>,
  issuer: string,
  subject: string,
): Promise<Account | null> {
  const query = db
    .selectFrom('people')
    .select(accountColumns)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject);
  const row = await query.modifyEnd(prepared).executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** The people of these ids, in no order. Unknown ids and people whose name and address were erased are omitted. */
export async function listPeopleByIds(
  db: Kysely<Database>,
  seals: Seals,
  ids: readonly string[],
): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await selectPeople(db).where('id', 'in', ids).execute();
  return (await open(seals, rows)).filter((person) => person !== null);
}

/** People by id, a page at a time. An erased name is empty. */
export async function listPeople(
  db: Kysely<Database>,
  seals: Seals,
  page: Page & PeopleFilter,
): Promise<readonly Person[]> {
  const rows = await matching(selectPeople(db), page).orderBy('id').limit(page.limit).execute();
  const people = await open(seals, rows);
  return rows.map((row, index) => people[index] ?? { ...toAccount(row), ...nameless });
}

/**
 * Changes a person and returns the result; null where unknown. @throws DirectoryConflict as {@link createPerson} does
 */
export async function changePerson(
  db: Kysely<Database>,
  seals: Seals,
  personId: string,
  change: PersonChange,
  now: Instant,
): Promise<Person | null> {
  const work = db.transaction().execute(async (trx) => {
    const values = changed({
      agency_id: change.agencyId,
      issuer: change.identity === undefined ? undefined : (change.identity?.issuer ?? null),
      subject: change.identity === undefined ? undefined : (change.identity?.subject ?? null),
      roles: change.roles && [...change.roles],
      disciplines: change.disciplines && [...change.disciplines],
      accreditations: change.accreditations && JSON.stringify(change.accreditations),
      vetted_until: change.vettedUntil,
      language: change.language,
      time_zone: change.timeZone,
      changed_at: now,
    });
    await trx.updateTable('people').set(values).where('id', '=', personId).execute();
    const contact = changed({ givenName: change.givenName, familyName: change.familyName, email: change.email });
    if (Object.keys(contact).length === 0) return;
    const query = selectPeople(trx).where('id', '=', personId).forUpdate('people_contact');
    const [person] = await toPeople(seals, await query.execute());
    if (!person) return;
    const sealed = await sealContact(seals, personId, { ...person, ...contact });
    await trx.updateTable('people_contact').set({ sealed }).where('person_id', '=', personId).execute();
  });
  await conflicts(work);
  return findPerson(db, seals, personId);
}

/** Ends a person's part; the first end remains. They can no longer sign in and get no new tasks. Null where unknown. */
export async function endPerson(
  db: Kysely<Database>,
  seals: Seals,
  personId: string,
  now: Instant,
): Promise<Person | null> {
  await db
    .updateTable('people')
    .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(now)), changed_at: now }))
    .where('id', '=', personId)
    .execute();
  return findPerson(db, seals, personId);
}

/** Named columns instead of all: a prepared statement must survive a migration that adds a column. */
const accountColumns = [
  'id',
  'agency_id',
  'issuer',
  'subject',
  'roles',
  'disciplines',
  'accreditations',
  'vetted_until',
  'language',
  'time_zone',
  'ended_at',
] as const satisfies readonly (keyof Row<'people'>)[];
type AccountRow = Pick<Row<'people'>, (typeof accountColumns)[number]>;
type JoinedRow = AccountRow & Pick<Row<'people_contact'>, 'sealed'>;

function selectPeople(db: Kysely<Database>): SelectQueryBuilder<Database, 'people' | 'people_contact', JoinedRow> {
  return db
    .selectFrom('people')
    .innerJoin('people_contact', 'person_id', 'id')
    .select([...accountColumns, 'sealed']);
}

const contact = z.object({ givenName: z.string(), familyName: z.string(), email: z.string() });
type Contact = z.infer<typeof contact>;
const nameless: Contact = { givenName: '', familyName: '', email: '' };

/** Seals name and address for storage. */
export async function sealContact(
  seals: Seals,
  personId: string,
  { givenName, familyName, email }: Contact,
): Promise<Buffer> {
  const plain = Buffer.from(JSON.stringify({ givenName, familyName, email }), 'utf8');
  return sealOne(seals, contactPlace(personId), plain);
}

/** @throws ContentLost where a key is gone: a person without an address cannot get mail */
async function toPeople(seals: Seals, rows: readonly JoinedRow[]): Promise<readonly Person[]> {
  return (await open(seals, rows)).map((person, index) => {
    if (!person) throw new ContentLost(`the key of the contact data of ${rows[index]?.id ?? ''} is gone`);
    return person;
  });
}

async function open(seals: Seals, rows: readonly JoinedRow[]): Promise<readonly (Person | null)[]> {
  const opened = await seals.open(rows.map(({ id, sealed }) => ({ place: contactPlace(id), sealed })));
  return rows.map((row, index) => {
    const plain = opened[index];
    return plain ? { ...toAccount(row), ...contact.parse(JSON.parse(plain.toString('utf8'))) } : null;
  });
}

function toAccount(row: AccountRow): Account {
  const { issuer, subject } = row;
  return {
    personId: row.id,
    agencyId: row.agency_id,
    identity: issuer !== null && subject !== null ? { issuer, subject } : null,
    roles: row.roles,
    disciplines: row.disciplines,
    accreditations: row.accreditations,
    vettedUntil: row.vetted_until,
    language: row.language,
    timeZone: row.time_zone,
    endedAt: row.ended_at,
  };
}
