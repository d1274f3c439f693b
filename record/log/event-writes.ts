import type { StreamRef } from '../../shared/contracts/engine';
import { type Compartment, isRestricted } from '../../shared/domain/compartments';
import { writeBody } from './body';
import { enclose, eventFormat, noEvent } from './envelope';
import type { LoggedEvent } from './log';
import type { FreeTextToKeep } from '../sealing/narratives';
import { insertRows } from '../postgres/rows';
import { commitmentOf, newSalt, withSalt } from '../sealing/commitment';
import { contentPlace } from '../sealing/place';
import type { Sealing, ToSeal } from '../sealing/seals';
import type { Write } from '../postgres/write';

/** The data that chains new events to their stream, and the pseudonym of their author. */
export interface Chain {
  readonly logId: string;
  /** Hash of the stream's last event; null before its first. */
  readonly head: Buffer | null;
  readonly programmeHash: string;
  /** The pseudonym of the author; null for the service. */
  readonly pseudonym: string | null;
}

export interface EventsToWrite {
  readonly events: readonly LoggedEvent[];
  /** Free texts that the events refer to. */
  readonly texts: readonly FreeTextToKeep[];
  readonly compartmentOf: (event: LoggedEvent) => Compartment;
}

export interface EventWrites {
  readonly writes: readonly Write[];
  /** Hash of the last event, the stream's new head. */
  readonly head: Buffer | null;
}

const streamColumns = { stream_kind: 'text', stream_id: 'text' } as const;
const eventColumns = {
  ...streamColumns,
  sequence: 'bigint',
  event_id: 'uuid',
  type: 'text',
  actor_id: 'text',
  recorded_at: 'timestamptz',
  envelope: 'text',
  hash: 'bytea',
} as const;
const contentColumns = { ...streamColumns, id: 'uuid', compartment: 'text', sealed: 'bytea' } as const;
const leafColumns = { ...streamColumns, sequence: 'bigint', hash: 'bytea' } as const;

/** The writes that append events to the log, in chained envelopes, with bodies and texts sealed separately. */
export async function eventWrites(
  { seals, randomBytes }: Sealing,
  stream: StreamRef,
  chain: Chain,
  { events, texts, compartmentOf }: EventsToWrite,
): Promise<EventWrites> {
  if (events.length === 0) return { writes: [], head: chain.head };
  const bodies = events.map((event) => bodyOf(event, compartmentOf(event), newSalt(randomBytes)));
  const rows = chained(stream, chain, bodies);
  const contents = [
    ...bodies.map(({ event, compartment, plain }) => ({ id: event.eventId, compartment, plain })),
    ...texts.map(({ narrativeId, compartment, salt, body }) => ({
      id: narrativeId,
      compartment,
      plain: withSalt(salt, body),
    })),
  ];
  const places = contents.map(({ id, compartment, plain }): ToSeal => ({
    place: contentPlace(stream, id, compartment),
    plain,
  }));
  const sealed = await seals.seal(places);
  const of = { stream_kind: stream.kind, stream_id: stream.id };
  const kept = contents.map(({ id, compartment }, index) => ({
    ...of,
    id,
    compartment,
    sealed: sealed[index] ?? unsealed(id),
  }));
  const leaves = rows.map(({ sequence, hash }) => ({ ...of, sequence, hash }));
  return {
    writes: [
      insertRows('events', eventColumns, rows),
      insertRows('contents', contentColumns, kept),
      insertRows('pending_leaves', leafColumns, leaves),
    ],
    head: rows.at(-1)?.hash ?? chain.head,
  };
}

interface Body {
  readonly event: LoggedEvent;
  readonly compartment: Compartment;
  readonly plain: Buffer;
  readonly commitment: string;
}

function bodyOf(event: LoggedEvent, compartment: Compartment, salt: Buffer): Body {
  const body = writeBody(event);
  return { event, compartment, plain: withSalt(salt, body), commitment: commitmentOf(salt, body) };
}

function chained({ kind, id }: StreamRef, chain: Chain, bodies: readonly Body[]) {
  let previous = chain.head?.toString('hex') ?? noEvent;
  return bodies.map(({ event, compartment, commitment }) => {
    const { clockBehindMs, knownBy, eventId, sequence, at, actorId } = event;
    const type = isRestricted(compartment) ? 'restricted' : event.type;
    const { text, hash } = enclose({
      actor: knownBy === 'service' ? 'service' : (chain.pseudonym ?? unknownAuthor(actorId)),
      ...(clockBehindMs !== undefined && { clockBehindMs }),
      command: event.commandId,
      content: commitment,
      eventId,
      format: eventFormat,
      happenedAt: event.occurredAt ?? at,
      knownBy,
      log: chain.logId,
      onBehalfOf: null,
      previous,
      programme: chain.programmeHash,
      recordedAt: at,
      sequence,
      stream: { id, kind },
      type,
    });
    previous = hash.toString('hex');
    const of = { stream_kind: kind, stream_id: id, sequence, event_id: eventId };
    return { ...of, type, actor_id: actorId, recorded_at: at, envelope: text, hash };
  });
}

function unsealed(id: string): never {
  throw new Error(`content ${id} was not sealed`);
}

function unknownAuthor(personId: string): never {
  throw new Error(`the directory does not know ${personId}, who gave a command`);
}
