import { sql, type Kysely } from 'kysely';
import { engagementOf } from '../../shared/domain/engagement';
import { hasEnded } from '../../shared/domain/kernel';
import type { AgendaFacts } from '../../shared/domain/kernel-types';
import { phaseDueAt } from '../../shared/domain/phases';
import type { CaseState } from '../../shared/domain/state';
import type { Task } from '../../shared/domain/tasks';
import type { Instant } from '../../shared/domain/time';
import { compartmentOfTask } from '../../shared/policy/where-it-lies';
import type { Compartment } from '../../shared/policy/compartments';
import type { Draft } from '../deciding/draft';
import { changedMembers, leaverWrites, leavers, memberWrites } from './members';
import { insertRows } from '../postgres/rows';
import type { Database, NewRow } from '../postgres/schema';
import { writeTogether, type Write } from '../postgres/write';

/** The writes that bring the lists of cases, their members and their tasks to where the draft leaves the case. */
export function projectionWrites(
  db: Kysely<Database>,
  { before, tasks }: Draft,
  kase: CaseState,
  facts: AgendaFacts,
): readonly Write[] {
  const row = caseRow(kase, facts);
  const gone = leavers(before.kase, kase, tasks);
  const isSame = before.kase !== null && JSON.stringify(caseRow(before.kase, facts)) === JSON.stringify(row);
  return [
    ...(isSame ? [] : [putCase(db, row)]),
    ...(tasks.size > 0 ? [putTasks(kase.caseId, [...tasks.values()])] : []),
    ...memberWrites(db, kase.caseId, changedMembers(before.kase, kase, tasks), gone),
    ...leaverWrites(kase.caseId, gone, [...tasks.keys()]),
    ...pairWrites(db, kase, before.kase?.keepApart ?? []),
  ];
}

/** Makes the rows of one case anew from its state and every task it ever had, whatever stood there before. */
export async function projectAnew(
  db: Kysely<Database>,
  kase: CaseState,
  tasks: ReadonlyMap<string, Task>,
  facts: AgendaFacts,
): Promise<void> {
  const { caseId } = kase;
  await writeTogether(db, [
    db.deleteFrom('cases').where('case_id', '=', caseId),
    db.deleteFrom('tasks').where('case_id', '=', caseId),
    db.deleteFrom('case_members').where('case_id', '=', caseId),
    db.deleteFrom('keep_apart').where('case_id', '=', caseId),
  ]);
  await writeTogether(db, [
    putCase(db, caseRow(kase, facts)),
    ...(tasks.size > 0 ? [putTasks(caseId, [...tasks.values()])] : []),
    ...memberWrites(db, caseId, changedMembers(null, kase, tasks), []),
    ...pairWrites(db, kase, []),
  ]);
}

/** A case as lists show it. */
function caseRow(kase: CaseState, facts: AgendaFacts): NewRow<'cases'> {
  const hasCeased = hasEnded(kase);
  const phaseDue = hasCeased ? null : phaseDueAt(kase, facts);
  return {
    case_id: kase.caseId,
    reference: kase.reference,
    alias: kase.alias,
    person_ref: kase.personRef,
    phase: kase.phase,
    phase_since: kase.phaseSince,
    phase_due_at: phaseDue,
    dues: JSON.stringify(hasCeased ? {} : duesOf(kase, phaseDue)),
    coordinating_agency_id: kase.coordinatingAgencyId,
    facility_id: kase.facilityId,
    lead_coordinator_id: kase.functions.lead_coordinator ?? '',
    suspended: kase.suspended !== null,
    died: kase.diedOn !== null,
    ended: hasCeased,
    opened_at: kase.openedAt,
    programme_hash: kase.programme.hash,
    engagement: engagementOf(kase, facts.programme),
  };
}

/** When something falls due first in each compartment: an open task, and among what is due in identity the phase. */
function duesOf(kase: CaseState, phaseDue: Instant | null): Partial<Record<Compartment, Instant>> {
  const dues: Partial<Record<Compartment, Instant>> = { ...(phaseDue !== null && { identity: phaseDue }) };
  for (const task of Object.values(kase.tasks)) {
    if (task.status !== 'open') continue;
    const compartment = compartmentOfTask(task);
    const first = dues[compartment];
    if (first === undefined || task.dueAt < first) dues[compartment] = task.dueAt;
  }
  return dues;
}

function putCase(db: Kysely<Database>, { case_id, ...values }: NewRow<'cases'>): Write {
  return db
    .insertInto('cases')
    .values({ case_id, ...values })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values));
}

/** The writes that keep which cases this one is to be kept apart from, for whoever decides there. */
function pairWrites(db: Kysely<Database>, { caseId, keepApart }: CaseState, before: CaseState['keepApart']): Write[] {
  if (keepApart === before) return [];
  const isIn = (pairs: CaseState['keepApart'], id: string): boolean => pairs.some(({ pairId }) => pairId === id);
  const added = keepApart.filter(({ pairId }) => !isIn(before, pairId));
  const gone = before.filter(({ pairId }) => !isIn(keepApart, pairId)).map(({ pairId }) => pairId);
  const rows = added.map(({ pairId, otherCaseId }) => ({
    ...{ case_id: caseId, pair_id: pairId, other_case_id: otherCaseId },
  }));
  return [
    ...(rows.length > 0 ? [db.insertInto('keep_apart').values(rows)] : []),
    ...(gone.length > 0
      ? [db.deleteFrom('keep_apart').where('case_id', '=', caseId).where('pair_id', 'in', gone)]
      : []),
  ];
}

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
  answer: 'text',
  answered_by: 'text',
  known_by: 'text',
  closed_at: 'timestamptz',
} as const;

function putTasks(caseId: string, tasks: readonly Task[]): Write {
  const moved = sql`on conflict (task_id) do update set assignee_id = excluded.assignee_id, status = excluded.status,
    asked_at = excluded.asked_at, due_at = excluded.due_at, generation = excluded.generation,
    revision = excluded.revision, answer = excluded.answer, answered_by = excluded.answered_by,
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
    answer: task.answer ?? null,
    answered_by: task.answeredBy ?? null,
    known_by: task.knownBy ?? null,
    closed_at: task.closedAt ?? null,
  };
}
