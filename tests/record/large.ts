import { sql, type Kysely } from 'kysely';
import { listCases, type CaseFilter, type CaseSort } from '../../record/queries/cases';
import type { Database } from '../../record/postgres/schema';
import { subjectPlace } from '../../record/sealing/place';
import type { Actor } from '../../shared/domain/kernel/types';
import type { TestRecord } from './builders';

export const cases = 50_000;
const agencies = 10;

/**
 * Fills the lists of a record with as many cases as a nation has, in ten agencies, a dozen for each of four thousand
 * specialists. Writes only the rows of lists, without events.
 */
export async function fillLists({ db }: Pick<TestRecord, 'db'>): Promise<void> {
  await sql`insert into cases
    select 'case-' || n, 'TC-' || lpad(n::text, 8, '0'), 'Alder-' || n, 'person-' || n,
      (array['referred', 'assessing', 'programme', 'supervised', 'closed'])[1 + n % 5],
      now() - n * interval '1 minute', now() + (n % 500) * interval '1 hour',
      'agency-' || n % ${sql.lit(agencies)}, 'facility-' || n % 7, 'lead-' || n % 40, false, false, n % 5 = 4,
      now() - n * interval '1 minute', 'hash',
      jsonb_build_object('identity', now() + (n % 300) * interval '1 hour', 'sessions', now() + n % 200 * interval '1 hour')
    from generate_series(1, ${sql.lit(cases)}) n`.execute(db);
  await sql`insert into case_members
    select 'case-' || n, 'specialist-' || n % 4000, '{}'::text[] from generate_series(1, ${sql.lit(cases)}) n
  `.execute(db);
  await sql`analyze cases`.execute(db);
  await sql`analyze case_members`.execute(db);
}

const perStep = 500;

/** Names the persons of every tenth case, each under a key of its own. */
export async function nameSubjects({ db, seals }: Pick<TestRecord, 'db' | 'seals'>, from: number): Promise<void> {
  for (let first = from; first <= cases; first += agencies * perStep) {
    const refs = Array.from({ length: perStep }, (_, index) => `person-${first + index * agencies}`);
    const sealed = await seals.seal(
      refs.map((ref) => ({
        place: subjectPlace(ref),
        plain: Buffer.from(JSON.stringify({ givenName: 'Given', familyName: ref, bornOn: '1990-01-01' })),
      })),
    );
    const rows = refs.map((ref, index) => ({ ref, sealed: sealed[index]! }));
    await db.insertInto('subjects').values(rows).execute();
  }
}

const actor = (
  personId: string,
  agencyId: string,
  roles: Actor['roles'],
  disciplines: Actor['disciplines'],
): Actor => ({
  personId,
  agencyId,
  roles,
  disciplines,
  knownBy: 'sign_in',
});

/** Callers who see a part of the cases. */
export const scoped = {
  coordinator: actor('lead-3', 'agency-3', ['coordinator'], []),
  psychologist: actor('specialist-11', 'agency-1', [], ['psychologist']),
  scholar: actor('specialist-21', 'agency-1', [], ['scholar']),
};

export interface Listing {
  readonly actor: Actor;
  readonly sort?: CaseSort;
  readonly filter?: CaseFilter;
  readonly limit?: number;
}

/** Lists the first page of a caller. */
export function list(
  { keys, seals }: Pick<TestRecord, 'keys' | 'seals'>,
  db: Kysely<Database>,
  { actor: caller, sort = 'newest', filter = {}, limit = 50 }: Listing,
): ReturnType<typeof listCases> {
  const now = new Date().toISOString();
  return listCases({ db, keys, seals }, { actor: caller, filter, sort, limit, now });
}
