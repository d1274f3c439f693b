import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { signals, type News, type NotificationOutcome, type StreamAgenda } from '../shared/contracts/engine';

/** The part of a history from some moment on. */
export interface Tail {
  /** The last entry of the stream that reached its workflow, and when; null if none did. */
  readonly heard: { readonly sequence: number; readonly at: string } | null;
  /** Events named by later nudges, oldest first. */
  readonly news: readonly { readonly at: string; readonly events: readonly string[] }[];
  readonly notifications: readonly HeldNotification[];
  /** Entries of the history that cannot be decrypted, since their key is gone. */
  readonly unreadable: number;
}

/** An outreach activity: its row of the ledger and how it ended; null while it runs. */
interface HeldNotification {
  readonly notificationId: string;
  readonly activity: string;
  readonly outcome: NotificationOutcome['outcome'] | null;
}

type Event = temporal.api.history.v1.IHistoryEvent;
interface Execution {
  readonly workflowId: string;
  readonly runId: string;
}

/** Nudges without news: those of the sweep and of `engine:resume`. */
const notNews: ReadonlySet<string> = new Set(['swept', 'resumed']);

/** Reads the end of a history, from its last event back to `since` (ISO). */
export async function readTail(client: Client, execution: Execution, since: string): Promise<Tail> {
  const events = await readBackwards(client, execution, Date.parse(since));
  const reading: Reading = { heard: null, news: [], notifications: new Map(), unreadable: 0 };
  for (const event of events.reverse()) {
    const value = await decode(client, execution, payloadOf(event));
    if (value === undefined) reading.unreadable += 1;
    else if (value !== null) take(reading, event, value);
  }
  return { ...reading, notifications: [...reading.notifications.values()] };
}

type Reading = { -readonly [K in keyof Omit<Tail, 'notifications'>]: Tail[K] } & {
  /** By the event that scheduled them. */
  readonly notifications: Map<number, HeldNotification>;
};

/** The event's payload, if it has one: a nudge, a scheduled activity, or the result of one, local or not. */
function payloadOf(event: Event): Payload | null {
  const { workflowExecutionSignaledEventAttributes: signal, activityTaskScheduledEventAttributes: begun } = event;
  const { markerRecordedEventAttributes: marker } = event;
  if (marker) return marker.details?.['result']?.payloads?.[0] ?? null;
  if (signal) return signal.signalName === signals.advanced ? (signal.input?.payloads?.[0] ?? null) : null;
  if (begun) return begun.activityType?.name === 'advance' ? null : (begun.input?.payloads?.[0] ?? null);
  return event.activityTaskCompletedEventAttributes?.result?.payloads?.[0] ?? null;
}

function take(reading: Reading, event: Event, value: object): void {
  const at = new Date(timeOf(event)).toISOString();
  const begun = Number(event.activityTaskCompletedEventAttributes?.scheduledEventId ?? event.eventId);
  if (isNews(value)) {
    const events = value.events.filter((name) => !notNews.has(name));
    if (events.length > 0) reading.news = [...reading.news, { at, events }];
  } else if (isAgenda(value)) {
    // A later, lower answer came from a record restored from an older copy.
    if (value.sequence === undefined || value.sequence < (reading.heard?.sequence ?? 0)) return;
    reading.heard = { sequence: value.sequence, at };
    reading.news = [];
  } else if (isOwed(value)) {
    const activity = event.activityTaskScheduledEventAttributes?.activityType?.name ?? 'unknown';
    reading.notifications.set(begun, { notificationId: value.notificationId, activity, outcome: null });
  } else if (isOutcome(value)) {
    const held = reading.notifications.get(begun);
    if (held) reading.notifications.set(begun, { ...held, outcome: value.outcome });
  }
}

const isNews = (value: object): value is News => 'events' in value;
const isAgenda = (value: object): value is StreamAgenda => 'ended' in value;
const isOwed = (value: object): value is Pick<HeldNotification, 'notificationId'> => 'notificationId' in value;
const isOutcome = (value: object): value is NotificationOutcome => 'outcome' in value;

/** Newest first; goes back beyond `since` only for the start of activities that ended after it. */
async function readBackwards(client: Client, execution: Execution, since: number): Promise<Event[]> {
  const { namespace } = client.options;
  const events: Event[] = [];
  let token: Uint8Array | undefined;
  let begun = Number.POSITIVE_INFINITY;
  for (;;) {
    const page = await client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace,
      execution,
      maximumPageSize: 200,
      ...(token && { nextPageToken: token }),
    });
    for (const event of page.history?.events ?? []) {
      if (timeOf(event) < since && Number(event.eventId) < begun) return events;
      const of = event.activityTaskCompletedEventAttributes?.scheduledEventId;
      if (timeOf(event) >= since && of) begun = Math.min(begun, Number(of));
      events.push(event);
    }
    token = page.nextPageToken;
    if (token.length === 0) return events;
  }
}

function timeOf({ eventTime }: Event): number {
  return Number(eventTime?.seconds ?? 0) * 1_000 + Math.floor((eventTime?.nanos ?? 0) / 1e6);
}

/** Null without a payload, undefined when it cannot be decrypted. */
async function decode(client: Client, { workflowId }: Execution, payload: Payload | null) {
  if (!payload) return null;
  const { payloadCodecs, payloadConverter } = client.options.loadedDataConverter;
  const context = { type: 'workflow', namespace: client.options.namespace, workflowId } as const;
  let plain = payload;
  try {
    for (const codec of payloadCodecs.toReversed()) plain = (await codec.decode([plain], context))[0] ?? plain;
  } catch {
    return undefined;
  }
  return payloadConverter.fromPayload<object | null>(plain);
}
