import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { MissingCode, TaskKind } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Phase } from '../../shared/domain/path/phases';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { appointmentColumns, type AppointmentRow, type Unnamed } from './appointments';
import { readNames, type Named } from './names';
import {
  appointmentShownTo,
  isPartOf,
  membership,
  namedTo,
  owedShownTo,
  progressTo,
  standing,
  taskShownTo,
} from './scope';

/** One thing that somebody has to do: a task, or something that a gate lacks and no task asks for. */
interface WorkRow extends Named {
  readonly what: 'task' | 'gate';
  /** Null for what a gate lacks. */
  readonly taskId: string | null;
  readonly code: TaskKind | MissingCode;
  /** Empty where it is about nothing in particular. */
  readonly about: string;
  /** The function that owes it; null for a task, and for what a person owes themselves. */
  readonly function: CaseFunction | null;
  /** When it was asked, or since when the gate lacks it. */
  readonly since: Instant;
  /** The end of the task's window; for a gate the target of the phase, where the caller sees it. */
  readonly dueAt: Instant | null;
  readonly overdue: boolean;
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly phase: Phase;
  /** The caller's standing in the case. */
  readonly isMember: boolean;
  readonly functions: readonly CaseFunction[];
  readonly coordinatingAgencyId: string;
}

export interface OwnWorkRow extends WorkRow {
  /** Nobody holds the function that owes it: it falls to the lead coordinator, who appoints somebody. */
  readonly vacant: boolean;
}

export interface AwaitedRow extends WorkRow {
  /** Who has to do it. */
  readonly personId: string;
  /** When the last reminder of the task left; null without any. */
  readonly remindedAt: Instant | null;
  /** Rungs of the ladder that time has passed; null for what a gate lacks. */
  readonly rungsReached: number | null;
}

interface Counted<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface Work {
  /** Work of the caller. */
  readonly mine: Counted<OwnWorkRow>;
  /** Work of others in the cases that the caller leads. */
  readonly waiting: Counted<AwaitedRow>;
  /** Appointments of the caller, and those of the cases that they lead. */
  readonly next: Counted<AppointmentRow>;
}

/** The first `limit` rows of each part of a caller's work, and their totals. Four statements for any number of cases. */
export async function listWork(
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  asked: { readonly actor: Actor; readonly now: Instant; readonly until: Instant; readonly limit: number },
): Promise<Work> {
  const { actor, now, until, limit } = asked;
  const order = sql`order by coalesce("dueAt", 'infinity'), since, "caseId", code, about, "taskId" limit ${limit}`;
  const [mine, waiting, next] = await Promise.all([
    execute<Unnamed<OwnWorkRow>>(db, sql`select *, count(*) over () as total from (${own(actor, now)}) w ${order}`),
    execute<Unnamed<AwaitedRow>>(
      db,
      sql`select w.*, ${lastReminder} as "remindedAt" from
        (select *, count(*) over () as total from (${awaited(actor, now)}) listed ${order}) w ${order}`,
    ),
    execute<Unnamed<AppointmentRow>>(
      db,
      sql`${appointments(actor, now, until)} order by a.starts_at, a.appointment_id limit ${limit}`,
    ),
  ]);
  const named = await readNames(db, seals, [...mine.rows, ...waiting.rows, ...next.rows]);
  return {
    mine: { total: mine.total, rows: mine.rows.map((row) => named(row)) },
    waiting: { total: waiting.total, rows: waiting.rows.map((row) => named(row)) },
    next: { total: next.total, rows: next.rows.map((row) => named(row)) },
  };
}

async function execute<Row>(db: Kysely<Database>, query: RawBuilder<unknown>): Promise<Counted<Row>> {
  const { rows } = await sql<Row & { readonly total: number }>`${query}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows };
}

/** Columns of the case, for tasks (t) and for what gates lack (o). */
function ofCase(actor: Actor): RawBuilder<unknown> {
  return sql`c.case_id as "caseId", c.reference, c.alias, c.phase, ${standing},
    case when ${namedTo(actor)} then c.person_ref end as "personRef"`;
}

function ofTask(actor: Actor, now: Instant): RawBuilder<unknown> {
  return sql`'task' as what, t.task_id as "taskId", t.kind as code, t.about, null::text as function,
    t.asked_at as since, t.due_at as "dueAt", t.due_at < ${now} as overdue, ${ofCase(actor)}`;
}

function ofGate(actor: Actor, now: Instant): RawBuilder<unknown> {
  const dueAt = sql`case when ${progressTo(actor)} then c.phase_due_at end`;
  return sql`'gate' as what, null::text as "taskId", o.code, o.about, o.function, o.since, ${dueAt} as "dueAt",
    coalesce(${dueAt} < ${now}, false) as overdue, ${ofCase(actor)}`;
}

/** The cases in which somebody holds a function at all. */
function heldBy({ personId }: Actor): RawBuilder<unknown> {
  return sql`(select case_id, functions from case_members where person_id = ${personId} and functions <> '{}')`;
}

const isLed = sql`functions @> '{lead_coordinator}'`;
/** The holder of the function that owes something (o). */
const holder = sql`(select h.person_id from case_members h where h.case_id = o.case_id and o.function = any(h.functions)
  limit 1)`;

/** Open tasks of the caller, and what gates lack that they owe: by name, by a function, or as who leads the case. */
function own(actor: Actor, now: Instant): RawBuilder<unknown> {
  const { personId } = actor;
  const isVacant = sql`(o.person_id is null and ${holder} is null)`;
  return sql`select ${ofTask(actor, now)}, false as vacant
      from tasks t join cases c on c.case_id = t.case_id ${membership(actor)}
      where t.assignee_id = ${personId} and t.status = 'open'
    union all select ${ofGate(actor, now)}, false as vacant
      from owed o join cases c on c.case_id = o.case_id ${membership(actor)} where o.person_id = ${personId}
    union all select ${ofGate(actor, now)}, not coalesce(o.function = any(held.functions), false) as vacant
      from ${heldBy(actor)} held join owed o on o.case_id = held.case_id
      join cases c on c.case_id = o.case_id ${membership(actor)}
      where o.function = any(held.functions) or (held.${isLed} and ${isVacant} and ${owedShownTo(actor)})`;
}

/** Open tasks of others, and what they owe to gates, in the cases that the caller leads. */
function awaited(actor: Actor, now: Instant): RawBuilder<unknown> {
  const { personId } = actor;
  const led = sql`${heldBy(actor)} led`;
  return sql`select ${ofTask(actor, now)}, t.assignee_id as "personId", t.rungs_reached as "rungsReached"
      from ${led} join tasks t on t.case_id = led.case_id join cases c on c.case_id = t.case_id ${membership(actor)}
      where led.${isLed} and t.status = 'open' and t.assignee_id <> ${personId} and ${taskShownTo(actor)}
    union all select ${ofGate(actor, now)}, by.person_id as "personId", null::integer as "rungsReached"
      from ${led} join owed o on o.case_id = led.case_id join cases c on c.case_id = o.case_id ${membership(actor)}
      cross join lateral (select coalesce(o.person_id, ${holder}) as person_id) by
      where led.${isLed} and by.person_id <> ${personId} and ${owedShownTo(actor)}`;
}

/** When the last reminder of a task (w) left for its assignee. */
const lastReminder = sql`(select max(n.settled_at) from notifications n
  where n.task_id = w."taskId" and n.recipient_id = w."personId" and n.activity = 'remind' and n.status = 'sent')`;

/** Appointments to come: two lookups, by person and by case, since a condition would read everybody's. */
function appointments(actor: Actor, from: Instant, until: Instant): RawBuilder<unknown> {
  const isSoon = sql`a.starts_at >= ${from} and a.starts_at < ${until} and a.status <> 'cancelled'`;
  return sql`with soon as (
      select a.appointment_id from appointments a where ${isPartOf(actor.personId)} and ${isSoon}
      union select a.appointment_id from ${heldBy(actor)} led join appointments a on a.case_id = led.case_id
        where led.${isLed} and ${isSoon})
    select ${appointmentColumns(actor)}, count(*) over () as total
    from soon join appointments a on a.appointment_id = soon.appointment_id
      join cases c on c.case_id = a.case_id ${membership(actor)}
    where not c.ended and m.person_id is not null and ${appointmentShownTo(actor)}`;
}
