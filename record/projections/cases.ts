import { sql, type Kysely } from 'kysely';
import { engagementOf } from '../../shared/domain/areas/consent/engagement';
import { hasEnded } from '../../shared/domain/kernel/deadlines';
import type { AgendaFacts } from '../../shared/domain/kernel/types';
import { phaseDueAt } from '../../shared/domain/path/moving-on';
import type { CaseState } from '../../shared/domain/case';
import type { Compartment } from '../../shared/domain/compartments';
import type { Instant } from '../../shared/domain/time';
import { compartmentOfTask } from '../../shared/policy/where-it-lies';
import type { Change, Projections } from '../deciding/definition';
import { appointmentWrites } from './appointments';
import { changedMembers, leaverWrites, leavers, memberWrites } from './members';
import { allOwedWrites, owedWrites } from './owed';
import { putTasks } from './tasks';
import { touched } from './touched';
import type { Database, NewRow } from '../postgres/schema';
import { writeTogether, type Write } from '../postgres/write';
import { completeTokens } from '../subjects/subjects';

type CaseTimetable = Omit<AgendaFacts, 'now'>;

const tables = ['cases', 'tasks', 'case_members', 'keep_apart', 'owed', 'appointments'] as const;

/**
 * The lists of cases, members, tasks, unfilled gates and appointments, and the pairs of cases that `recordKeepApart`
 * names.
 */
export function createCaseProjections(
  keeping: Parameters<typeof completeTokens>[1],
): Projections<CaseState, CaseTimetable> {
  return {
    writes(db, change, facts) {
      const kase = change.states.at(-1);
      return kase ? [...caseWrites(db, change, facts), ...owedWrites(change.before, kase, facts)] : [];
    },
    async renew(db, states, facts, times) {
      const kase = states.at(-1);
      if (!kase) return;
      await writeTogether(
        db,
        tables.map((table) => db.deleteFrom(table).where('case_id', '=', kase.caseId)),
      );
      const writes = caseWrites(db, { before: null, states }, facts);
      await writeTogether(db, [...writes, ...allOwedWrites(states, times, facts)]);
      await completeTokens(db, keeping, kase.personRef);
    },
    async removeOrphans(db) {
      for (const table of tables)
        await sql`delete from ${sql.table(table)} as projected where not exists
          (select from streams where kind = 'case' and id = projected.case_id)`.execute(db);
    },
  };
}

function caseWrites(db: Kysely<Database>, { before, states }: Change<CaseState>, facts: AgendaFacts): readonly Write[] {
  const kase = states.at(-1);
  if (!kase) return [];
  const tasks = touched(
    before,
    states,
    (each) => each.tasks,
    ({ taskId }) => taskId,
  );
  const row = caseRow(kase, facts);
  const gone = leavers(before, kase, tasks);
  const isSame = before !== null && JSON.stringify(caseRow(before, facts)) === JSON.stringify(row);
  return [
    ...(isSame ? [] : [putCase(db, row)]),
    ...(tasks.size > 0 ? [putTasks(kase.caseId, [...tasks.values()])] : []),
    ...memberWrites(db, kase.caseId, changedMembers(before, kase, tasks), gone),
    ...leaverWrites(kase.caseId, gone, [...tasks.keys()]),
    ...pairWrites(db, kase, before?.keepApart ?? []),
    ...appointmentWrites(before, states, facts.programme),
  ];
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

/** The earliest due time in each compartment, of open tasks; in `identity` also the due time of the phase. */
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

/** Writes of the `keep_apart` projection, read when housing is decided in the other cases. */
function pairWrites(db: Kysely<Database>, { caseId, keepApart }: CaseState, before: CaseState['keepApart']): Write[] {
  if (keepApart === before) return [];
  const isIn = (pairs: CaseState['keepApart'], id: string): boolean => pairs.some(({ pairId }) => pairId === id);
  const added = keepApart.filter(({ pairId }) => !isIn(before, pairId));
  const gone = before.filter(({ pairId }) => !isIn(keepApart, pairId)).map(({ pairId }) => pairId);
  const rows = added.map(({ pairId, otherCaseId }) => ({
    case_id: caseId,
    pair_id: pairId,
    other_case_id: otherCaseId,
  }));
  return [
    ...(rows.length > 0 ? [db.insertInto('keep_apart').values(rows)] : []),
    ...(gone.length > 0
      ? [db.deleteFrom('keep_apart').where('case_id', '=', caseId).where('pair_id', 'in', gone)]
      : []),
  ];
}
