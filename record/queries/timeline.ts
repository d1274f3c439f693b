import { sql, type Kysely } from 'kysely';
import { eventView, seesAgenda, visibleTypes, type Sight, type TaskSeen } from '../../shared/policy/sight';
import { openEvents, type RecordedEvent, type StoredEvent } from '../log';
import type { Database } from '../schema';
import type { Seals } from '../sealing/seals';

export interface TimelineEntry {
  /** Counts what this caller sees, from 1: the place in the log would tell how much they do not. */
  readonly ordinal: number;
  readonly event: RecordedEvent;
  /** The task that the event is about, where that decides how much of it is shown. */
  readonly task?: TaskSeen | undefined;
}

/** Where a page ended. */
export interface TimelinePosition {
  readonly sequence: number;
  readonly ordinal: number;
}

/** A page of what happened in a case, in the order in which it was recorded, as far as the caller sees it. */
export async function listTimeline(
  { db, seals }: { readonly db: Kysely<Database>; readonly seals: Seals },
  { caseId, sight }: { readonly caseId: string; readonly sight: Sight },
  { after, limit }: { readonly after?: TimelinePosition | undefined; readonly limit: number },
): Promise<readonly TimelineEntry[]> {
  const { all, own } = visibleTypes(sight);
  const stream = { kind: 'case', id: caseId } as const;
  // What somebody had a part in is under seal: it is opened and looked at before the page is cut.
  const isCut = own.length === 0 && seesAgenda(sight);
  const { rows } = await sql<StoredEvent>`
    select e.envelope, c.compartment, c.sealed from events e
      join contents c on c.stream_kind = e.stream_kind and c.stream_id = e.stream_id and c.id = e.event_id
    where e.stream_kind = 'case' and e.stream_id = ${caseId} and e.type = any(${[...all, ...own]}::text[])
      and e.sequence > ${after?.sequence ?? 0}
    order by e.sequence ${isCut ? sql`limit ${limit}` : sql``}`.execute(db);
  const events = await openEvents(seals, stream, rows);
  const seen = isCut ? events.map((event) => ({ event })) : await seenOf(db, caseId, sight, events);
  return seen.slice(0, limit).map((entry, index) => ({ ordinal: (after?.ordinal ?? 0) + index + 1, ...entry }));
}

type Entry = Omit<TimelineEntry, 'ordinal'>;

async function seenOf(
  db: Kysely<Database>,
  caseId: string,
  sight: Sight,
  events: readonly RecordedEvent[],
): Promise<readonly Entry[]> {
  const columns = ['task_id', 'kind', 'about', 'assignee_id as assigneeId'] as const;
  const asked = await db.selectFrom('tasks').select(columns).where('case_id', '=', caseId).execute();
  const tasks = new Map<string, TaskSeen>(asked.map(({ task_id, ...task }) => [task_id, task]));
  const mine = asked.filter(({ assigneeId }) => assigneeId === sight.personId);
  const parts = new Set([sight.personId, ...mine.flatMap(({ task_id, about }) => [task_id, about])]);
  const { all } = visibleTypes(sight);
  return events.flatMap((event): readonly Entry[] => {
    const { assigneeId, specialistId, taskId, sessionId, assessmentId, contactId } = event.data as Partial<Parts>;
    const task = taskId === undefined ? undefined : tasks.get(taskId);
    const named = [event.actorId, assigneeId, specialistId, taskId, sessionId, assessmentId, contactId];
    const hasPart = named.some((part) => part !== undefined && parts.has(part));
    const isShown = all.includes(event.type) && eventView(event.type, sight, task) !== 'hidden';
    return hasPart || isShown ? [{ event, task }] : [];
  });
}

/** What an event may be about that somebody has a part in. */
type Parts = Record<'assigneeId' | 'specialistId' | 'taskId' | 'sessionId' | 'assessmentId' | 'contactId', string>;
