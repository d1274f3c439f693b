import type { Client } from '@temporalio/client';
import {
  signals,
  taskQueues,
  workflowIdOf,
  workflowTypes,
  type News,
  type StreamInput,
  type StreamRef,
} from '../shared/contracts/engine';

/** Tells a stream's workflow that its agenda changed. True once the engine has it; never throws. */
export type Nudge = (stream: StreamRef, events: readonly string[]) => Promise<boolean>;

export interface NudgeOptions {
  /** Milliseconds after which the engine counts as unreachable. */
  readonly patience?: number;
  /** Told of each attempt, for metrics and logs. */
  readonly onAttempt?: (reached: boolean, error?: unknown) => void;
}

interface Line {
  readonly current: Promise<boolean>;
  /** What came in the meantime: one more nudge that stands for all of them. */
  next?: { readonly events: Set<string>; readonly sent: Promise<boolean> };
}

/** More names than a person reads in a history help nobody. */
const mostEvents = 20;

/**
 * Signals the workflow of a stream and starts it where it does not run. One nudge per stream is on its way at a
 * time; those that come meanwhile become one more, which is sent when the first has come back.
 */
export function createNudge(client: Client, { patience = 1_000, onAttempt }: NudgeOptions = {}): Nudge {
  const lines = new Map<string, Line>();

  async function attempt(stream: StreamRef, events: Iterable<string>): Promise<boolean> {
    try {
      const news: News = { events: [...events].slice(0, mostEvents) };
      await client.withDeadline(Date.now() + patience, () => signalWithStart(client, stream, news));
      onAttempt?.(true);
      return true;
    } catch (error) {
      onAttempt?.(false, error);
      return false;
    }
  }

  function open(key: string, stream: StreamRef, events: Iterable<string>): Promise<boolean> {
    const current = attempt(stream, events);
    const line: Line = { current };
    lines.set(key, line);
    void current.then(() => {
      if (line.next === undefined) lines.delete(key);
    });
    return current;
  }

  return function nudge(stream, events) {
    const key = workflowIdOf(stream);
    const line = lines.get(key);
    if (line === undefined) return open(key, stream, events);
    if (line.next !== undefined) {
      for (const event of events) line.next.events.add(event);
      return line.next.sent;
    }
    const gathered = new Set(events);
    line.next = { events: gathered, sent: line.current.then(() => open(key, stream, gathered)) };
    return line.next.sent;
  };
}

async function signalWithStart(client: Client, stream: StreamRef, news: News): Promise<void> {
  await client.workflow.signalWithStart(workflowTypes.case, {
    workflowId: workflowIdOf(stream),
    taskQueue: taskQueues.cases,
    args: [{ stream } satisfies StreamInput],
    signal: signals.advanced,
    signalArgs: [news],
  });
}
