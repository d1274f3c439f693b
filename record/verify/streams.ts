import type { Envelope } from './envelope';

interface Head {
  sequence: number;
  hash: string;
  recordedAt: string;
  /** In the tree; null for an event without a position. */
  position: number | null;
}

const noEvent = '0'.repeat(64);

/** Every stream as far as it was read: its events are numbered from 1, and each names the hash of the previous one. */
export class Streams {
  private readonly heads = new Map<string, Head>();

  get count(): number {
    return this.heads.size;
  }

  /** Takes the next event of its stream. Returns the flaw in its place there, or null. */
  follow({ stream, sequence, previous, recordedAt }: Envelope, hash: string, position: number | null): string | null {
    const key = `${stream.kind} ${stream.id}`;
    const head = this.heads.get(key);
    const expected = (head?.sequence ?? 0) + 1;
    if (sequence !== expected) return misplaced(sequence, expected, head);
    if (previous !== (head?.hash ?? noEvent)) {
      return head
        ? `does not name the hash of event ${head.sequence} of its stream, ${placeOf(head)}: one of the two was altered`
        : 'is the first of its stream and names an event before it: it was altered, or those before it were removed';
    }
    if (head && recordedAt < head.recordedAt) return `was recorded before event ${head.sequence} of its stream`;
    if (head) Object.assign(head, { sequence, hash, recordedAt, position });
    else this.heads.set(key, { sequence, hash, recordedAt, position });
    return null;
  }
}

function misplaced(sequence: number, expected: number, head: Head | undefined): string {
  if (sequence > expected) {
    const missing = sequence - 1 > expected ? `events ${expected} to ${sequence - 1}` : `event ${expected}`;
    return `stands where event ${expected} of its stream was to come: ${missing} removed, or moved behind it`;
  }
  if (head && sequence === head.sequence) {
    return `has the same sequence as the event ${placeOf(head)}: one of the two was inserted`;
  }
  return `stands after event ${expected - 1} of its stream: it was inserted, or rows were reordered`;
}

function placeOf({ position }: Head): string {
  return position === null ? 'not yet in the tree' : `at position ${position}`;
}
