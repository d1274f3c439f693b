import { sql } from 'kysely';
import type { Task } from '../../shared/domain/asking/task';
import { insertRows } from '../postgres/rows';
import type { NewRow } from '../postgres/schema';
import type { Write } from '../postgres/write';

const taskColumns = {
  task_id: 'text',
  case_id: 'text',
  kind: 'text',
  assignee_id: 'text',
  about: 'text',
  status: 'text',
  asked_at: 'timestamptz',
  due_at: 'timestamptz',
  generation: 'integer',
  revision: 'integer',
  rungs_reached: 'integer',
  answer: 'text',
  answered_by: 'text',
  known_by: 'text',
  closed_at: 'timestamptz',
} as const;

/** The write of tasks, new or changed. */
export function putTasks(caseId: string, tasks: readonly Task[]): Write {
  const moved = sql`on conflict (task_id) do update set assignee_id = excluded.assignee_id, status = excluded.status,
    asked_at = excluded.asked_at, due_at = excluded.due_at, generation = excluded.generation,
    revision = excluded.revision, rungs_reached = excluded.rungs_reached, answer = excluded.answer, answered_by = excluded.answered_by,
    known_by = excluded.known_by, closed_at = excluded.closed_at`;
  return insertRows(
    'tasks',
    taskColumns,
    tasks.map((task) => taskRow(caseId, task)),
    moved,
  );
}

function taskRow(caseId: string, task: Task): NewRow<'tasks'> {
  return {
    task_id: task.taskId,
    case_id: caseId,
    kind: task.kind,
    assignee_id: task.assigneeId,
    about: task.about,
    status: task.status,
    asked_at: task.askedAt,
    due_at: task.dueAt,
    generation: task.generation,
    revision: task.revision,
    rungs_reached: task.rungsReached,
    answer: task.answer ?? null,
    answered_by: task.answeredBy ?? null,
    known_by: task.knownBy ?? null,
    closed_at: task.closedAt ?? null,
  };
}
