import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { StreamRef } from '../shared/contracts/engine';
import type { CaseEvent, NewEvent } from '../shared/domain/events';
import type { Actor } from '../shared/domain/kernel-types';
import type { KnownBy } from '../shared/domain/tasks';
import type { Instant } from '../shared/domain/time';
import type { Database, Row } from './schema';
import type { Write } from './write';

/** An event of the log: what happened, when, by whom, at which place of its stream. */
export type RecordedEvent = CaseEvent & {
  readonly sequence: number;
  readonly eventId: string;
  readonly knownBy: KnownBy;
  /** The command that brought it about; null for what time brought about. */
  readonly commandId: string | null;
};

/** Which part of a stream: after a sequence (0 is before the first event), up to and with another. */
export interface Range {
  readonly after: number;
  readonly upTo?: number;
  readonly limit?: number;
}

/** The circumstances that the events of one decision share. */
export interface Recording {
  readonly stream: StreamRef;
  /** The stream's sequence before these events. */
  readonly after: number;
  readonly at: Instant;
  readonly actor: Pick<Actor, 'personId' | 'knownBy'>;
  readonly commandId: string | null;
  readonly newId: () => string;
}

/** The events of a decision as the log will tell them: numbered, with their author, of plain JSON only. */
export function record(events: readonly NewEvent[], recording: Recording): readonly RecordedEvent[] {
  const { stream, after, at, actor, commandId, newId } = recording;
  return events.map((event, index) => {
    const { type, data, occurredAt } = JSON.parse(JSON.stringify(event)) as NewEvent;
    return {
      ...({ type, data } as NewEvent),
      ...(occurredAt !== undefined && occurredAt !== at && { occurredAt }),
      streamId: stream.id,
      at,
      actorId: actor.personId,
      sequence: after + index + 1,
      eventId: newId(),
      knownBy: actor.knownBy,
      commandId,
    };
  });
}

/** The write that appends events to the log. */
export function append(
  db: Kysely<Database>,
  kind: StreamRef['kind'],
  programmeHash: string,
  events: readonly RecordedEvent[],
): readonly Write[] {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({
    stream_kind: kind,
    stream_id: event.streamId,
    sequence: event.sequence,
    event_id: event.eventId,
    type: event.type,
    data: JSON.stringify(event.data),
    occurred_at: event.occurredAt ?? event.at,
    recorded_at: event.at,
    actor_id: event.actorId,
    known_by: event.knownBy,
    command_id: event.commandId,
    programme_hash: programmeHash,
  }));
  return [db.insertInto('events').values(rows)];
}

/** The events of a stream in the order in which they were recorded. */
export async function readEvents(
  db: Kysely<Database>,
  stream: StreamRef,
  { after, upTo, limit }: Range,
): Promise<readonly RecordedEvent[]> {
  let query = db
    .selectFrom('events')
    .selectAll()
    .where('stream_kind', '=', stream.kind)
    .where('stream_id', '=', stream.id)
    .where('sequence', '>', after)
    .orderBy('sequence');
  if (upTo !== undefined) query = query.where('sequence', '<=', upTo);
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(toEvent);
}

const storedData = z.record(z.string(), z.unknown());

/** A row as an event. Its type is read by `evolve`, which knows every version of every event ever written. */
export function toEvent(row: Row<'events'>): RecordedEvent {
  const data = storedData.parse(row.data);
  return {
    ...({ type: row.type, data } as unknown as NewEvent),
    ...(row.occurred_at !== row.recorded_at && { occurredAt: row.occurred_at }),
    streamId: row.stream_id,
    at: row.recorded_at,
    actorId: row.actor_id,
    sequence: row.sequence,
    eventId: row.event_id,
    knownBy: row.known_by,
    commandId: row.command_id,
  };
}
