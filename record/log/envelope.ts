import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { StreamRef } from '../../shared/contracts/engine';
import type { KnownBy } from '../../shared/domain/tasks';
import type { Instant } from '../../shared/domain/time';

export const eventFormat = 'throughcare/event/v1';
/** What stands for the event before a stream's first. */
export const noEvent = '0'.repeat(64);

/**
 * What outsiders may know of an event, and what its hash covers (docs/record-format.md). It holds no content: that is
 * sealed elsewhere, and committed to.
 */
export interface Envelope {
  /** Pseudonym of the author, or `service`. */
  readonly actor: string;
  /** By how many milliseconds the clock stood behind the stream's last event, where it did. */
  readonly clockBehindMs?: number;
  /** The command that brought it about; null for what time did. */
  readonly command: string | null;
  /** Commitment to the sealed body, as 64 hexadecimal digits. */
  readonly content: string;
  readonly eventId: string;
  readonly format: typeof eventFormat;
  readonly happenedAt: Instant;
  readonly knownBy: KnownBy;
  /** Which log this is an event of. */
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
  /** What happened; `restricted` where knowing that would already tell too much. */
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

/** What a reader finds in an envelope that this program, or an earlier version of it, wrote. */
export function readEnvelope(text: string): Envelope {
  return JSON.parse(text) as Envelope;
}
