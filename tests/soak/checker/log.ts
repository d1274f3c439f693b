import { createHash } from 'node:crypto';
import { groupBy, type Findings } from './findings';
import type { Entry, Sources } from './sources';

interface Event {
  readonly stream_id: string;
  readonly sequence: number;
  readonly recorded_at: string;
  readonly envelope: string;
  readonly hash: Buffer;
}

interface Envelope {
  readonly command: string | null;
  readonly previous: string;
  readonly sequence: number;
}

interface Command {
  readonly id: string;
  readonly stream_id: string;
  readonly first_sequence: number;
  readonly last_sequence: number;
}

/**
 * Sequences without gaps or doubles, one chain per stream, each command once, and every outcome that clients received.
 */
export async function checkLog(sources: Sources): Promise<Findings> {
  const { query, journal } = sources;
  const streams = await query<{ id: string; sequence: number; head_hash: Buffer | null }>(
    'select id, sequence, head_hash from streams',
  );
  const events = await query<Event>(
    'select stream_id, sequence, recorded_at, envelope, hash from events order by stream_id, sequence',
  );
  const commands = await query<Command>('select id, stream_id, first_sequence, last_sequence from commands');
  const byStream = groupBy(events, ({ stream_id }) => stream_id);
  const unknown = [...byStream.keys()].filter((id) => !streams.some((stream) => stream.id === id));
  return {
    violations: [
      ...unknown.map((id) => `events of a stream that is not there: ${id}`),
      ...streams.flatMap((stream) => checkStream(stream, byStream.get(stream.id) ?? [])),
      ...checkCommands(commands, byStream),
      ...(await checkAnswered(sources, new Set(commands.map(({ id }) => id)))),
    ],
    counts: {
      streams: streams.length,
      events: events.length,
      'accepted commands': commands.length,
      'commands answered 2xx': journal.filter((entry) => entry.kind === 'command' && isSuccess(entry.status)).length,
      'answers by link': journal.filter(({ kind }) => kind === 'answer').length,
    },
  };
}

function checkStream(
  { id, sequence, head_hash }: { id: string; sequence: number; head_hash: Buffer | null },
  events: readonly Event[],
): readonly string[] {
  const wrong: string[] = [];
  let before: Event | undefined;
  for (const [index, event] of events.entries()) {
    const envelope = JSON.parse(event.envelope) as Envelope;
    const at = `${id} at ${event.sequence}`;
    if (event.sequence !== index + 1) wrong.push(`sequence: expected ${index + 1} of ${at}`);
    if (envelope.sequence !== event.sequence) wrong.push(`sequence: the envelope of ${at} says ${envelope.sequence}`);
    if (envelope.previous !== (before?.hash.toString('hex') ?? '0'.repeat(64)))
      wrong.push(`chain: broken before ${at}`);
    if (!hashOf(event.envelope).equals(event.hash)) wrong.push(`chain: another hash of ${at}`);
    if (before && event.recorded_at < before.recorded_at) wrong.push(`time: runs backwards before ${at}`);
    before = event;
  }
  if (sequence !== events.length) wrong.push(`sequence: ${id} says ${sequence} and has ${events.length} events`);
  if (before && !head_hash?.equals(before.hash)) wrong.push(`chain: the head of ${id} is not its last event`);
  return wrong;
}

/** See docs/record-format.md. */
function hashOf(envelope: string): Buffer {
  return createHash('sha256').update('throughcare/event/v1\n').update(envelope, 'utf8').digest();
}

/** A command's events are exactly those of its range, and no two commands share one. */
function checkCommands(
  commands: readonly Command[],
  byStream: ReadonlyMap<string, readonly Event[]>,
): readonly string[] {
  const marked = groupBy(
    [...byStream.values()].flat(),
    ({ envelope }) => (JSON.parse(envelope) as Envelope).command ?? '',
  );
  marked.delete('');
  const known = new Set(commands.map(({ id }) => id));
  const stray = [...marked.keys()].filter((id) => !known.has(id)).map((id) => `command: nobody remembers ${id}`);
  const wrong = commands.filter(({ id, stream_id, first_sequence, last_sequence }) => {
    const own = marked.get(id) ?? [];
    // Events that the decision made due at once are in its range, but bear no command's id.
    const inRange = own.every(
      (event) => event.stream_id === stream_id && isWithin(event.sequence, first_sequence, last_sequence),
    );
    return own.length === 0 || !inRange || own.some(({ sequence }, index) => sequence !== own[0]!.sequence + index);
  });
  return [...stray, ...wrong.map(({ id }) => `command: ${id} is not in the log once, in one piece`)];
}

function isWithin(sequence: number, first: number, last: number): boolean {
  return sequence >= first && sequence <= last;
}

async function checkAnswered({ query, journal }: Sources, accepted: ReadonlySet<string>): Promise<readonly string[]> {
  const tasks = new Map(
    (await query<{ task_id: string; answer: string | null }>('select task_id, answer from tasks')).map((task) => [
      task.task_id,
      task.answer,
    ]),
  );
  return journal.flatMap((entry) => {
    if (entry.kind === 'answer' && tasks.get(entry.taskId) !== entry.answer)
      return [
        `answered: ${entry.answer} to ${entry.taskId} was confirmed, and the record has ${tasks.get(entry.taskId)}`,
      ];
    if (entry.kind !== 'command') return [];
    const isThere = accepted.has(commandIdOf(entry));
    const told = `${entry.operation} under ${entry.key} was answered ${entry.status}`;
    if (isSuccess(entry.status) && !isThere) return [`answered: ${told}, and is not in the log`];
    // Clients get no outcome from an internal error, and no outage excuses one.
    if (entry.status === 500) return [`answered: ${told}`];
    return isThere && !isSuccess(entry.status) && entry.status < 500 ? [`answered: ${told}, and is in the log`] : [];
  });
}

/** As in api.md: the same caller, operation, stream and key are the same command. */
function commandIdOf({ personId, operation, scope, key }: Extract<Entry, { kind: 'command' }>): string {
  return createHash('sha256')
    .update(JSON.stringify([personId, operation, scope, key]))
    .digest('hex');
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
