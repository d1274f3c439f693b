import { createHash } from 'node:crypto';
import { emptyFrontier, extend, rootOf } from '../../record/tree/merkle';
import { signNote, verifierKey } from '../../record/tree/note';

/** Logs built from the description in docs/record-format.md, without the code that writes the record. */

export const logId = '0198a3c4-0000-7000-8000-00000000000a';
export const seed = Buffer.alloc(32, 7);

export interface Envelope {
  actor: string;
  clockBehindMs?: number;
  command: string | null;
  content: string;
  eventId: string;
  format: string;
  happenedAt: string;
  knownBy: string;
  log: string;
  onBehalfOf: string | null;
  previous: string;
  programme: string;
  recordedAt: string;
  sequence: number;
  stream: { id: string; kind: string };
  type: string;
}

export interface LoggedEvent {
  readonly envelope: Envelope;
  readonly text: string;
  readonly hash: string;
}

const uuid = (place: number): string => `0198a3c4-0000-7000-8000-${String(place).padStart(12, '0')}`;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
export const hashOf = (text: string): string => sha256(`throughcare/event/v1\n${text}`);

/** Members are already sorted by name. */
export function enclose(envelope: Envelope): LoggedEvent {
  const text = JSON.stringify(envelope);
  return { envelope, text, hash: hashOf(text) };
}

/** `count` events for `cases` streams in turn, one per second. */
export function* makeEvents(count: number, cases: number): Generator<LoggedEvent> {
  const heads = new Map<number, string>();
  const programme = sha256('programme');
  for (let place = 0; place < count; place += 1) {
    const kase = place % cases;
    const at = new Date(Date.UTC(2031, 0, 1) + place * 1_000).toISOString();
    const event = enclose({
      actor: place % 3 === 0 ? 'service' : uuid(900 + (place % 40)),
      command: place % 3 === 0 ? null : `command-${place}`,
      content: sha256(`content ${place}`),
      eventId: uuid(1_000_000 + place),
      format: 'throughcare/event/v1',
      happenedAt: at,
      knownBy: 'sign_in',
      log: logId,
      onBehalfOf: null,
      previous: heads.get(kase) ?? '0'.repeat(64),
      programme,
      recordedAt: at,
      sequence: Math.floor(place / cases) + 1,
      stream: { id: uuid(kase), kind: 'case' },
      type: 'sessionPlanned',
    });
    heads.set(kase, event.hash);
    yield event;
  }
}

/** A signed checkpoint over the first events of a log. */
export function checkpointOver(hashes: readonly string[], tree = 'events', log = logId, key = seed): string {
  const root = rootOf(
    extend(
      emptyFrontier,
      hashes.map((hash) => Buffer.from(hash, 'hex')),
    ),
  );
  const name = `throughcare/${log}/${tree}`;
  return signNote(`${name}\n${hashes.length}\n${root.toString('base64')}\n`, { name, seed: key });
}

export const publicKey = (tree = 'events', log = logId, key = seed): string =>
  verifierKey({ name: `throughcare/${log}/${tree}`, seed: key });

export interface LogParts {
  readonly events: readonly LoggedEvent[];
  readonly pending?: readonly LoggedEvent[];
  /** Sizes of the signed checkpoints. */
  readonly checkpoints?: readonly number[];
}

/** The lines of an export. */
export function exportLines({ events, pending = [], checkpoints = [] }: LogParts): string[] {
  const sizes = { checkpoints: checkpoints.length, events: events.length, pending: pending.length, reads: 0 };
  const lines = [
    JSON.stringify({ format: 'throughcare/log/v1', keys: [publicKey(), publicKey('reads')], log: logId, sizes }),
  ];
  for (const [position, { text, hash }] of events.entries()) {
    lines.push(JSON.stringify({ position, envelope: text, hash }));
    if (!checkpoints.includes(position + 1)) continue;
    const covered = events.slice(0, position + 1).map((event) => event.hash);
    lines.push(JSON.stringify({ checkpoint: checkpointOver(covered) }));
  }
  for (const { text, hash } of pending) lines.push(JSON.stringify({ position: null, envelope: text, hash }));
  return lines;
}
