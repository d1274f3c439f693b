import type { Findings, Patience } from './findings';
import type { Sources } from './sources';

/** Each deadline becomes an event in time; no stream stays dirty or sleeps past its time; no mail stays owed. */
export async function checkTime(sources: Sources, patience: Patience): Promise<Findings> {
  const late = await lateRungs(sources, patience);
  const slowest = Math.max(0, ...late.map(({ seconds }) => seconds ?? 0));
  return {
    violations: [
      ...(await listUnsettled(sources, patience.slack)),
      ...late
        .filter(({ seconds }) => seconds === null || seconds > patience.deadlines)
        .map(({ task_id, seconds }) =>
          seconds === null
            ? `time: nobody was notified that ${task_id} is overdue`
            : `time: that ${task_id} is overdue was notified ${seconds} s late`,
        ),
    ],
    counts: { 'deadlines passed': late.length, 'latest deadline (s)': slowest },
  };
}

/** Work that is past its time and still waiting; empty once the system has settled. */
export async function listUnsettled({ query }: Pick<Sources, 'query'>, slack: number): Promise<readonly string[]> {
  const rows = await query<{ what: string; id: string }>(
    `with ago as (select now() - $1 * interval '1 second' as t)
     select 'dirty' as what, id from streams, ago where dirty_since < t
     union all select 'past its time', id from streams, ago where wake_at < t
     union all select 'nudged in vain', id from streams, ago where nudges_unanswered > 0 and nudged_at < t
     union all select 'owes ' || key, stream_id from notifications, ago where status = 'owed' and owed_since < t
     union all select 'ended and owes ' || key, stream_id
       from notifications n join streams s on s.id = n.stream_id, ago
       where n.status = 'owed' and s.ended and owed_since < t
     order by 1, 2`,
    [slack],
  );
  return rows.map(({ what, id }) => `time: ${id} is left ${what}`);
}

interface Rung {
  readonly task_id: string;
  /** Null if it never came. */
  readonly seconds: number | null;
}

/**
 * The delay of each overdue notification: it is due at the rung at the whole of the window, or at a later rung that
 * overtook it, by the programme definition of the case.
 */
async function lateRungs({ query }: Sources, { deadlines }: Patience): Promise<readonly Rung[]> {
  return query<Rung>(
    `with rungs as (
       select t.task_id, t.due_at, t.generation, t.revision,
         (select min(number) from jsonb_array_elements(coalesce(p.body->'ladders'->t.kind, p.body->'ladders'->'default'))
            with ordinality as rung (step, number) where (step->>'at')::numeric = 1) as number
       from tasks t join cases c using (case_id) join programmes p on p.hash = c.programme_hash
       where not c.suspended and (
         (t.closed_at is null and not c.ended and t.due_at < now() - $1 * interval '1 second')
         or t.closed_at > t.due_at + $1 * interval '1 second'))
     select r.task_id, round(extract(epoch from min(n.owed_since) - min(r.due_at)))::int as seconds
     from rungs r left join notifications n on n.task_id = r.task_id
       and split_part(n.key, ':', 1) in ('remind', 'escalate')
       and split_part(n.key, ':', 3) = r.generation || '.' || r.revision
       and nullif(split_part(n.key, ':', 4), '')::int >= r.number
     where r.number is not null
     group by r.task_id`,
    [deadlines],
  );
}
