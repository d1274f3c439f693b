import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { StreamRef } from '../../shared/contracts/engine';
import { readEvents, type LoggedEvent } from './log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { findSnapshot, type Folded, type Folding } from './snapshots';

/** Folded states of streams of one kind; the most recently used ones are cached in this process. */
export interface States<State> {
  /** The state of a stream at the sequence of its row. @throws where the log has no event for it */
  at(db: Kysely<Database>, stream: StreamRef, sequence: number): Promise<State>;
  /** Caches a state whose transaction has committed. */
  keep(stream: StreamRef, folded: Folded<State>): void;
}

/** The functions that fold the events of a kind of stream. */
export interface Folds<State> extends Folding {
  readonly evolve: (state: State | null, event: LoggedEvent) => State;
}

const remembered = 500;

/**
 * A cached state is used only at the exact sequence of the stream's row; an older one folds the events that it lacks.
 * Any number of processes may therefore write the same stream.
 */
export function createStates<State extends object>(
  kernel: Folds<State>,
  seals: Seals,
  size = remembered,
): States<State> {
  const cache = new LRUCache<string, Folded<State>>({ max: size });
  const keyOf = ({ kind, id }: StreamRef): string => `${kind}:${id}`;
  const keep = (stream: StreamRef, folded: Folded<State>): void => {
    const key = keyOf(stream);
    if ((cache.get(key)?.sequence ?? 0) <= folded.sequence) cache.set(key, folded);
  };
  return {
    keep,
    async at(db, stream, sequence) {
      const cached = cache.get(keyOf(stream));
      if (cached?.sequence === sequence) return cached.state;
      const isBehind = cached !== undefined && cached.sequence < sequence;
      const start = isBehind ? cached : await findSnapshot(db, seals, kernel, stream, sequence);
      const events = await readEvents(db, seals, stream, { after: start?.sequence ?? 0, upTo: sequence });
      const before = start === null ? null : (start.state as State);
      const state = events.reduce(kernel.evolve, before);
      if (state === null)
        throw new Error(`the log of ${stream.kind} ${stream.id} is empty below its sequence ${sequence}`);
      keep(stream, { sequence, state });
      return state;
    },
  };
}

/** The state after each of some events. */
export function statesAfter<State>(
  { evolve }: Pick<Folds<State>, 'evolve'>,
  before: State | null,
  events: readonly LoggedEvent[],
): readonly State[] {
  let state = before;
  return events.map((event) => (state = evolve(state, event)));
}
