import { sql, type Kysely } from 'kysely';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import type { Relationship } from '../../shared/policy/by-what-right';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { RecordUnavailable } from '../postgres/unavailable';
import type { Write } from '../postgres/write';

/** One request for cases, and its result. */
export interface ReadRequest {
  readonly at: Instant;
  readonly actorId: string;
  readonly knownBy: KnownBy;
  readonly operation: string;
  readonly outcome: 'shown' | 'denied';
  readonly correlationId: string;
  /** Each case once, with the relationship that justified the read. */
  readonly cases: readonly CaseRead[];
  /** The object of the request, where it was not the case itself. */
  readonly askedFor: AskedFor | null;
}

export interface CaseRead {
  readonly caseId: string;
  /** Null where nothing justified the read, which was therefore denied. */
  readonly relationship: Relationship | null;
}

/** A task of the case, the person whose reads were requested, or figures over many cases. */
export interface AskedFor {
  readonly what: 'task' | 'reader' | 'figures';
  readonly id: string;
}

/** The read log did not take a row: nothing may be shown, but the decision of a command stands. */
export class ReadNotLogged extends RecordUnavailable {
  /** Whether the cause is more than an unreachable record: an operator must look. */
  get isUnforeseen(): boolean {
    return !(this.cause instanceof RecordUnavailable);
  }
}

/**
 * Logs a request: one row for each of its cases, in one statement; none where it neither names nor shows a case. A
 * denied task is logged under its case, which the same statement looks up, so that a hidden task takes as long as an
 * unknown one.
 *
 * @throws ReadNotLogged where the rows are not stored, for whatever reason
 */
export async function logReads(db: Kysely<Database>, request: ReadRequest): Promise<void> {
  const { cases, askedFor } = request;
  if (cases.length === 0 && askedFor === null) return;
  await sql`${prepared} ${readsWrite(request)}`.execute(db).catch((cause: unknown) => {
    throw new ReadNotLogged('the reading could not be logged', { cause });
  });
}

/** The rows of a request as a write, to be stored together with a decision. */
export function readsWrite(request: ReadRequest): Write {
  const { at, actorId, knownBy, operation, outcome, correlationId, cases, askedFor } = request;
  const taskId = cases.length === 0 && askedFor?.what === 'task' ? askedFor.id : null;
  const rows = cases.length > 0 ? cases : [{ caseId: null, relationship: null }];
  return sql`
    insert into reads
      (at, actor_id, known_by, operation, case_id, asked_for, outcome, relationship, correlation_id)
    select ${at}::timestamptz, ${actorId}, ${knownBy}, ${operation},
      coalesce(r.case_id, (select t.case_id from tasks t where t.task_id = ${taskId})),
      ${askedFor && `${askedFor.what}:${askedFor.id}`}::text, ${outcome}, r.relationship, ${correlationId}
    from unnest(${rows.map(({ caseId }) => caseId)}::text[], ${rows.map(({ relationship }) => relationship)}::text[])
      with ordinality as r (case_id, relationship, place)
    order by r.place`;
}
