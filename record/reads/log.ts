import { sql, type Kysely } from 'kysely';
import type { KnownBy } from '../../shared/domain/tasks';
import type { Instant } from '../../shared/domain/time';
import type { Relationship } from '../../shared/policy/by-what-right';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { RecordUnavailable } from '../postgres/unavailable';
import type { Write } from '../postgres/write';

/** One request for cases, and what came of it. */
export interface ReadRequest {
  readonly at: Instant;
  readonly actorId: string;
  readonly knownBy: KnownBy;
  readonly operation: string;
  readonly outcome: 'shown' | 'denied';
  readonly correlationId: string;
  /** Each case once, with what justified that it was read. */
  readonly cases: readonly CaseRead[];
  /** What was asked for, where it was not the case itself. */
  readonly askedFor: AskedFor | null;
}

export interface CaseRead {
  readonly caseId: string;
  /** Null where nothing justified it, and for that it was denied. */
  readonly relationship: Relationship | null;
}

/** By a task of it, or by who read. */
export interface AskedFor {
  readonly what: 'task' | 'reader';
  readonly id: string;
}

/** The read log did not take a row, so that nothing may be shown; what a command decided stands. */
export class ReadNotLogged extends RecordUnavailable {
  /** Whether more is wrong than that the record is away: somebody has to look. */
  get isUnforeseen(): boolean {
    return !(this.cause instanceof RecordUnavailable);
  }
}

/**
 * Logs a request: a row for each of its cases, in one statement whatever their number; nothing where it neither names
 * nor shows a case. A task that was denied is logged under its case, which is looked up in the same statement, so that a
 * hidden task costs what an unknown one does.
 *
 * @throws ReadNotLogged where the rows are not kept, for whatever reason
 */
export async function logReads(db: Kysely<Database>, request: ReadRequest): Promise<void> {
  const { cases, askedFor } = request;
  if (cases.length === 0 && askedFor === null) return;
  await sql`${prepared} ${readsWrite(request)}`.execute(db).catch((cause: unknown) => {
    throw new ReadNotLogged('the reading could not be logged', { cause });
  });
}

/** The rows of a request as a write, so that what a command shows is kept with what it decides. */
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
