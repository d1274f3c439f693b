import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { StreamRef } from '../../shared/contracts/engine';
import type { KnownBy } from '../../shared/domain/vocabulary';
import type { Instant } from '../../shared/domain/time';

export const eventFormat = 'throughcare/event/v1';
/** Stands for the predecessor of a stream's first event. */
export const noEvent = '0'.repeat(64);

/**
 * The public part of an event, which its hash covers (docs/record-format.md). It holds no content: content is sealed
 * separately and committed to.
 */
export interface Envelope {
  /** Pseudonym of the author, or `service`. */
  readonly actor: string;
  /** Milliseconds by which the clock was behind the stream's last event; absent if it was not. */
  readonly clockBehindMs?: number;
  /** The command that caused the event; null for a tick. */
  readonly command: string | null;
  /** Commitment to the sealed body, as 64 hexadecimal digits. */
  readonly content: string;
  readonly eventId: string;
  readonly format: typeof eventFormat;
  readonly happenedAt: Instant;
  readonly knownBy: KnownBy;
  /** The id of the log. */
  readonly log: string;
  /** Pseudonym of the person in whose place the author acted. */
  readonly onBehalfOf: string | null;
  /** Hash of the event before it in its stream. */
  readonly previous: string;
  /** Hash of the programme definition that the case ran under. */
  readonly programme: string;
  readonly recordedAt: Instant;
  readonly sequence: number;
  readonly stream: StreamRef;
  /** The type of the event; `restricted` where the type itself would reveal too much. */
  readonly type: string;
}

export interface Enveloped {
  /** Canonical JSON (RFC 8785): the exact text that was hashed. */
  readonly text: string;
  readonly hash: Buffer;
}

export function enclose(envelope: Envelope): Enveloped {
  const text = canonicalize(envelope);
  if (text === undefined) throw new Error('an envelope is an object');
  return { text, hash: eventHash(text) };
}

/** SHA-256 over the format's name, a line feed, and the envelope's bytes. */
export function eventHash(text: string): Buffer {
  return createHash('sha256').update(`${eventFormat}\n`).update(text, 'utf8').digest();
}

/** Reads an envelope that this program or an earlier version of it wrote. */
export function readEnvelope(text: string): Envelope {
  return JSON.parse(text) as Envelope;
}
