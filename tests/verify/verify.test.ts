import fc from 'fast-check';
import { readCheckpoint, readVerifierKey } from '../../record/verify/note';
import { verifyLog, type Verdict } from '../../record/verify/verify';
import {
  checkpointOver,
  enclose,
  exportLines,
  hashOf,
  logId,
  makeEvents,
  publicKey,
  type Envelope,
  type LoggedEvent,
} from './logs';

const events = [...makeEvents(40, 5)];
const hashes = events.map(({ hash }) => hash);
const sound = exportLines({ events, checkpoints: [7, 16, 33] });

interface Given {
  readonly keys?: readonly string[];
  readonly checkpoints?: readonly string[];
}

async function verify(lines: readonly string[], { keys, checkpoints = [] }: Given = {}): Promise<Verdict> {
  const groups = async function* () {
    yield lines;
  };
  return verifyLog(groups(), {
    keys: keys ? keys.map((key) => readVerifierKey(key)!) : null,
    checkpoints: checkpoints.map((note, place) => ({ file: `kept-${place}`, checkpoint: readCheckpoint(note)! })),
  });
}
const findings = async (lines: readonly string[], given?: Given): Promise<string> =>
  (await verify(lines, given)).findings.join('\n');

/** The lines with one of them changed, removed or inserted. */
const changed = (at: number, change: (row: Record<string, unknown>) => Record<string, unknown>): string[] =>
  sound.map((line, place) => (place === at ? JSON.stringify(change(JSON.parse(line))) : line));
const lineOf = (position: number): number => sound.findIndex((line) => line.startsWith(`{"position":${position},`));

/** The events from one on, rewritten with all later hashes recomputed. */
function rewritten(from: number, change: (envelope: Envelope) => Envelope, list = events): LoggedEvent[] {
  const heads = new Map<string, string>();
  return list.map(({ envelope }, position) => {
    const previous = heads.get(envelope.stream.id) ?? '0'.repeat(64);
    const event = enclose({ ...(position === from ? change(envelope) : envelope), previous });
    heads.set(envelope.stream.id, event.hash);
    return event;
  });
}

it('finds nothing in a log as it was written, and counts it', async () => {
  const pending = [...makeEvents(43, 5)].slice(40);
  const verdict = await verify(exportLines({ events, pending, checkpoints: [7, 16, 33] }));
  const none = { findings: [], reads: 0, unsigned: 0 };
  expect(verdict).toEqual({ ...none, events: 40, pending: 3, streams: 5, checkpoints: 3 });
});

it('finds a log without events sound', async () => {
  expect(await findings(exportLines({ events: [] }))).toBe('');
});

describe('names the row', () => {
  it('whose envelope was altered', async () => {
    const at = lineOf(12);
    const lines = changed(at, (row) => ({
      ...row,
      envelope: (row['envelope'] as string).replace('Planned', 'Missed'),
    }));
    expect(await findings(lines)).toMatch(
      /^position 12 \(case .*, sequence 3\): the envelope is not the one that was hashed/,
    );
  });

  it('whose envelope and hash were altered: the next of its stream does not follow', async () => {
    const inner = enclose({ ...events[34]!.envelope, type: 'sessionMissed' });
    expect(await findings(exportLines({ events: events.with(34, inner) }))).toContain(
      'position 39 (case 0198a3c4-0000-7000-8000-000000000004, sequence 8): the event does not name the hash of event 7 of its stream, at position 34: one of the two was altered',
    );
  });

  it('that was removed', async () => {
    expect(await findings(sound.toSpliced(lineOf(20), 1))).toMatch(/^position 20 is missing, 21 stands in its place/);
    const without = exportLines({ events: events.toSpliced(20, 1) });
    expect(await findings(without)).toMatch(
      /^position 24 \(.*, sequence 6\): the event stands where event 5 .*: event 5 removed/,
    );
    const gone = changed(lineOf(20), (row) => ({ ...row, envelope: null }));
    expect(await findings(gone)).toBe('position 20: the event is missing: it was removed');
  });

  it('that was inserted', async () => {
    expect(await findings(sound.toSpliced(lineOf(20), 0, sound[lineOf(20)]!))).toMatch(
      /^position 20 stands where 21 was to come: a row was inserted/,
    );
    const twice = exportLines({ events: events.toSpliced(21, 0, events[20]!) });
    expect(await findings(twice)).toMatch(
      /^position 21 \(.*, sequence 5\): the event has the same sequence as the event at position 20: one of the two was inserted/,
    );
  });

  it('that was moved', async () => {
    const at = lineOf(20);
    const swapped = sound.with(at, sound[at + 1]!).with(at + 1, sound[at]!);
    expect(await findings(swapped)).toMatch(/^position 20 is missing, 21 stands in its place/);
    const earlier = exportLines({ events: events.with(20, events[25]!).with(25, events[20]!) });
    expect(await findings(earlier)).toMatch(/^position 20 \(.*, sequence 6\): .* event 5 removed, or moved behind it/);
  });

  it('that is not of this log, was recorded too early, or lacks what every envelope has', async () => {
    const withRow = (change: (envelope: Envelope) => object) =>
      findings(exportLines({ events: events.with(39, enclose(change(events[39]!.envelope) as Envelope)) }));
    expect(await withRow((each) => ({ ...each, log: logId.replace('a', 'b') }))).toContain('position 39 (');
    expect(await withRow((each) => ({ ...each, recordedAt: '2030-01-01T00:00:00.000Z' }))).toContain(
      'was recorded before event 7 of its stream',
    );
    expect(await withRow(({ actor: _, ...rest }) => rest)).toContain('the envelope lacks "actor"');
    expect(await withRow((each) => ({ ...each, zone: 'x' }))).toContain('has a member "zone" that does not belong');
    expect(await withRow((each) => ({ ...each, toString: 'x' }))).toContain('is not in canonical form');
    expect(await withRow((each) => ({ ...each, sequence: 0 }))).toContain('has a "sequence" that is none');
  });
});

it('takes one text only for what an envelope says', async () => {
  const { envelope } = events[39]!;
  const as = async (text: string): Promise<string> => {
    return findings(exportLines({ events: events.with(39, { envelope, text, hash: hashOf(text) }) }));
  };
  const text = JSON.stringify(envelope);
  expect(await as(text)).toBe('');
  const { actor, ...others } = envelope;
  const spellings = [` ${text}`, JSON.stringify({ ...others, actor }), text.replace('sessionP', 'session\\u0050')];
  spellings.push(text.replace('"sequence":8', '"sequence":8.0'), text.replace('{', '{"actor":"service",'));
  spellings.push(text.replace('sessionP', '\\ud800'), text.replace('sessionP', '\ud800'));
  for (const spelling of spellings) expect(await as(spelling)).toContain('is not in canonical form (RFC 8785)');
  expect(await as(text.replace('sessionP', '\\\\ud800'))).toBe('');
  expect(await as('[]')).toContain('is no JSON object');
  expect(await as('{')).toContain('is no JSON');
});

describe('with a checkpoint kept outside', () => {
  const keys = [publicKey()];

  it('finds the log to be the one that was signed', async () => {
    expect(await findings(sound, { keys, checkpoints: [checkpointOver(hashes.slice(0, 30))] })).toBe('');
    expect(await findings(sound, { checkpoints: [checkpointOver(hashes)] })).toBe('');
  });

  it('takes one that a mail has carried', async () => {
    const mailed = `${checkpointOver(hashes.slice(0, 30)).replaceAll('\n', '\r\n')}\r\n`;
    expect(await findings(sound, { keys, checkpoints: [mailed] })).toBe('');
  });

  it('finds what was altered and all computed anew, and between which checkpoints', async () => {
    const forged = exportLines({ events: rewritten(12, (each) => ({ ...each, type: 'sessionMissed' })) });
    expect(await findings(forged)).toBe('');
    expect(await findings(forged, { keys })).toBe('');
    const kept = [7, 16, 33].map((size) => checkpointOver(hashes.slice(0, size)));
    expect(await findings(forged, { keys, checkpoints: kept })).toMatch(
      /^positions 7 to 15 are not what the checkpoint kept outside \(kept-1\) was signed for/,
    );
  });

  it('finds what was cut off', async () => {
    const cut = exportLines({ events: events.slice(0, 30) });
    expect(await findings(cut)).toBe('');
    const found = await findings(cut, { keys, checkpoints: [checkpointOver(hashes.slice(0, 33))] });
    expect(found).toContain('covers 33 events, of which 30 are there: those from position 30 on were removed');
  });

  it('believes none that is of another log or that no known key has signed', async () => {
    const foreign = checkpointOver(hashes, 'events', logId.replace('a', 'b'));
    expect(await findings(sound, { keys, checkpoints: [foreign] })).toContain('checkpoint of another log');
    const strange = checkpointOver(hashes, 'events', logId, Buffer.alloc(32, 8));
    expect(await findings(sound, { keys, checkpoints: [strange] })).toContain('not signed by a key that is known here');
    const patched = checkpointOver(hashes).replace('\n40\n', '\n39\n');
    expect(await findings(sound, { keys, checkpoints: [patched] })).toContain('not signed by a key that is known here');
  });
});

it('compares the log with its own checkpoints, whether or not it knows their keys', async () => {
  const at = sound.findIndex((line) => line.includes('checkpoint":"throughcare') && line.includes('\\n33\\n'));
  const other = JSON.stringify({
    checkpoint: checkpointOver(
      rewritten(20, (each) => ({ ...each, type: 'x' }))
        .slice(0, 33)
        .map(({ hash }) => hash),
    ),
  });
  expect(await findings(sound.with(at, other))).toMatch(/^positions 16 to 32 are not what the log's own checkpoint/);
  const bad = sound[at]!.replace('\\n33\\n', '\\n34\\n');
  expect(await findings(sound.with(at, bad))).toContain('34 events, of which 33 are there');
  const unknown = await verify(sound, { keys: [publicKey('events', logId, Buffer.alloc(32, 9))] });
  expect(unknown).toMatchObject({ findings: [], unsigned: 3 });
});

it('finds any row that is altered, left out, doubled or moved', async () => {
  const kept = { keys: [publicKey()], checkpoints: [checkpointOver(hashes)] };
  expect(await findings(sound, kept)).toBe('');
  const rows = sound.map((line, place) => ({ line, place })).filter(({ line }) => line.startsWith('{"position"'));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...rows),
      fc.constantFrom('alter', 'remove', 'double', 'swap'),
      fc.nat(),
      async ({ line, place }, how, some) => {
        const lines = tampered(line, place, how, some);
        fc.pre(lines.join('\n') !== sound.join('\n'));
        expect(await findings(lines, kept)).not.toBe('');
      },
    ),
    { numRuns: 300 },
  );
});

function tampered(line: string, place: number, how: string, some: number): readonly string[] {
  if (how === 'remove') return sound.toSpliced(place, 1);
  if (how === 'double') return sound.toSpliced(1 + (some % sound.length), 0, line);
  if (how === 'swap') {
    const other = 1 + (some % (sound.length - 1));
    return sound.with(place, sound[other]!).with(other, line);
  }
  const row = JSON.parse(line);
  const at = some % row.envelope.length;
  row.envelope = `${row.envelope.slice(0, at)}${row.envelope[at] === '1' ? '2' : '1'}${row.envelope.slice(at + 1)}`;
  return sound.with(place, JSON.stringify(row));
}

it.each([
  ['', 'no JSON'],
  ['{}', 'no header'],
  ['{"format":"throughcare/log/v2"}', 'not throughcare/log/v1'],
  ['{"format":"throughcare/log/v1","log":"x"}', 'lacks'],
])('refuses a file that begins with %j', async (line, why) => {
  await expect(verify([line])).rejects.toThrow(why);
});

it('says which line is no row, and whether the file was cut', async () => {
  expect(await findings(sound.with(5, '{"position":3}'))).toBe('line 6 is no row of a log');
  expect(await findings(sound.slice(0, -3))).toContain('the header speaks of 40 events, and 37 are there');
});
