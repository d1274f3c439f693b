import type { StreamRef } from '../../shared/contracts/engine';
import type { Outcome } from '../../shared/domain/kernel';
import type { CaseState } from '../../shared/domain/state';
import type { Task } from '../../shared/domain/tasks';
import type { Instant } from '../../shared/domain/time';
import { record, type RecordedEvent, type Recording } from '../log/log';
import { changed, fold } from '../log/states';

type Decided = Extract<Outcome, { readonly accepted: true }>;

/** What one transaction is about to write: the events so far, and what they make of the stream. */
export interface Draft {
  readonly stream: StreamRef;
  readonly at: Instant;
  readonly clockBehindMs: number;
  readonly before: { readonly sequence: number; readonly kase: CaseState | null };
  readonly kase: CaseState | null;
  readonly events: readonly RecordedEvent[];
  /** Every task that the events touched, as they left it. */
  readonly tasks: ReadonlyMap<string, Task>;
}

/**
 * When something is recorded: now, or with the stream's last event where the clock stands behind it. Only the sequence
 * orders, and time recorded never runs backwards.
 */
export function recordingTime(clock: Instant, last: Instant | null): Pick<Draft, 'at' | 'clockBehindMs'> {
  if (last === null || last <= clock) return { at: clock, clockBehindMs: 0 };
  return { at: last, clockBehindMs: Date.parse(last) - Date.parse(clock) };
}

export function startDraft(
  stream: StreamRef,
  { at, clockBehindMs }: Pick<Draft, 'at' | 'clockBehindMs'>,
  before: Draft['before'],
): Draft {
  return { stream, at, clockBehindMs, before, kase: before.kase, events: [], tasks: new Map() };
}

/** The draft with what was decided, recorded under its author and command. The decision has folded it already. */
export function extend(
  draft: Draft,
  { events, kase: decided }: Decided,
  by: Pick<Recording, 'actor' | 'commandId' | 'newId'>,
): Draft {
  if (events.length === 0) return draft;
  const { stream, at, clockBehindMs } = draft;
  const recorded = record(events, { stream, after: sequenceOf(draft), at, clockBehindMs, ...by });
  // A case that begins bears the id of its stream, which the decision did not know.
  const { kase, tasks } = draft.kase && decided ? changed(draft.kase, decided) : fold(draft.kase, recorded);
  return {
    ...draft,
    kase,
    events: [...draft.events, ...recorded],
    tasks: new Map([...draft.tasks, ...tasks]),
  };
}

/** The sequence of the draft's last event. */
export function sequenceOf({ before, events }: Draft): number {
  return before.sequence + events.length;
}
