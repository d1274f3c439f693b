import type { Kysely } from 'kysely';
import { markOf } from '../../shared/domain/entries';
import type { Task } from '../../shared/domain/asking/task';
import type { EventType, TaskKind } from '../../shared/domain/case';
import { isRestricted, restrictedWord } from '../../shared/domain/compartments';
import { entryView, visibleTypes, type Sight, type TaskSeen } from '../../shared/policy/who-may-see';
import { entriesToAnswer } from '../../shared/policy/what-is-decided';
import { compartmentOfEvent } from '../../shared/policy/where-events-lie';
import { readEnvelope } from '../log/envelope';
import type { RecordedEvent } from '../log/case-events';
import type { Database } from '../postgres/schema';

/** An entry of which the reader sees only the envelope: its existence, its author and its time. */
export interface SealedMark extends Pick<RecordedEvent, 'eventId' | 'sequence' | 'at' | 'actorId' | 'knownBy'> {
  readonly type: typeof restrictedWord;
}

/** An event that the reader sees. */
export interface SeenEntry {
  readonly event: RecordedEvent;
  /** The task of the event, where it decides how much of the event is shown. */
  readonly task?: TaskSeen | undefined;
  /** Shown to the assignee of an open task, who reads it to answer: with its texts, whatever their columns show. */
  readonly toAnswer?: boolean;
}

/** A task of a case, open or closed, as far as it decides who sees what. */
export interface AskedTask {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly about: string;
  readonly assigneeId: string;
  readonly status: Task['status'];
}

export function listAsked(db: Kysely<Database>, caseId: string): Promise<readonly AskedTask[]> {
  const columns = ['task_id as taskId', 'kind', 'about', 'assignee_id as assigneeId', 'status'] as const;
  return db.selectFrom('tasks').select(columns).where('case_id', '=', caseId).execute();
}

/** The open tasks of a reader. */
export function openTasksOf(asked: readonly AskedTask[], { personId }: Sight): readonly AskedTask[] {
  return asked.filter(({ assigneeId, status }) => assigneeId === personId && status === 'open');
}

/**
 * Decides whether a reader sees an event of a case: because of its type, because they had a part in it, or to answer an
 * open task. A correction is visible to its author and to readers of the entry that it corrects.
 * @param entries in recorded order, among them those to read for open tasks; none for a reader who only looks one up
 */
export function seeing(
  asked: readonly AskedTask[],
  sight: Sight,
  entries: readonly RecordedEvent[] = [],
): (event: RecordedEvent) => SeenEntry | null {
  const tasks = new Map<string, TaskSeen>(asked.map(({ taskId, ...task }) => [taskId, task]));
  const mine = asked.filter(({ assigneeId }) => assigneeId === sight.personId);
  const parts = new Set([sight.personId, ...mine.flatMap(({ taskId, about }) => [taskId, about])]);
  const { all, own } = visibleTypes(sight);
  const known = new Set([...all, ...own]);
  const isToAnswer = answering(openTasksOf(asked, sight), entries);
  return (event) => {
    if (isToAnswer(event)) return { event, toAnswer: true };
    // Types that are only read to answer a task come with others of the type.
    if (!known.has(event.type)) return null;
    const mark = markOf(event);
    const { type, function: _held, ...named } = mark;
    const compartment = compartmentOfEvent(type);
    const task = named.taskId === undefined ? undefined : tasks.get(named.taskId);
    // A former custodian wrote there, and may not read there any more.
    const countsPart = !isRestricted(compartment) || sight.views[compartment] === 'own';
    const hasPart = countsPart && [event.actorId, ...Object.values(named)].some((part) => parts.has(part));
    const view = entryView(mark, sight, task);
    const isShown = all.includes(type) && view !== 'hidden' && view !== 'restricted';
    return hasPart || isShown ? { event, task } : null;
  };
}

/** Whether an entry is read to answer one of these tasks, or corrects one that is. */
function answering(open: readonly AskedTask[], entries: readonly RecordedEvent[]): (event: RecordedEvent) => boolean {
  const toAnswer = entriesToAnswer(open, entries);
  const ids = new Set(entries.filter((entry) => toAnswer.has(entry)).map(({ eventId }) => eventId));
  return ({ type, eventId, data }) => ids.has(type === 'entryCorrected' ? data.entryId : eventId);
}

/** Types as the log stores them in clear: one word stands for all types of restricted compartments. */
export function typesInClear(types: readonly (EventType | typeof restrictedWord)[]): readonly string[] {
  const isSealed = (type: (typeof types)[number]): boolean =>
    type === restrictedWord || isRestricted(compartmentOfEvent(type));
  return [...new Set(types.map((type) => (isSealed(type) ? restrictedWord : type)))];
}

/** The visible part of an entry whose body stays sealed. */
export function sealedMark({ envelope, actorId }: { readonly envelope: string; readonly actorId: string }): SealedMark {
  const { eventId, sequence, recordedAt, knownBy } = readEnvelope(envelope);
  return { type: restrictedWord, eventId, sequence, at: recordedAt, actorId, knownBy };
}
