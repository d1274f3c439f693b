import { sql, type Kysely } from 'kysely';
import type { Database } from '../../record/postgres/schema';

export const cases = 50_000;
const eventsPerCase = 10;
const tasksPerCase = 4;

/** Rows of many cases as a record before the custody path has them; their sealed columns cannot be opened. */
export async function fillAsOfOld(db: Kysely<Database>): Promise<void> {
  const each = sql`generate_series(1, ${sql.lit(cases)}) n`;
  const statements = [
    sql`insert into calendars (id, time_zone, weekend) values ('calendar', 'Europe/Paris', '{6,7}')`,
    sql`insert into agencies (id, name, calendar_id) select 'agency-' || n, 'Agency', 'calendar' from generate_series(0, 9) n`,
    sql`insert into people (id, agency_id, time_zone)
      select 'person-' || n, 'agency-' || n % 10, 'Europe/Paris' from generate_series(0, 4999) n`,
    sql`insert into programmes (hash, id, version, body) values ('hash', 'standard', '1.0.0', '{}')`,
    sql`insert into streams (kind, id, sequence, programme_hash)
      select 'case', 'case-' || n, ${sql.lit(eventsPerCase)}, 'hash' from ${each}`,
    sql`insert into cases (case_id, reference, alias, person_ref, phase, phase_since, coordinating_agency_id, facility_id,
        lead_coordinator_id, suspended, died, ended, opened_at, programme_hash)
      select 'case-' || n, 'TC-' || n, 'Alder-' || n, 'ref-' || n, 'programme', now(), 'agency-' || n % 10, 'facility',
        'person-' || n % 5000, false, false, false, now() - n * interval '1 minute', 'hash' from ${each}`,
    sql`insert into case_members (case_id, person_id) select 'case-' || n, 'person-' || n % 5000 from ${each}`,
    sql`insert into tasks (task_id, case_id, kind, assignee_id, about, status, asked_at, due_at, generation, revision)
      select 'task-' || n || '-' || k, 'case-' || n, 'assessment', 'person-' || n % 5000, 'it', 'open', now(), now(), 1, 1
      from ${each}, generate_series(1, ${sql.lit(tasksPerCase)}) k`,
    sql`insert into events (stream_kind, stream_id, sequence, event_id, type, actor_id, recorded_at, envelope, hash)
      select 'case', 'case-' || n, k, gen_random_uuid(), 'taskAsked', 'person-1', now(), repeat('envelope', 60),
        sha256(('case-' || n || k)::bytea) from ${each}, generate_series(1, ${sql.lit(eventsPerCase)}) k`,
  ];
  for (const statement of statements) await statement.execute(db);
  await sql`analyze`.execute(db);
}
