import type { Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { CaseEvent } from '../../shared/domain/events';
import { evolve } from '../../shared/domain/kernel';
import type { CaseState } from '../../shared/domain/state';
import type { Task } from '../../shared/domain/tasks';
import { readEvents } from './log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';
import { findSnapshot, type Folded } from './snapshots';

/** Folded states of streams, the most recently used of them kept in this process. */
export interface States {
  /** The state of a stream at a sequence that its row has told. @throws where the log has no event for it */
  at(db: Kysely<Database>, stream: StreamRef, sequence: number): Promise<CaseState>;
  /** Remembers a state whose transaction has committed. */
  keep(stream: StreamRef, folded: Folded): void;
}

const remembered = 500;

/**
 * A cache is believed only at the very sequence that the database tells; one that is behind folds what it has missed,
 * so that any number of processes may write the same stream.
 */
export function createStates(seals: Seals, size = remembered): States {
  const cache = new Map<string, Folded>();
  const keep = (stream: StreamRef, folded: Folded): void => {
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
        return cached.kase;
      }
      const isBehind = cached !== undefined && cached.sequence < sequence;
      const start = isBehind ? cached : await findSnapshot(db, seals, stream, sequence);
      const events = await readEvents(db, seals, stream, { after: start?.sequence ?? 0, upTo: sequence });
      const { kase } = fold(start?.kase ?? null, events);
      if (kase === null)
        throw new Error(`the log of ${stream.kind} ${stream.id} is empty below its sequence ${sequence}`);
      keep(stream, { sequence, kase });
      return kase;
    },
  };
}

/** What some events make of a state, and every task they touched as they left it. */
export interface Change<K extends CaseState | null = CaseState | null> {
  readonly kase: K;
  readonly tasks: ReadonlyMap<string, Task>;
}

/** Folds events one by one, so that no task goes unseen that closed and was let go of on the way. */
export function fold(before: CaseState | null, events: readonly CaseEvent[]): Change {
  const tasks = new Map<string, Task>();
  let kase = before;
  for (const event of events) {
    const after = evolve(kase, event);
    for (const task of touched(kase, after)) tasks.set(task.taskId, task);
    kase = after;
  }
  return { kase, tasks };
}

/** A state that was folded already, and every task that it has otherwise than the one before. */
export function changed(before: CaseState, after: CaseState): Change {
  return { kase: after, tasks: new Map(touched(before, after).map((task) => [task.taskId, task])) };
}

function touched(before: CaseState | null, { tasks }: CaseState): readonly Task[] {
  return tasks === before?.tasks ? [] : Object.values(tasks).filter((task) => before?.tasks[task.taskId] !== task);
}
