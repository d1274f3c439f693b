import type { EventData, EventType, Narrative } from '../../../shared/domain/case';
import type { TimelineEntryResponse } from '../present-event';

/** The data of an event as an entry shows it: in place of each reference its text, where the reader may see it. */
export type Told<T> = T extends Narrative
  ? string | undefined
  : T extends readonly (infer Each)[]
    ? readonly Told<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Told<T[K]> }
      : T;

/** An entry whose details the reader sees. */
export interface ToldEntry<T extends EventType> {
  readonly entry: TimelineEntryResponse;
  readonly data: Told<EventData[T]>;
}

/** The entries of a type whose details the reader sees, in their order. */
export function toldOf<T extends EventType>(
  entries: readonly TimelineEntryResponse[],
  type: T,
): readonly ToldEntry<T>[] {
  return entries.flatMap((entry) =>
    entry.type === type && entry.details ? [{ entry, data: entry.details as Told<EventData[T]> }] : [],
  );
}

/** The text that its author wrote with the answer that brought an entry about, where the reader sees it. */
export function answerWith(
  entries: readonly TimelineEntryResponse[],
  brought: TimelineEntryResponse,
): string | undefined {
  const answers = toldOf(entries, 'taskAnswered').filter(
    ({ entry }) =>
      entry.at === brought.at && entry.by?.personId === brought.by?.personId && entry.number < brought.number,
  );
  return answers.at(-1)?.data.narrative;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the members that are undefined: a text that the reader does not see has no field. */
export function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, each]) => each !== undefined)) as Present<T>;
}
