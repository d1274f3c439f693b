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
 * Tells a stream's workflow that its agenda changed. True once it is told; never throws. What is not urgent waits
 * a while for company: one signal tells all of it.
 */
export type Nudge = (stream: StreamRef, events: readonly string[], isUrgent?: boolean) => Promise<boolean>;

export interface NudgeOptions {
  /** Milliseconds after which the engine counts as unreachable. */
  readonly patience?: number;
  /** How many leave this process in a second at most: a flood of decisions must not drown the engine in signals. */
  readonly perSecond?: number;
  /** Milliseconds between two nudges of one stream at least: what is decided in one go is told in one go. */
  readonly spacing?: number;
  /** Milliseconds that what is not urgent waits for company. */
  readonly leisure?: number;
  /**
   * Asked of what has waited and was not hurried: whether the workflow has not heard of it yet. It may have asked for
   * its agenda meanwhile, told of something else or woken by a deadline.
   */
  readonly isUntold?: (stream: StreamRef) => Promise<boolean>;
  /** Once it is aborted nothing waits for company any more: the process ends. */
  readonly ending?: AbortSignal;
  /** Told of each attempt, for metrics and logs. */
  readonly onAttempt?: (reached: boolean, error?: unknown) => void;
}

/** What is to be said to one stream, and has not left yet. */
interface Waiting {
  readonly events: Set<string>;
  readonly sent: Promise<boolean>;
  /** It waits for company no longer. */
  readonly hurry: () => void;
}

interface Line {
  waiting: Waiting | null;
  /** Settles when nothing of this stream is on its way, nor was a moment ago. */
  isFree: Promise<unknown>;
}

/** More names than a person reads in a history help nobody. */
const mostEvents = 20;

/**
 * Signals the workflow of a stream and starts it where it does not run. One nudge per stream is on its way at a
 * time, with a rest between them, and all of them keep a pace; what comes in the meantime joins the one that waits, and
 * hurries it where it is urgent (docs/adr/0010).
 */
export function createNudge(client: Client, options: NudgeOptions = {}): Nudge {
  const { patience = 1_000, perSecond = 25, spacing = 400, leisure = 3_000, ending, onAttempt } = options;
  const { isUntold = () => Promise.resolve(true) } = options;
  const lines = new Map<string, Line>();
  ending?.addEventListener('abort', () => {
    for (const { waiting } of lines.values()) waiting?.hurry();
  });
  const turn = createPace(perSecond);

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

  async function attemptIfUntold(stream: StreamRef, events: Iterable<string>): Promise<boolean> {
    const inDoubt = sleep(patience, true, { ref: false });
    const isNews = await Promise.race([isUntold(stream), inDoubt]).catch(() => true);
    return isNews ? attempt(stream, events) : true;
  }

  async function leave(key: string, line: Line, stream: StreamRef, events: Set<string>, haste: AbortSignal | null) {
    if (haste) await sleep(leisure, undefined, { signal: haste }).catch(() => undefined);
    await line.isFree;
    await turn();
    line.waiting = null;
    const hasWaited = haste?.aborted === false;
    const sent = hasWaited ? attemptIfUntold(stream, events) : attempt(stream, events);
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

/** Lets a second's worth through at once after a rest, and keeps to so many in a second under load. */
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
