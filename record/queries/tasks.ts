import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Task } from '../../shared/domain/asking/task';
import type { TaskKind } from '../../shared/domain/case';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import { listPeopleByIds } from '../directory';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { all, membership, standing, taskShownTo, type Condition } from './scope';

interface PeopleReading {
  readonly db: Kysely<Database>;
  readonly seals: Seals;
}

export interface TaskFilter {
  readonly assigneeId?: string | undefined;
  readonly status?: Task['status'] | undefined;
  readonly caseId?: string | undefined;
  readonly kind?: TaskKind | undefined;
  readonly overdue?: boolean | undefined;
  /** The agency of the assignee. */
  readonly agencyId?: string | undefined;
  readonly dueFrom?: Instant | undefined;
  readonly dueBefore?: Instant | undefined;
}

export const taskSorts = ['due', 'newest'] as const;
export type TaskSort = (typeof taskSorts)[number];

export interface TaskPosition {
  /** The time by which the list is sorted. */
  readonly at: Instant;
  readonly taskId: string;
}

export interface TaskRow {
  readonly taskId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly alias: string;
  readonly kind: TaskKind;
  readonly assigneeId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly about: string;
  readonly status: Task['status'];
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly overdue: boolean;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly knownBy: string | null;
  readonly closedAt: Instant | null;
  /** The session or the conference that the task is about; null for every other task. */
  readonly appointment: {
    readonly kind: 'session' | 'conference';
    readonly startsAt: Instant;
    readonly minutes: number;
    readonly placeCode: string;
  } | null;
  /** The caller's standing in the case. */
  readonly isMember: boolean;
  readonly functions: readonly CaseFunction[];
  readonly coordinatingAgencyId: string;
}

/**
 * One page of the tasks that the caller may see, and their total: their own, and those of cases that they steer or
 * oversee. Three statements for any size of page.
 */
export async function listTasks(
  reading: PeopleReading,
  asked: {
    readonly actor: Actor;
    readonly filter: TaskFilter;
    readonly sort: TaskSort;
    readonly after?: TaskPosition | undefined;
    readonly limit: number;
    readonly now: Instant;
  },
): Promise<{ readonly rows: readonly TaskRow[]; readonly total: number }> {
  const { actor, filter, sort, after, limit, now } = asked;
  const matching = conditions(filter, now);
  const [by, beyond, direction] =
    sort === 'due' ? [sql`t.due_at`, sql`>`, sql`asc`] : [sql`t.asked_at`, sql`<`, sql`desc`];
  const further = after && sql<boolean>`(${by}, t.task_id) ${beyond} (${after.at}::timestamptz, ${after.taskId})`;
  const order = sql`order by ${by} ${direction}, t.task_id ${direction} limit ${limit}`;
  const count = sql<{
    total: number;
  }>`select count(*) as total ${from(actor)} where ${all([taskShownTo(actor), ...matching])}`;
  const [rows, counted] = await Promise.all([
    select(reading, actor, now, [...matching, further], order),
    count.execute(reading.db),
  ]);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** One task that the caller may see, or null. */
export async function findTask(
  reading: PeopleReading,
  actor: Actor,
  taskId: string,
  now: Instant,
): Promise<TaskRow | null> {
  const [row] = await select(reading, actor, now, [sql<boolean>`t.task_id = ${taskId}`], sql``);
  return row ?? null;
}

async function select(
  { db, seals }: PeopleReading,
  actor: Actor,
  now: Instant,
  conditions: readonly (Condition | undefined)[],
  order: RawBuilder<unknown>,
): Promise<readonly TaskRow[]> {
  const visible = taskShownTo(actor);
  const { rows } = await sql<Omit<TaskRow, 'appointment' | 'givenName' | 'familyName'> & AppointmentColumns>`
    select t.task_id as "taskId", t.case_id as "caseId", c.reference, c.alias, t.kind, t.assignee_id as "assigneeId",
      t.about, t.status, t.asked_at as "askedAt",
      t.due_at as "dueAt", ${overdueAt(now)} as overdue, t.answer, t.answered_by as "answeredBy",
      t.known_by as "knownBy", t.closed_at as "closedAt", ${standing}, a.kind as "appointmentKind",
      a.starts_at as "startsAt", a.minutes, a.place_code as "placeCode"
    ${from(actor)} left join appointments a on a.appointment_id = t.about and a.case_id = t.case_id
    where ${all([visible, ...conditions])} ${order}`.execute(db);
  const people = await listPeopleByIds(db, seals, [...new Set(rows.map(({ assigneeId }) => assigneeId))]);
  const byId = new Map(people.map((person) => [person.personId, person]));
  return rows.map(({ appointmentKind: kind, startsAt, minutes, placeCode, ...row }) => {
    const { givenName = '', familyName = '' } = byId.get(row.assigneeId) ?? {};
    return {
      ...row,
      givenName,
      familyName,
      appointment: kind === null ? null : { kind, startsAt, minutes, placeCode },
    };
  });
}

/** The columns of an appointment, all of them null together. */
type AppointmentColumns =
  | { readonly appointmentKind: null; readonly startsAt: null; readonly minutes: null; readonly placeCode: null }
  | ({ readonly appointmentKind: 'session' | 'conference' } & Omit<NonNullable<TaskRow['appointment']>, 'kind'>);

function from(actor: Actor): RawBuilder<unknown> {
  return sql`from tasks t join cases c on c.case_id = t.case_id ${membership(actor)}`;
}

function overdueAt(now: Instant): Condition {
  return sql<boolean>`(t.status = 'open' and t.due_at < ${now})`;
}

function conditions(filter: TaskFilter, now: Instant): readonly (Condition | undefined)[] {
  const { assigneeId, status, caseId, kind, overdue, agencyId, dueFrom, dueBefore } = filter;
  return [
    assigneeId === undefined ? undefined : sql<boolean>`t.assignee_id = ${assigneeId}`,
    status && sql<boolean>`t.status = ${status}`,
    caseId === undefined ? undefined : sql<boolean>`t.case_id = ${caseId}`,
    kind && sql<boolean>`t.kind = ${kind}`,
    overdue === undefined ? undefined : sql<boolean>`${overdueAt(now)} = ${overdue}`,
    agencyId === undefined
      ? undefined
      : sql<boolean>`t.assignee_id in (select id from people where agency_id = ${agencyId})`,
    dueFrom === undefined ? undefined : sql<boolean>`t.due_at >= ${dueFrom}`,
    dueBefore === undefined ? undefined : sql<boolean>`t.due_at < ${dueBefore}`,
  ];
}
