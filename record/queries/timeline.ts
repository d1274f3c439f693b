import { sql, type Kysely } from 'kysely';
import type { EventType } from '../../shared/domain/events';
import { openEvents, type RecordedEvent, type StoredEvent } from '../log';
import type { Database } from '../schema';
import type { Seals } from '../sealing/seals';

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
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  scope: TimelineScope,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly TimelineEntry[]> {
  const { caseId, all, own } = scope;
  const stream = { kind: 'case', id: caseId } as const;
  // What somebody had a part in is under seal: it is opened and looked at before the page is cut.
  const isCut = own.length === 0;
  const { rows } = await sql<StoredEvent>`
    select e.envelope, c.compartment, c.sealed from events e
      join contents c on c.stream_kind = e.stream_kind and c.stream_id = e.stream_id and c.id = e.event_id
    where e.stream_kind = 'case' and e.stream_id = ${caseId} and e.type = any(${[...all, ...own]}::text[])
    order by e.sequence ${isCut ? sql`offset ${after} limit ${limit}` : sql``}`.execute(db);
  const events = await openEvents(seals, stream, rows);
  const page = isCut ? events : (await seenOf(db, scope, events)).slice(after, after + limit);
  return page.map((event, index) => ({ ordinal: after + index + 1, event }));
}

async function seenOf(
  db: Kysely<Database>,
  { caseId, personId, all }: TimelineScope,
  events: readonly RecordedEvent[],
): Promise<readonly RecordedEvent[]> {
  const query = db.selectFrom('tasks').select(['task_id', 'about']).where('case_id', '=', caseId);
  const asked = await query.where('assignee_id', '=', personId).execute();
  const parts = new Set([personId, ...asked.flatMap(({ task_id, about }) => [task_id, about])]);
  return events.filter(({ type, actorId, data }) => {
    const { assigneeId, specialistId, taskId, sessionId, assessmentId, contactId } = data as Partial<Parts>;
    const named = [actorId, assigneeId, specialistId, taskId, sessionId, assessmentId, contactId];
    return all.includes(type) || named.some((part) => part !== undefined && parts.has(part));
  });
}

/** What an event may be about that somebody has a part in. */
type Parts = Record<'assigneeId' | 'specialistId' | 'taskId' | 'sessionId' | 'assessmentId' | 'contactId', string>;
