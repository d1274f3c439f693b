import { sql, type Kysely } from 'kysely';
import type { EventType } from '../../shared/domain/events';
import { toEvent, type RecordedEvent } from '../log';
import type { Database, Row } from '../schema';

export interface TimelineScope {
  readonly caseId: string;
  readonly personId: string;
  /** Types of events of which the caller sees all. */
  readonly all: readonly EventType[];
  /** Types of events of which the caller sees what they did, were asked or were part of. */
  readonly own: readonly EventType[];
}

export interface TimelineEntry {
  /** Counts what this caller sees, from 1: the place in the log would tell how much they do not. */
  readonly ordinal: number;
  readonly event: RecordedEvent;
}

/** A page of what happened in a case, in the order in which it was recorded, as far as the caller sees it. */
export async function listTimeline(
  db: Kysely<Database>,
  { caseId, personId, all, own }: TimelineScope,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly TimelineEntry[]> {
  const asked = sql`select task_id from tasks where case_id = ${caseId} and assignee_id = ${personId}`;
  const about = sql`select about from tasks where case_id = ${caseId} and assignee_id = ${personId}`;
  const isOwn = sql<boolean>`(actor_id = ${personId} or data->>'assigneeId' = ${personId}
    or data->>'specialistId' = ${personId} or data->>'taskId' in (${asked})
    or coalesce(data->>'sessionId', data->>'assessmentId', data->>'contactId') in (${about}))`;
  const { rows } = await sql<Row<'events'>>`
    select * from events
    where stream_kind = 'case' and stream_id = ${caseId}
      and (type = any(${all}::text[]) or (type = any(${own}::text[]) and ${isOwn}))
    order by sequence offset ${page.after} limit ${page.limit}`.execute(db);
  return rows.map((row, index) => ({ ordinal: page.after + index + 1, event: toEvent(row) }));
}
