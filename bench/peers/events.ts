import { Pool } from 'pg';
import type { Decide } from './serve';

/** One table of events, as a peer would store them. */
export interface Events {
  readonly insert: Decide;
  close(): Promise<void>;
}

/** Creates the table if it is missing. */
export async function openEvents(url: string): Promise<Events> {
  const pool = new Pool({ connectionString: url, max: 10 });
  await pool.query(`create table if not exists events (
    case_id uuid not null, sequence integer not null, id text not null unique, name text not null,
    actor_id text not null, body jsonb not null, recorded_at timestamptz not null default now(),
    primary key (case_id, sequence))`);
  return {
    insert: async ({ id, caseId, name, actorId, body }) => {
      const inserted = await pool.query<{ sequence: number }>({
        name: 'insert',
        text: `insert into events (case_id, sequence, id, name, actor_id, body)
          select $1, coalesce(max(sequence), 0) + 1, $2, $3, $4, $5 from events where case_id = $1
          on conflict (id) do update set id = excluded.id returning sequence`,
        values: [caseId, id, name, actorId, JSON.stringify(body)],
      });
      return inserted.rows[0]!.sequence;
    },
    close: () => pool.end(),
  };
}
