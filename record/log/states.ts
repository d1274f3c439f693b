import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { readEvents, type LoggedEvent } from './log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { findSnapshot, type Folded, type Folding } from './snapshots';

/** Folded states of streams of one kind, the most recently used of them kept in this process. */
export interface States<State> {
  /** The state of a stream at the sequence of its row. @throws where the log has no event for it */
  at(db: Kysely<Database>, stream: StreamRef, sequence: number): Promise<State>;
  /** Remembers a state whose transaction has committed. */
  keep(stream: StreamRef, folded: Folded<State>): void;
}

/** What folds the events of a kind of stream. */
export interface Folds<State> extends Folding {
  readonly evolve: (state: State | null, event: LoggedEvent) => State;
}

const remembered = 500;

/**
 * A cached state is used only at the very sequence of the stream's row; one that is behind folds the events that it
 * lacks. So any number of processes may write the same stream.
 */
export function createStates<State extends object>(
  kernel: Folds<State>,
  seals: Seals,
  size = remembered,
): States<State> {
  const cache = new Map<string, Folded<State>>();
  const keep = (stream: StreamRef, folded: Folded<State>): void => {
    const key = `${stream.kind}:${stream.id}`;
    if ((cache.get(key)?.sequence ?? 0) > folded.sequence) return;
    cache.delete(key);
    cache.set(key, folded);
    const [oldest] = cache.keys();
    if (cache.size > size && oldest !== undefined) cache.delete(oldest);
  };
  return {
    keep,
    async at(db, stream, sequence) {
      const cached = cache.get(`${stream.kind}:${stream.id}`);
      if (cached?.sequence === sequence) {
        keep(stream, cached);
        return cached.state;
      }
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
