import type { CaseEvent, EventType } from './case';
import type { CaseFunction } from './vocabulary';

/** What an entry may be about that somebody has a part in. */
const parts = ['assigneeId', 'specialistId', 'taskId', 'sessionId', 'assessmentId', 'contactId'] as const;
type Parts = { readonly [K in (typeof parts)[number]]?: string };

/** What of an entry decides where it lies and who sees it: its type, its author, and what it is about. */
export interface EntryMark extends Parts {
  readonly type: EventType;
  readonly actorId: string;
  /** The function that it is about: that some are held tells what there is in a case. */
  readonly function?: CaseFunction;
}

/** The mark of an entry. A correction bears that of the entry which it corrects: who sees the one sees the other. */
export function markOf(event: Pick<CaseEvent, 'type' | 'actorId' | 'data'>): EntryMark {
  if (event.type === 'entryCorrected') return (event.data as { readonly entry: EntryMark }).entry;
  const { type, actorId, data } = event;
  const about = data as Parts & Pick<EntryMark, 'function'>;
  const told = parts.flatMap((part) => (about[part] === undefined ? [] : [[part, about[part]] as const]));
  const held = about.function;
  return { type, actorId, ...Object.fromEntries(told), ...(held && { function: held }) };
}
