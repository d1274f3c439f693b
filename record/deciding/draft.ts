import type { StreamRef } from '../../shared/contracts/engine';
import { serviceActor } from '../../shared/domain/kernel/service';
import type { Instant } from '../../shared/domain/time';
import { recordEvents, type LoggedEvent, type Recording } from '../log/log';
import { statesAfter } from '../log/states';
import type { Change, StreamDefinition } from './definition';
import type { Circumstances, Decided, KnownFacts, StreamTypes } from './kernel';

/** The events that one transaction is about to write, and their effect on the stream. */
export interface Draft<State> extends Change<State> {
  readonly stream: StreamRef;
  readonly at: Instant;
  readonly clockBehindMs: number;
  /** The sequence before the first event of this draft. */
  readonly after: number;
  /** The last of `states`, or the state before them. */
  readonly state: State | null;
  readonly events: readonly LoggedEvent[];
}

type Rules<T extends StreamTypes> = Pick<StreamDefinition<T>, 'kernel' | 'storage'>;

/**
 * The recording time: now, or the time of the stream's last event if the clock is behind it. Only the sequence orders
 * events, and recording times never decrease.
 */
export function recordingTime(clock: Instant, last: Instant | null): Pick<Draft<never>, 'at' | 'clockBehindMs'> {
  if (last === null || last <= clock) return { at: clock, clockBehindMs: 0 };
  return { at: last, clockBehindMs: Date.parse(last) - Date.parse(clock) };
}

export function startDraft<State>(
  stream: StreamRef,
  { at, clockBehindMs }: Pick<Draft<State>, 'at' | 'clockBehindMs'>,
  { sequence, state }: { readonly sequence: number; readonly state: State | null },
): Draft<State> {
  return { stream, at, clockBehindMs, after: sequence, before: state, state, states: [], events: [] };
}

/** Adds a decision to the draft, recorded under its author and command. The kernel has already folded its events. */
export function extend<T extends StreamTypes>(
  { kernel, storage }: Rules<T>,
  draft: Draft<T['state']>,
  decided: Decided<T['state']>,
  by: Pick<Recording, 'actor' | 'commandId' | 'newId'>,
): Draft<T['state']> {
  if (decided.events.length === 0) return draft;
  const { stream, at, clockBehindMs, state: before } = draft;
  const { provenanceOf } = storage;
  const recording = { stream, after: sequenceOf(draft), at, clockBehindMs, provenanceOf, ...by };
  const events = recordEvents(decided.events, recording);
  // The first state holds the id of its stream, which the decision did not know: fold it again.
  const states = before && decided.state ? [decided.state] : statesAfter(kernel, before, events);
  return {
    ...draft,
    state: states.at(-1) ?? before,
    states: [...draft.states, ...states],
    events: [...draft.events, ...events],
  };
}

/** Adds everything that is due by now, in the name of the service. */
export function tick<T extends StreamTypes>(
  rules: Rules<T>,
  draft: Draft<T['state']>,
  facts: KnownFacts<T> & Omit<Circumstances, 'actor'>,
): Draft<T['state']> {
  if (!draft.state) return draft;
  const decided = rules.kernel.tick(draft.state, facts);
  return extend(rules, draft, decided, { actor: serviceActor, commandId: null, newId: facts.newId });
}

/** The sequence of the draft's last event. */
export function sequenceOf({ after, events }: Pick<Draft<unknown>, 'after' | 'events'>): number {
  return after + events.length;
}
