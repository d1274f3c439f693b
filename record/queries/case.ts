import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../shared/domain/kernel/types';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import { agendaFacts, type PresentCase, type PresentingDependencies } from './present';
import type { Database } from '../postgres/schema';
import { all, knownTo, membership } from './scope';

/** A case besides its state: its place in the log, and its relation to the engine. */
export interface CaseHead {
  readonly caseId: string;
  readonly sequence: number;
  readonly coordinatingAgencyId: string;
  readonly isMember: boolean;
  readonly functions: readonly CaseFunction[];
  /** When the caller had opened the case before an instant, where that was asked; null where they never had. */
  readonly seenAt?: Instant | null;
  readonly stream: {
    readonly wakeAt: Instant | null;
    /** Mails that have not left yet. */
    readonly owed: number;
    readonly ended: boolean;
    /** Since when the engine has not fetched a changed agenda; null where it has. */
    readonly dirtySince: Instant | null;
    readonly nudgedAt: Instant | null;
    readonly nudgesUnanswered: number;
    readonly advancedAt: Instant | null;
  };
}

export interface LoadedCase extends PresentCase {
  readonly head: CaseHead;
}

/** The operations and pages that open one case, as the read log names them. */
const openings = ['getCase', 'caseOverview'] as const;

/**
 * The head of a case that the caller may know of, or null.
 * @param seenBefore asks when the caller last opened the case before this instant
 */
export async function findCaseHead(
  db: Kysely<Database>,
  actor: Actor,
  caseId: string,
  seenBefore?: Instant,
): Promise<CaseHead | null> {
  const seenAt = sql`(select r.at from reads r
    where r.case_id = c.case_id and r.at < ${seenBefore}::timestamptz and r.actor_id = ${actor.personId}
      and r.operation = any(${[...openings]}) and r.outcome = 'shown'
    order by r.at desc, r.id desc limit 1) as "seenAt",`;
  const { rows } = await sql<Omit<CaseHead, 'stream'> & CaseHead['stream']>`
    select c.case_id as "caseId", st.sequence, c.coordinating_agency_id as "coordinatingAgencyId",
      m.person_id is not null as "isMember", coalesce(m.functions, '{}') as functions,
      ${seenBefore === undefined ? sql`` : seenAt}
      st.wake_at as "wakeAt", st.ended, st.dirty_since as "dirtySince",
      st.nudged_at as "nudgedAt", st.nudges_unanswered as "nudgesUnanswered", st.advanced_at as "advancedAt",
      (select count(*)::int from notifications n
        where n.stream_kind = st.kind and n.stream_id = st.id and n.status = 'owed') as owed
    from cases c join streams st on st.kind = 'case' and st.id = c.case_id ${membership(actor)}
    where ${all([sql<boolean>`c.case_id = ${caseId}`, knownTo(actor)])}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { wakeAt, owed, ended, dirtySince, nudgedAt, nudgesUnanswered, advancedAt, ...head } = row;
  return { ...head, stream: { wakeAt, owed, ended, dirtySince, nudgedAt, nudgesUnanswered, advancedAt } };
}

/** The caller's standing in the cases of these references, as far as they may know of them. */
export async function findByReferences(
  db: Kysely<Database>,
  actor: Actor,
  references: readonly string[],
): Promise<readonly Omit<CaseHead, 'stream' | 'sequence'>[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<Omit<CaseHead, 'stream' | 'sequence'>>`
    select c.case_id as "caseId", c.coordinating_agency_id as "coordinatingAgencyId",
      m.person_id is not null as "isMember", coalesce(m.functions, '{}') as functions
    from cases c ${membership(actor)}
    where ${all([sql<boolean>`c.reference = any(${[...references]}::text[])`, knownTo(actor)])}`.execute(db);
  return rows;
}

/** The references of some cases, as far as the caller may know of them. */
export async function listReferences(
  db: Kysely<Database>,
  actor: Actor,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly reference: string }[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<{ caseId: string; reference: string }>`
    select c.case_id as "caseId", c.reference from cases c ${membership(actor)}
    where ${all([sql<boolean>`c.case_id = any(${[...caseIds]}::text[])`, knownTo(actor)])}`.execute(db);
  return rows;
}

/** A case with its state and the facts for its deadlines; null where the caller may not know of it. */
export async function readCase(
  dependencies: PresentingDependencies,
  actor: Actor,
  caseId: string,
  seenBefore?: Instant,
): Promise<LoadedCase | null> {
  const { db, states } = dependencies;
  const head = await findCaseHead(db, actor, caseId, seenBefore);
  if (!head) return null;
  const kase = await states.at(db, { kind: 'case', id: caseId }, head.sequence);
  return { head, kase, facts: await agendaFacts(dependencies, kase, db) };
}
