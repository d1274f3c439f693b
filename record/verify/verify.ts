import { readCanonical } from './canonical';
import { eventHash, findFlaw, type Envelope } from './envelope';
import { readHeader, type Header } from './header';
import { Heads, type Kept } from './heads';
import { NotALog } from './lines';
import { readCheckpoint, checkSignature, type VerifierKey } from './note';
import { Batches } from './reads';
import { readRow, type LogRow } from './row';
import { Streams } from './streams';

/** The keys and checkpoints of an outsider. */
export interface Outside {
  /** Keys from outside the log; null where there are none, so that the log's own keys must do. */
  readonly keys: readonly VerifierKey[] | null;
  readonly checkpoints: readonly Kept[];
}

/** The result. The log holds where there is no finding. */
export interface Verdict {
  /** In plain sentences, the first altered, removed, inserted or reordered row first. */
  readonly findings: readonly string[];
  readonly events: number;
  readonly pending: number;
  readonly reads: number;
  readonly streams: number;
  readonly checkpoints: number;
  /** Checkpoints of the log itself that no known key has signed. */
  readonly unsigned: number;
}

/**
 * Reads a log once, from its first line to its last, and checks it by itself and against checkpoints stored outside.
 * @throws NotALog where the lines are no log of a known format
 */
export async function verifyLog(groups: AsyncIterable<readonly string[]>, outside: Outside): Promise<Verdict> {
  let check: LogCheck | undefined;
  for await (const lines of groups) {
    for (const line of lines) {
      if (check === undefined) check = new LogCheck(readHeader(line), outside);
      else if (!check.read(line)) return check.verdict();
    }
  }
  if (check === undefined) throw new NotALog('the file is empty');
  check.end();
  return check.verdict();
}

class LogCheck {
  private line = 1;
  private pending = 0;
  private readonly streams = new Streams();
  private readonly events: Heads;
  private readonly reads: Heads;
  private readonly batches = new Batches();
  private finding: string | null = null;

  constructor(
    private readonly header: Header,
    outside: Outside,
  ) {
    const keys = outside.keys ?? header.keys;
    const of = (tree: string): readonly Kept[] =>
      outside.checkpoints.filter(({ checkpoint }) => checkpoint.tree === tree);
    this.events = new Heads('events', keys, of('events'));
    this.reads = new Heads('batches of reads', keys, of('reads'));
    this.finding = findForeign(outside.checkpoints, header.log, keys);
  }

  /** Takes the next line. Returns whether there is any use in reading on. */
  read(line: string): boolean {
    this.line += 1;
    if (this.finding !== null) return false;
    const row = readRow(line);
    if (row === null) this.finding = `line ${this.line} is no row of a log`;
    else if (row.kind === 'event') this.finding = this.readEvent(row);
    else if (row.kind === 'batch') this.finding = this.readBatch(row);
    else this.finding = this.readCheckpoint(row.note);
    return this.finding === null;
  }

  /** Takes the end of the log. */
  end(): void {
    const { sizes } = this.header;
    const counted = { events: this.events.tree.size, pending: this.pending, reads: this.batches.count };
    const checkpoints = this.events.inside + this.reads.inside;
    const short = Object.entries({ ...counted, checkpoints }).find(
      ([name, count]) => count !== sizes[name as keyof typeof sizes],
    );
    this.finding ??= this.events.findCut() ?? this.reads.findCut();
    if (short === undefined) return;
    const [name, count] = short;
    this.finding ??= `the header speaks of ${sizes[name as keyof typeof sizes]} ${name}, and ${count} are there`;
  }

  verdict(): Verdict {
    const { events, reads, pending } = this;
    return {
      findings: [events.mismatch, reads.mismatch, this.finding].filter((finding) => finding !== null),
      events: events.tree.size,
      reads: this.batches.count,
      pending,
      streams: this.streams.count,
      checkpoints: events.inside + reads.inside,
      unsigned: events.unsigned + reads.unsigned,
    };
  }

  private readEvent({ position, text, hash }: Extract<LogRow, { kind: 'event' }>): string | null {
    const misplaced = position === null ? null : findGap(position, this.events.tree.size);
    if (misplaced !== null) return misplaced;
    if (position === null) this.pending += 1;
    else if (this.pending > 0) return `position ${position} stands behind events that have no position yet`;
    const place = position === null ? `line ${this.line}, not yet in the tree` : `position ${position}`;
    if (text === null) return `${place}: the event is missing: it was removed`;

    const read = readCanonical(text);
    const name = 'value' in read ? `${place}${nameOf(read.value)}` : place;
    if (eventHash(text) !== hash) return `${name}: the envelope is not the one that was hashed: it was altered`;
    if ('wrong' in read) return `${name}: the envelope ${read.wrong}`;
    const flaw = findFlaw(read.value);
    if (flaw !== null) return `${name}: the envelope ${flaw}`;
    const envelope = read.value as unknown as Envelope;
    if (envelope.log !== this.header.log) return `${name}: the event is one of another log, ${envelope.log}`;
    const broken = this.streams.follow(envelope, hash, position);
    if (broken !== null) return `${name}: the event ${broken}`;
    if (position !== null) this.events.append(hash);
    return null;
  }

  private readBatch({ position, batch }: Extract<LogRow, { kind: 'batch' }>): string | null {
    const broken = this.batches.follow(batch);
    if (broken !== null || position === null) return broken;
    const gap = findGap(position, this.reads.tree.size);
    if (gap === null) this.reads.append(batch.hash);
    return gap === null ? null : `tree of reads: ${gap}`;
  }

  private readCheckpoint(note: string): string | null {
    const checkpoint = readCheckpoint(note);
    const heads = checkpoint?.tree === 'events' ? this.events : checkpoint?.tree === 'reads' ? this.reads : undefined;
    if (!checkpoint || !heads) return `line ${this.line} is no checkpoint`;
    if (checkpoint.log !== this.header.log) return `line ${this.line} is a checkpoint of another log`;
    return heads.take(checkpoint);
  }
}

/** A checkpoint stored outside that is of another log, or that no known key has signed: it proves nothing. */
function findForeign(kept: readonly Kept[], log: string, keys: readonly VerifierKey[]): string | null {
  const foreign = kept.find(({ checkpoint }) => checkpoint.log !== log);
  if (foreign) return `${foreign.file} is a checkpoint of another log, ${foreign.checkpoint.log}`;
  const strange = kept.find(({ checkpoint }) => checkSignature(checkpoint, keys) !== 'signed');
  return strange ? `${strange.file} is not signed by a key that is known here: it proves nothing` : null;
}

/** The rows of a tree are numbered from 0, in order. */
function findGap(position: number, expected: number): string | null {
  if (position === expected) return null;
  return position > expected
    ? `position ${expected} is missing, ${position} stands in its place: a row was removed, or moved behind it`
    : `position ${position} stands where ${expected} was to come: a row was inserted, or moved`;
}

function nameOf({ stream, sequence }: Readonly<Record<string, unknown>>): string {
  const { kind, id } = (stream ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && typeof kind === 'string' && typeof sequence === 'number'
    ? ` (${kind} ${id}, sequence ${sequence})`
    : '';
}
