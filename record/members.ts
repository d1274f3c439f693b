import type { Kysely } from 'kysely';
import type { CaseState } from '../shared/domain/state';
import type { Task } from '../shared/domain/tasks';
import type { CaseFunction } from '../shared/policy/vocabulary';
import type { Database } from './schema';
import type { Write } from './write';

/** The functions of people in a case, by person. Who holds none is there for a task. */
export type Members = ReadonlyMap<string, readonly CaseFunction[]>;

/** Who is new, or holds other functions than before: whoever has a function, and whoever is asked something. */
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

/** Who may have lost their last tie to a case: a function, or a task that went to somebody else. */
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
  return [...new Set(lost)].filter((personId) => !held.has(personId));
}

/** The write that puts people on the list of a case. */
export function memberWrites(db: Kysely<Database>, caseId: string, members: Members): readonly Write[] {
  if (members.size === 0) return [];
  const rows = [...members].map(([personId, functions]) => ({
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

/** Takes people off the list who hold no function and were asked nothing that is still theirs. */
export async function removeStrangers(
  db: Kysely<Database>,
  caseId: string,
  peopleIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('case_members')
    .where('case_id', '=', caseId)
    .where('person_id', 'in', peopleIds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('tasks')
            .select('task_id')
            .where('case_id', '=', caseId)
            .whereRef('assignee_id', '=', 'case_members.person_id'),
        ),
      ),
    )
    .execute();
}

function holders(kase: CaseState): Members {
  const held = new Map<string, readonly CaseFunction[]>();
  for (const name of (Object.keys(kase.functions) as CaseFunction[]).sort()) {
    const personId = kase.functions[name];
    if (personId) held.set(personId, [...(held.get(personId) ?? []), name]);
  }
  return held;
}
