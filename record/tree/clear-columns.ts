import { eventHash, type Envelope } from '../log/envelope';
import type { Row } from '../postgres/schema';

/** An event as the table has it: the columns for searching, in clear, and the envelope. */
export type StoredEvent = Pick<
  Row<'events'>,
  'stream_kind' | 'stream_id' | 'sequence' | 'event_id' | 'type' | 'recorded_at' | 'envelope' | 'hash'
>;

/** The first difference between an envelope and the columns beside it, naming the event; null where they agree. */
export function findDifference(event: StoredEvent): string | null {
  const name = `${event.stream_kind} ${event.stream_id}, sequence ${event.sequence}`;
  const envelope = parse(event.envelope);
  if (envelope === null) return `${name}: the envelope is no JSON object`;
  const columns: readonly (readonly [string, unknown, unknown])[] = [
    ['hash', event.hash.toString('hex'), eventHash(event.envelope).toString('hex')],
    ['stream_kind', event.stream_kind, envelope.stream?.kind],
    ['stream_id', event.stream_id, envelope.stream?.id],
    ['sequence', event.sequence, envelope.sequence],
    ['event_id', event.event_id, envelope.eventId],
    ['type', event.type, envelope.type],
    ['recorded_at', event.recorded_at, envelope.recordedAt],
  ];
  const [column] = columns.find(([, inTable, inEnvelope]) => inTable !== inEnvelope) ?? [];
  return column === undefined ? null : `${name}: the column ${column} does not say what the envelope says`;
}

function parse(text: string): Partial<Envelope> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
