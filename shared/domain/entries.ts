import type { CaseEvent, EventType } from './case';
import type { CaseFunction } from './vocabulary';

/** Ids in the data of an entry that can give a person a part in it. */
const parts = ['assigneeId', 'specialistId', 'taskId', 'sessionId', 'assessmentId', 'contactId'] as const;
type Parts = { readonly [K in (typeof parts)[number]]?: string };

/** The parts of an entry that determine its compartment and its readers: type, author and subject. */
export interface EntryMark extends Parts {
  readonly type: EventType;
  readonly actorId: string;
  /** The function that it is about. That some functions are held reveals what a case contains. */
  readonly function?: CaseFunction;
}

/** The mark of an entry. A correction has the mark of the entry that it corrects, and so the same readers. */
export function markOf(event: Pick<CaseEvent, 'type' | 'actorId' | 'data'>): EntryMark {
  if (event.type === 'entryCorrected') return (event.data as { readonly entry: EntryMark }).entry;
  const { type, actorId, data } = event;
  const about = data as Parts & Pick<EntryMark, 'function'>;
  const told = parts.flatMap((part) => (about[part] === undefined ? [] : [[part, about[part]] as const]));
  const held = about.function;
  return { type, actorId, ...Object.fromEntries(told), ...(held && { function: held }) };
}
