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

/**
 * Fills what is to be done in these cases: leads of some sixty cases each, a task of the lead and one of the specialist, two
 * things that a gate lacks, and four sessions.
 */
export async function fillWork({ db }: Pick<TestRecord, 'db'>): Promise<void> {
  const everyCase = sql`generate_series(1, ${sql.lit(cases)}) n`;
  await sql`insert into case_members
    select 'case-' || n, 'lead-' || n % 800, '{lead_coordinator}'::text[] from ${everyCase}`.execute(db);
  await sql`insert into tasks (task_id, case_id, kind, assignee_id, about, status, asked_at, due_at, generation, revision)
    select kind || n, 'case-' || n, kind, case kind when 'follow_up' then 'lead-' || n % 800 else 'specialist-' || n % 4000 end,
      case kind when 'follow_up' then 'phase_overdue' else 'session-' || n || '-1' end,
      (array['open', 'answered'])[1 + n / 800 % 2], now(), now() + n % 300 * interval '1 hour', 1, 1
    from ${everyCase}, unnest(array['follow_up', 'session_invitation']) kind`.execute(db);
  await sql`insert into owed
    select 'case-' || n, code, '', null, case code when 'outcome' then 'chair' else 'lead_coordinator' end, 'identity', now()
    from ${everyCase}, unnest(array['outcome', 'plan_draft']) code`.execute(db);
  await sql`insert into appointments
    select 'session-' || n || '-' || nth, 'case-' || n, 'session', now() + (nth * 7 - n % 7) * interval '1 day', 60, 'room_a',
      'invited', null, 'track', null, null,
      jsonb_build_array(jsonb_build_object('personId', 'specialist-' || n % 4000, 'as', 'specialist'))
    from ${everyCase}, generate_series(1, 4) nth`.execute(db);
  for (const table of ['case_members', 'tasks', 'owed', 'appointments'])
    await sql`analyze ${sql.table(table)}`.execute(db);
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

/** A caller who may know of every case, and sees no session or conference of any. */
export const manager = actor('manager', 'agency-1', ['manager'], []);

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
