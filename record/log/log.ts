import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Provenance } from '../../shared/domain/kernel/provenance';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';
import { readEnvelope } from './envelope';
import { readBody } from './body';
import { clearedFor, everything } from '../sealing/clearance';
import { withoutSalt } from '../sealing/commitment';
import { contentPlace } from '../sealing/place';
import type { Seals } from '../sealing/seals';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import { RecordUnreadable } from '../postgres/unreadable';

/** A decided event that is not recorded yet. */
export interface NewLogEvent {
  readonly type: string;
  readonly data: object;
  /** When it happened, if that was earlier than its recording. */
  readonly occurredAt?: Instant;
  /** Absent where the author states none. */
  readonly provenance?: Provenance;
}

/** An event of the log: what happened, when, by whom, and its sequence in the stream. */
export interface LoggedEvent extends NewLogEvent {
  readonly streamId: string;
  readonly at: Instant;
  readonly actorId: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly knownBy: KnownBy;
  /** The command that caused it; null for a tick. */
  readonly commandId: string | null;
  /**
   * Milliseconds by which the clock was behind the previous event, whose time `at` then repeats; absent if it was not.
   */
  readonly clockBehindMs?: number;
}

/** A part of a stream: the events after one sequence (0 is before the first event), up to and including another. */
export interface Range {
  readonly after: number;
  readonly upTo?: number;
  readonly limit?: number;
}

/** The circumstances shared by the events of one decision. */
export interface Recording {
  readonly stream: StreamRef;
  /** The stream's sequence before these events. */
  readonly after: number;
  readonly at: Instant;
  readonly clockBehindMs: number;
  readonly actor: Pick<Actor, 'personId' | 'knownBy'>;
  readonly commandId: string | null;
  readonly newId: () => string;
  /** The provenance of an event whose author states none. */
  readonly provenanceOf: (type: string) => Provenance;
}

/** The events of a decision as the log returns them later: numbered, with their author, as plain JSON. */
export function recordEvents(events: readonly NewLogEvent[], recording: Recording): readonly LoggedEvent[] {
  const { stream, after, at, clockBehindMs, actor, commandId, newId, provenanceOf } = recording;
  return events.map((event, index) => {
    const { type, data, occurredAt, provenance } = JSON.parse(JSON.stringify(event)) as NewLogEvent;
    return {
      type,
      data,
      ...(occurredAt !== undefined && occurredAt !== at && { occurredAt }),
      provenance: provenance ?? provenanceOf(type),
      streamId: stream.id,
      at,
      actorId: actor.personId,
      sequence: after + index + 1,
      eventId: newId(),
      knownBy: actor.knownBy,
      commandId,
      ...(clockBehindMs > 0 && { clockBehindMs }),
    };
  });
}

/** The events of a stream in recorded order, without any check of who may see them: for folding. */
export async function readEvents(
  db: Kysely<Database>,
  seals: Seals,
  stream: StreamRef,
  { after, upTo, limit }: Range,
): Promise<readonly LoggedEvent[]> {
  const { rows } = await clearedFor(db, everything, (cleared) =>
    sql<StoredEvent>`
      ${prepared} select e.envelope, c.compartment, c.sealed from events e
        join contents c on c.stream_kind = e.stream_kind and c.stream_id = e.stream_id and c.id = e.event_id
      where e.stream_kind = ${stream.kind} and e.stream_id = ${stream.id} and e.sequence > ${after}
        ${upTo === undefined ? sql`` : sql`and e.sequence <= ${upTo}`}
      order by e.sequence ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(cleared),
  );
  return openEvents(seals, stream, rows);
}

/** An event as it is stored: its envelope, and its body under seal. */
export interface StoredEvent {
  readonly envelope: string;
  readonly compartment: string;
  readonly sealed: Buffer;
}

/**
 * Opens stored events as they were recorded. `evolve` reads their types; it knows every version of every event ever
 * written.
 * @throws where the key of an event is gone: the state would be wrong without it
 */
export async function openEvents(
  seals: Seals,
  stream: StreamRef,
  rows: readonly StoredEvent[],
): Promise<readonly LoggedEvent[]> {
  const envelopes = rows.map(({ envelope }) => readEnvelope(envelope));
  const places = rows.map(({ compartment, sealed }, index) => {
    return { place: contentPlace(stream, envelopes[index]?.eventId ?? '', compartment), sealed };
  });
  const opened = await seals.open(places);
  return envelopes.map((envelope, index) => {
    const plain = opened[index];
    if (!plain) throw new ContentLost(`the key of event ${envelope.sequence} of ${stream.kind} ${stream.id} is gone`);
    const { actorId, type, data, provenance } = readBody(withoutSalt(plain).body);
    const { happenedAt, recordedAt, clockBehindMs } = envelope;
    return {
      type,
      data,
      ...(happenedAt !== recordedAt && { occurredAt: happenedAt }),
      ...(provenance && { provenance }),
      streamId: stream.id,
      at: recordedAt,
      actorId,
      sequence: envelope.sequence,
      eventId: envelope.eventId,
      knownBy: envelope.knownBy,
      commandId: envelope.command,
      ...(clockBehindMs !== undefined && { clockBehindMs }),
    };
  });
}

/** The key store has no key for content of the record: it was destroyed, or the store is an older copy. */
export class ContentLost extends RecordUnreadable {
  override readonly name = 'ContentLost';
}
