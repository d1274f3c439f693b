import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import type { AccountRole, Discipline } from '../../shared/policy/vocabulary';
import type { Database, Row } from '../schema';
import { changed, type Page } from './changes';
import { conflicts } from './conflicts';

/** Somebody who works in the programme. Name and address are for their own mail and for those who may see them. */
export interface Person {
  readonly personId: string;
  readonly agencyId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** The sign-in, as issuer and subject of the identity provider; null for a person without an account. */
  readonly identity: { readonly issuer: string; readonly subject: string } | null;
  readonly roles: readonly AccountRole[];
  readonly disciplines: readonly Discipline[];
  readonly language: string;
  readonly timeZone: string;
  readonly endedAt: Instant | null;
}

export type NewPerson = Omit<Person, 'endedAt'>;
export type PersonChange = Partial<Omit<Person, 'personId' | 'endedAt'>>;

/** Adds a person. @throws DirectoryConflict where id or identity is taken, or the agency is unknown */
export async function createPerson(db: Kysely<Database>, person: NewPerson, now: Instant): Promise<Person> {
  const contact = {
    person_id: person.personId,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
  };
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

export async function findPerson(db: Kysely<Database>, personId: string): Promise<Person | null> {
  const row = await selectPeople(db).where('id', '=', personId).executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** The person behind a sign-in, ended or not: whoever asks looks at `endedAt`. */
export async function findPersonByIdentity(
  db: Kysely<Database>,
  issuer: string,
  subject: string,
): Promise<Person | null> {
  const query = selectPeople(db).where('issuer', '=', issuer).where('subject', '=', subject);
  const row = await query.executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** The people of these ids, in no order; an unknown id is left out. */
export async function listPeopleByIds(db: Kysely<Database>, ids: readonly string[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  return (await selectPeople(db).where('id', 'in', ids).execute()).map(toPerson);
}

/** People by id, a page at a time; of one agency or discipline where asked. */
export async function listPeople(
  db: Kysely<Database>,
  page: Page & { readonly agencyId?: string | undefined; readonly discipline?: Discipline | undefined },
): Promise<readonly Person[]> {
  let query = selectPeople(db).orderBy('id').limit(page.limit);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  if (page.agencyId !== undefined) query = query.where('agency_id', '=', page.agencyId);
  const { discipline } = page;
  if (discipline !== undefined) {
    query = query.where((eb) => eb(eb.val(discipline), '=', eb.fn.any('disciplines')));
  }
  return (await query.execute()).map(toPerson);
}

/** What the person is now, or null where there is none of this id. @throws DirectoryConflict as on creating */
export async function changePerson(
  db: Kysely<Database>,
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
      language: change.language,
      time_zone: change.timeZone,
      changed_at: now,
    });
    await trx.updateTable('people').set(values).where('id', '=', personId).execute();
    const contact = changed({ given_name: change.givenName, family_name: change.familyName, email: change.email });
    if (Object.keys(contact).length > 0) {
      await trx.updateTable('people_contact').set(contact).where('person_id', '=', personId).execute();
    }
  });
  await conflicts(work);
  return findPerson(db, personId);
}

/** Ends the person's part, once: from now on they sign in no more and are asked nothing new. Null where unknown. */
export async function endPerson(db: Kysely<Database>, personId: string, now: Instant): Promise<Person | null> {
  await db
    .updateTable('people')
    .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(now)), changed_at: now }))
    .where('id', '=', personId)
    .execute();
  return findPerson(db, personId);
}

type JoinedRow = Row<'people'> & Row<'people_contact'>;

function selectPeople(db: Kysely<Database>): SelectQueryBuilder<Database, 'people' | 'people_contact', JoinedRow> {
  return db.selectFrom('people').innerJoin('people_contact', 'person_id', 'id').selectAll();
}

function toPerson(row: JoinedRow): Person {
  const { issuer, subject } = row;
  return {
    personId: row.id,
    agencyId: row.agency_id,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    identity: issuer !== null && subject !== null ? { issuer, subject } : null,
    roles: row.roles,
    disciplines: row.disciplines,
    language: row.language,
    timeZone: row.time_zone,
    endedAt: row.ended_at,
  };
}
