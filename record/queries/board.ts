import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Phase } from '../../shared/domain/path/phases';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import { overdueAt } from './cases';
import { all, appointmentKnownTo, appointmentShownTo, knownTo, membership, progressTo, taskShownTo } from './scope';
import { isStuck, stuckReasons, type StuckReason } from './stuck';

/** The open cases of a phase. Days are whole days of 24 hours since the case entered it. */
interface PhaseCount {
  readonly phase: Phase;
  readonly cases: number;
  readonly overdue: number;
  /** Beyond the target of the phase. */
  readonly pastTarget: number;
  readonly medianDays: number;
  readonly longestDays: number;
}

/** The tasks that are overdue at the people of one agency. */
interface AgencyCount {
  readonly agencyId: string;
  readonly name: string;
  readonly tasks: number;
  readonly cases: number;
  /** The highest rung of the ladder that any of them has reached. */
  readonly rung: number;
}

/** Sessions that were to take place in a month of UTC. */
interface MonthCount {
  readonly month: string;
  readonly planned: number;
  readonly held: number;
  readonly notHeld: number;
  readonly cancelled: number;
}

export interface Board {
  readonly phases: readonly PhaseCount[];
  readonly agencies: readonly AgencyCount[];
  readonly stuck: Readonly<Record<StuckReason, number>>;
  readonly months: readonly MonthCount[];
}

/** Counts over the open cases whose progress the caller sees. Four statements for any number of cases. */
export async function readBoard(
  db: Kysely<Database>,
  asked: { readonly actor: Actor; readonly now: Instant; readonly since: Instant },
): Promise<Board> {
  const { actor, now, since } = asked;
  const isCounted = all([knownTo(actor), progressTo(actor), sql<boolean>`not c.ended`]);
  const tables = sql`cases c ${membership(actor)}`;
  const days = sql`extract(epoch from ${now}::timestamptz - c.phase_since) / 86400`;
  const phases = sql<PhaseCount>`
    select c.phase, count(*)::int as cases, (count(*) filter (where ${overdueAt(actor, now)}))::int as overdue,
      (count(*) filter (where c.phase_due_at < ${now}))::int as "pastTarget",
      floor(percentile_cont(0.5) within group (order by ${days}))::int as "medianDays",
      floor(max(${days}))::int as "longestDays"
    from ${tables} where ${isCounted} group by c.phase`;
  const agencies = sql<AgencyCount>`
    select p.agency_id as "agencyId", g.name, count(*)::int as tasks, count(distinct t.case_id)::int as cases,
      max(t.rungs_reached) as rung
    from tasks t join cases c on c.case_id = t.case_id ${membership(actor)}
      join people p on p.id = t.assignee_id join agencies g on g.id = p.agency_id
    where t.status = 'open' and t.due_at < ${now} and ${taskShownTo(actor)}
    group by p.agency_id, g.name order by tasks desc, p.agency_id`;
  const counts = stuckReasons.map(
    (reason) => sql`(count(*) filter (where ${isStuck(reason, actor, now)}))::int as ${sql.id(reason)}`,
  );
  const stuck = sql<Board['stuck']>`select ${sql.join(counts)} from ${tables} where ${isCounted}`;
  const months = sql<MonthCount>`
    select to_char(a.starts_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as planned,
      (count(*) filter (where a.status = 'held'))::int as held,
      (count(*) filter (where a.status = 'not_held'))::int as "notHeld",
      (count(*) filter (where a.status = 'cancelled'))::int as cancelled
    from appointments a join cases c on c.case_id = a.case_id ${membership(actor)}
    where a.kind = 'session' and a.starts_at >= ${since}::timestamptz and a.starts_at < ${now}::timestamptz
      and ${appointmentKnownTo(actor)} and ${appointmentShownTo(actor)}
    group by 1 order by 1 desc`;
  const [byPhase, byAgency, byReason, byMonth] = await Promise.all([
    phases.execute(db),
    agencies.execute(db),
    stuck.execute(db),
    months.execute(db),
  ]);
  return {
    phases: byPhase.rows,
    agencies: byAgency.rows,
    stuck: byReason.rows[0] ?? { mail_failed: 0, vacant: 0, not_advanced: 0, nothing_recorded: 0 },
    months: byMonth.rows,
  };
}
