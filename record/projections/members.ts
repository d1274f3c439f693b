import { sql, type Kysely } from 'kysely';
import type { CaseState } from '../../shared/domain/case';
import type { Task } from '../../shared/domain/asking/task';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Database } from '../postgres/schema';
import type { Write } from '../postgres/write';

/** The functions of the members of a case, by person; none for a member who is only assigned a task. */
export type Members = ReadonlyMap<string, readonly CaseFunction[]>;

/** Members who are new or hold other functions than before: holders of functions, and assignees. */
export function changedMembers(before: CaseState | null, kase: CaseState, tasks: ReadonlyMap<string, Task>): Members {
  const held = holders(kase);
  const formerly = before ? holders(before) : new Map<string, readonly CaseFunction[]>();
  const changed = new Map<string, readonly CaseFunction[]>();
  for (const personId of new Set([...held.keys(), ...formerly.keys()])) {
    const functions = held.get(personId) ?? [];
    if (functions.join() !== (formerly.get(personId) ?? []).join()) changed.set(personId, functions);
  }
  for (const { taskId, assigneeId } of tasks.values()) {
    if (before?.tasks[taskId]?.assigneeId !== assigneeId) changed.set(assigneeId, held.get(assigneeId) ?? []);
  }
  return changed;
}

/**
 * Members who may have lost their last tie to a case: a function, or a task that another person got. Assignees of tasks
 * that changed at the same time are not among them.
 */
export function leavers(
  before: CaseState | null,
  kase: CaseState,
  tasks: ReadonlyMap<string, Task>,
): readonly string[] {
  const held = holders(kase);
  const lost = [
    ...(before ? holders(before).keys() : []),
    ...[...tasks.values()].flatMap(({ formerAssigneeId }) => formerAssigneeId ?? []),
  ];
  const asked = new Set([...tasks.values()].map(({ assigneeId }) => assigneeId));
  return [...new Set(lost)].filter((personId) => !held.has(personId) && !asked.has(personId));
}

/** The write that adds members to a case or updates their functions, except for those who may leave it. */
export function memberWrites(
  db: Kysely<Database>,
  caseId: string,
  members: Members,
  leaving: readonly string[],
): readonly Write[] {
  const staying = [...members].filter(([personId]) => !leaving.includes(personId));
  if (staying.length === 0) return [];
  const rows = staying.map(([personId, functions]) => ({
    case_id: caseId,
    person_id: personId,
    functions: [...functions],
  }));
  const insert = db.insertInto('case_members').values(rows);
  return [
    insert.onConflict((conflict) =>
      conflict.columns(['case_id', 'person_id']).doUpdateSet((eb) => ({ functions: eb.ref('excluded.functions') })),
    ),
  ];
}

/**
 * The writes that remove members without any task, and take the functions of those who still have one.
 * @param written the tasks that the same statement writes, which these writes therefore still see as they were
 */
export function leaverWrites(caseId: string, leaving: readonly string[], written: readonly string[]): readonly Write[] {
  if (leaving.length === 0) return [];
  const theirs = sql`m.case_id = ${caseId} and m.person_id = any(${[...leaving]}::text[])`;
  const isAsked = sql`exists (select from tasks t
    where t.case_id = m.case_id and t.assignee_id = m.person_id and t.task_id <> all(${[...written]}::text[]))`;
  return [
    sql`delete from case_members m where ${theirs} and not ${isAsked}`,
    sql`update case_members m set functions = '{}' where ${theirs} and ${isAsked}`,
  ];
}

function holders(kase: CaseState): Members {
  const held = new Map<string, readonly CaseFunction[]>();
  for (const name of (Object.keys(kase.functions) as CaseFunction[]).sort()) {
    const personId = kase.functions[name];
    if (personId) held.set(personId, [...(held.get(personId) ?? []), name]);
  }
  return held;
}
