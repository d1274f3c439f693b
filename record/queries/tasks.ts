import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Task } from '../../shared/domain/asking/task';
import type { TaskKind } from '../../shared/domain/case';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import { listPeopleByIds } from '../directory';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { all, membership, taskShownTo, type Condition } from './scope';

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
}

export interface TaskPosition {
  readonly dueAt: Instant;
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
  /** The caller's standing in the case. */
  readonly isMember: boolean;
  readonly functions: readonly CaseFunction[];
  readonly coordinatingAgencyId: string;
}

/** Tasks that the caller may see, the most urgent first: their own, and those of cases that they steer or oversee. */
export async function listTasks(
  reading: PeopleReading,
  asked: {
    readonly actor: Actor;
    readonly filter: TaskFilter;
    readonly after?: TaskPosition | undefined;
    readonly limit: number;
    readonly now: Instant;
  },
): Promise<readonly TaskRow[]> {
  const { actor, filter, after, limit, now } = asked;
  const further = after && sql<boolean>`(t.due_at, t.task_id) > (${after.dueAt}::timestamptz, ${after.taskId})`;
  return select(reading, actor, now, [...conditions(filter, now), further], limit);
}

/** One task that the caller may see, or null. */
export async function findTask(
  reading: PeopleReading,
  actor: Actor,
  taskId: string,
  now: Instant,
): Promise<TaskRow | null> {
  const [row] = await select(reading, actor, now, [sql<boolean>`t.task_id = ${taskId}`], 1);
  return row ?? null;
}

async function select(
  { db, seals }: PeopleReading,
  actor: Actor,
  now: Instant,
  conditions: readonly (Condition | undefined)[],
  limit: number,
): Promise<readonly TaskRow[]> {
  const visible = taskShownTo(actor);
  const { rows } = await sql<Omit<TaskRow, 'givenName' | 'familyName'>>`
    select t.task_id as "taskId", t.case_id as "caseId", c.reference, c.alias, t.kind, t.assignee_id as "assigneeId",
      t.about, t.status, t.asked_at as "askedAt",
      t.due_at as "dueAt", ${overdueAt(now)} as overdue, t.answer, t.answered_by as "answeredBy",
      t.known_by as "knownBy", t.closed_at as "closedAt", m.person_id is not null as "isMember",
      coalesce(m.functions, '{}') as functions, c.coordinating_agency_id as "coordinatingAgencyId"
    from tasks t join cases c on c.case_id = t.case_id ${membership(actor)}
    where ${all([visible, ...conditions])}
    order by t.due_at, t.task_id limit ${limit}`.execute(db);
  const people = await listPeopleByIds(db, seals, [...new Set(rows.map(({ assigneeId }) => assigneeId))]);
  const byId = new Map(people.map((person) => [person.personId, person]));
  return rows.map((row) => {
    const { givenName = '', familyName = '' } = byId.get(row.assigneeId) ?? {};
    return { ...row, givenName, familyName };
  });
}

function overdueAt(now: Instant): Condition {
  return sql<boolean>`(t.status = 'open' and t.due_at < ${now})`;
}

function conditions(filter: TaskFilter, now: Instant): readonly (Condition | undefined)[] {
  const { assigneeId, status, caseId, kind, overdue } = filter;
  return [
    assigneeId === undefined ? undefined : sql<boolean>`t.assignee_id = ${assigneeId}`,
    status && sql<boolean>`t.status = ${status}`,
    caseId === undefined ? undefined : sql<boolean>`t.case_id = ${caseId}`,
    kind && sql<boolean>`t.kind = ${kind}`,
    overdue === undefined ? undefined : sql<boolean>`${overdueAt(now)} = ${overdue}`,
  ];
}
