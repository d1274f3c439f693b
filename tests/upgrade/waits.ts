import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../record/postgres/schema';
import { cases } from './old-rows';

/** How long people waited, in milliseconds. */
export interface Waits {
  readonly count: number;
  readonly median: number;
  readonly longest: number;
}

export interface Watching {
  /** Since the last call. */
  since(): { readonly readers: Waits; readonly writers: Waits };
  end(): Promise<void>;
}

const pauseMs = 5;

/** Two people who list, two who open one case, and one who decides, each in a loop until it is ended. */
export function watch(db: Kysely<Database>): Watching {
  let isOver = false;
  const took = { readers: [] as number[], writers: [] as number[] };
  const repeat = async (times: keyof typeof took, act: () => Promise<unknown>): Promise<void> => {
    while (!isOver) {
      const began = performance.now();
      await act();
      took[times].push(performance.now() - began);
      await sleep(pauseMs);
    }
  };
  const running = Promise.all([
    repeat('readers', () => listOf(db)),
    repeat('readers', () => listOf(db)),
    repeat('readers', () => oneCase(db)),
    repeat('readers', () => oneCase(db)),
    repeat('writers', () => decide(db)),
  ]);
  return {
    since: () => {
      const [readers, writers] = [summarise(took.readers), summarise(took.writers)];
      took.readers = [];
      took.writers = [];
      return { readers, writers };
    },
    end: async () => {
      isOver = true;
      await running;
    },
  };
}

/** The earlier version's query, by the column names that it knew. */
async function listOf(db: Kysely<Database>): Promise<void> {
  await sql`select c.case_id, c.alias, c.phase, p.language from cases c join people p on p.id = c.lead_coordinator_id
    where c.coordinating_agency_id = ${`agency-${random(10)}`} order by c.opened_at desc, c.case_id limit 50`.execute(
    db,
  );
}

async function oneCase(db: Kysely<Database>): Promise<void> {
  const caseId = `case-${1 + random(cases)}`;
  await sql`select case_id, phase from cases where case_id = ${caseId}`.execute(db);
  await sql`select task_id, status from tasks where case_id = ${caseId}`.execute(db);
  await sql`select type, envelope from events where stream_kind = 'case' and stream_id = ${caseId}`.execute(db);
}

/** The relevant statements of a decision: lock the stream, read the actor, write events and lists. */
async function decide(db: Kysely<Database>): Promise<void> {
  const caseId = `case-${1 + random(cases)}`;
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ sequence: number }>`update streams set sequence = sequence + 1
      where kind = 'case' and id = ${caseId} returning sequence`.execute(trx);
    await sql`select id, agency_id, roles from people where id = 'person-1'`.execute(trx);
    await sql`insert into events (stream_kind, stream_id, sequence, event_id, type, actor_id, recorded_at, envelope, hash)
      values ('case', ${caseId}, ${rows[0]?.sequence}, gen_random_uuid(), 'taskAsked', 'person-1', now(), 'envelope',
        sha256('x'))`.execute(trx);
    await sql`update cases set phase_since = now() where case_id = ${caseId}`.execute(trx);
  });
}

function random(below: number): number {
  return Math.floor(Math.random() * below);
}

function summarise(took: readonly number[]): Waits {
  const sorted = [...took].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { count: sorted.length, median, longest: sorted.at(-1) ?? 0 };
}
