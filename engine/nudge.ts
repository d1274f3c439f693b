import { setTimeout as sleep } from 'node:timers/promises';
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

/**
 * Signals a stream's workflow that its agenda changed. Resolves to true once the engine has accepted the signal; never
 * rejects. A nudge that is not urgent waits a while, so that one signal carries several.
 */
export type Nudge = (stream: StreamRef, events: readonly string[], isUrgent?: boolean) => Promise<boolean>;

export interface NudgeOptions {
  /** Milliseconds after which the engine counts as unreachable. */
  readonly patience?: number;
  /** Signals per second and process at most, so that a flood of decisions does not overload the engine. */
  readonly perSecond?: number;
  /** Milliseconds between two nudges of one stream at least: decisions made together share a signal. */
  readonly spacing?: number;
  /** Milliseconds that a nudge waits when it is not urgent. */
  readonly leisure?: number;
  /**
   * Called after a wait that nothing urgent cut short: whether the workflow still needs the signal. It may have fetched
   * its agenda meanwhile, after another nudge or a deadline.
   */
  readonly stillNeeded?: (stream: StreamRef) => Promise<boolean>;
  /** Aborted when the process ends: no nudge waits any longer. */
  readonly ending?: AbortSignal;
  /** Called after each attempt, for metrics and logs. */
  readonly onAttempt?: (reached: boolean, error?: unknown) => void;
}

/** Nudges of one stream that have not left yet. */
interface Waiting {
  readonly events: Set<string>;
  readonly sent: Promise<boolean>;
  /** Ends the wait. */
  readonly hurry: () => void;
}

interface Line {
  waiting: Waiting | null;
  /** Settles when no signal of this stream is in flight and its spacing has passed. */
  isFree: Promise<unknown>;
}

/** A reader of the history needs no more names than this. */
const mostEvents = 20;

/**
 * Signals a stream's workflow and starts it if it does not run. One nudge per stream is in flight at a time, with a
 * pause between two, and all share a rate limit. A nudge that comes meanwhile joins the waiting one and, if urgent,
 * sends it at once (docs/adr/0010).
 */
export function createNudge(client: Client, options: NudgeOptions = {}): Nudge {
  const { patience = 1_000, perSecond = 25, spacing = 400, leisure = 3_000, ending, onAttempt } = options;
  const { stillNeeded = () => Promise.resolve(true) } = options;
  const lines = new Map<string, Line>();
  ending?.addEventListener('abort', () => {
    for (const { waiting } of lines.values()) waiting?.hurry();
  });
  const pace = createPace(perSecond);

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

  async function attemptIfNeeded(stream: StreamRef, events: Iterable<string>): Promise<boolean> {
    const inDoubt = sleep(patience, true, { ref: false });
    const isNews = await Promise.race([stillNeeded(stream), inDoubt]).catch(() => true);
    return isNews ? attempt(stream, events) : true;
  }

  async function leave(key: string, line: Line, stream: StreamRef, events: Set<string>, haste: AbortSignal | null) {
    if (haste) await sleep(leisure, undefined, { signal: haste }).catch(() => undefined);
    await line.isFree;
    await pace();
    line.waiting = null;
    const hasWaited = haste?.aborted === false;
    const sent = hasWaited ? attemptIfNeeded(stream, events) : attempt(stream, events);
    const isFree = Promise.all([sent, sleep(spacing, undefined, { ref: false })]);
    line.isFree = isFree;
    void isFree.then(() => {
      if (line.waiting === null && line.isFree === isFree) lines.delete(key);
    });
    return sent;
  }

  return function nudge(stream, events, isUrgent = true) {
    const mayWait = !isUrgent && ending?.aborted !== true;
    const key = workflowIdOf(stream);
    const line = lines.get(key) ?? { waiting: null, isFree: Promise.resolve() };
    lines.set(key, line);
    if (line.waiting !== null) {
      for (const event of events) line.waiting.events.add(event);
      if (!mayWait) line.waiting.hurry();
      return line.waiting.sent;
    }
    const gathered = new Set(events);
    const haste = new AbortController();
    const sent = leave(key, line, stream, gathered, mayWait ? haste.signal : null);
    line.waiting = { events: gathered, sent, hurry: () => haste.abort() };
    return sent;
  };
}

/** Rate limit: after a rest it allows one second's worth at once, under load this many per second. */
function createPace(perSecond: number): () => Promise<void> {
  const interval = 1_000 / perSecond;
  let next = 0;
  return async () => {
    const now = performance.now();
    next = Math.max(next, now - 1_000) + interval;
    if (next > now) await new Promise((resolve) => setTimeout(resolve, next - now));
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
