import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { enclose, noEvent, readEnvelope } from '../../record/chain/envelope';
import { makeCheckpoint } from '../../record/tree/checkpoints';
import { exportLines, onSnapshot } from '../../record/tree/exporting';
import { sequenceLog } from '../../record/tree/sequencing';
import { inProgramme, openTestRecord, referred, type RecordedCase, type TestRecord } from '../record/builders';

/** Real decisions, sequenced and signed, exported and verified by the programs as they are run. */
let record: TestRecord;
let folder: string;
let kase: RecordedCase;
beforeEach(async () => {
  record = await openTestRecord();
  folder = mkdtempSync(join(tmpdir(), 'throughcare-export-'));
  kase = await inProgramme(record);
  await referred(record);
  await sequenceLog(record.db);
  await checkpoint();
}, 60_000);
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await record.stop();
});

const checkpoint = () =>
  makeCheckpoint('events', {
    ...{ db: record.db, keys: record.keys, now: () => record.clock.now },
    ...{ everyMinutes: 0, holders: [] },
  });

interface Ended {
  readonly code: number;
  readonly output: string;
}

function run(program: string, ...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: record.url, THROUGHCARE_ENV: 'test', ...record.keyEnvironment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : (error.code as number), output: stdout + stderr }),
    );
  });
}

const log = (): string => join(folder, 'log.jsonl');
const exportLog = (): Promise<Ended> => run('record/tree/export.ts', '--out', log());
const verify = (...args: readonly string[]): Promise<Ended> => run('record/verify/main.ts', '--log', log(), ...args);

async function keptOutside(): Promise<readonly string[]> {
  const [last] = await record.db.selectFrom('checkpoints').select('note').orderBy('size', 'desc').execute();
  const { output } = await run('record/tree/public-key.ts');
  writeFileSync(join(folder, 'kept'), last!.note);
  writeFileSync(join(folder, 'keys'), output);
  return ['--public-key', join(folder, 'keys'), '--checkpoint', join(folder, 'kept')];
}

/** What a superuser can do whom no trigger stops. */
async function tamper(...statements: readonly string[]): Promise<void> {
  for (const table of ['events', 'tree_leaves', 'checkpoints']) {
    await sql.raw(`alter table ${table} disable trigger user`).execute(record.db);
  }
  for (const statement of statements) await sql.raw(statement).execute(record.db);
}

it('is found sound, and with a checkpoint from outside to be the log that others saw', async () => {
  const kept = await keptOutside();
  const { events } = await record.db
    .selectFrom('tree_heads')
    .select('size as events')
    .where('tree', '=', 'events')
    .executeTakeFirstOrThrow();
  await kase.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'duty_officer' });
  expect(await exportLog()).toEqual({ code: 0, output: expect.stringContaining(`to ${log()}.`) });
  const alone = await verify();
  expect(alone.code).toBe(0);
  expect(alone.output.split('\n')[0]).toBe('internally consistent');
  const { code, output } = await verify(...kept);
  expect(code).toBe(0);
  expect(output).toContain(`covers the first ${events} events (signed by a key given); 1 came after`);
}, 60_000);

it('holds no content, and is for its owner only', async () => {
  await exportLog();
  const text = readFileSync(log(), 'utf8');
  for (const secret of ['Ångström', 'Example', 'psychologist@', 'sealed']) expect(text).not.toContain(secret);
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from contents`.execute(record.db);
  for (const { sealed } of rows) expect(text).not.toContain(sealed.subarray(0, 16).toString('hex'));
  expect(statSync(log()).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['log.jsonl']);
}, 60_000);

it('shows one state, whatever is decided meanwhile', async () => {
  const other = record.another().db;
  const lines = await onSnapshot(other, async (trx) => {
    const found: string[] = [];
    for await (const line of exportLines(trx, { onDifference: () => undefined })) {
      found.push(line);
      if (found.length > 1) continue;
      await kase.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'duty_officer' });
      await sequenceLog(record.db);
    }
    return found;
  });
  writeFileSync(log(), `${lines.join('\n')}\n`);
  expect(await verify()).toMatchObject({ code: 0 });
}, 60_000);

describe('a superuser is found who', () => {
  const stream = () => kase.stream.id;
  const expectFound = async (exported: number, found: RegExp): Promise<void> => {
    expect((await exportLog()).code).toBe(exported);
    const { code, output } = await verify();
    expect(output).toMatch(found);
    expect(code).toBe(1);
  };

  it('alters an envelope', async () => {
    const where = `where stream_id = '${stream()}' and sequence = 3`;
    await tamper(`update events set envelope = replace(envelope, '"sequence":3', '"sequence":3 ') ${where}`);
    await expectFound(1, /^position \d+( \(case .*, sequence 3\))?: the envelope is not the one that was hashed/m);
  }, 60_000);

  it('alters a column beside it', async () => {
    await tamper(`update events set type = 'died' where stream_id = '${stream()}' and sequence = 3`);
    const { code, output } = await exportLog();
    expect(code).toBe(1);
    expect(output).toContain(`case ${stream()}, sequence 3: the column type does not say what the envelope says`);
    expect(await verify()).toMatchObject({ code: 0 });
  }, 60_000);

  it('removes an event', async () => {
    await tamper(`delete from events where stream_id = '${stream()}' and sequence = 4`);
    await expectFound(1, /^position \d+: the event is missing: it was removed\.$/m);
  }, 60_000);

  it('removes an event and its place in the tree', async () => {
    const where = `where stream_id = '${stream()}' and sequence = 4`;
    await tamper(`delete from tree_leaves ${where}`, `delete from events ${where}`);
    await expectFound(0, /^position \d+ is missing, \d+ stands in its place/m);
  }, 60_000);

  it('inserts an event', async () => {
    await tamper(`insert into events
      select stream_kind, stream_id, sequence + 1000, gen_random_uuid(), type, actor_id, recorded_at, envelope, hash
      from events where stream_id = '${stream()}' and sequence = 4`);
    await expectFound(
      1,
      /not yet in the tree \(case .*, sequence 4\): the event stands after event \d+ of its stream/m,
    );
  }, 60_000);

  it('lets two events of a case change places', async () => {
    const of = (sequence: number) => `stream_id = '${stream()}' and sequence = ${sequence}`;
    await tamper(
      `update tree_leaves set position = position + 1000000 where ${of(4)}`,
      `update tree_leaves set position = position - 1 where ${of(5)}`,
      `update tree_leaves set position = position - 999999 where ${of(4)}`,
    );
    await expectFound(0, /^position \d+ \(case .*, sequence 5\): the event stands where event 4 .* moved behind it/m);
  }, 60_000);

  it('rewrites the whole log, by a checkpoint that is kept outside and by nothing else', async () => {
    const kept = await keptOutside();
    await rewriteHistory();
    expect((await exportLog()).code).toBe(0);
    expect(await verify()).toMatchObject({ code: 0 });
    const { code, output } = await verify(...kept);
    expect(code).toBe(1);
    expect(output).toMatch(/^positions 0 to \d+ are not what the checkpoint kept outside \(.*kept\) was signed for/m);
  }, 60_000);
});

/** Changes one event, and everything that is computed from it; the checkpoints that do not fit are thrown away. */
async function rewriteHistory(): Promise<void> {
  await tamper(
    'delete from checkpoints',
    'delete from tree_leaves',
    'update tree_heads set size = 0, frontier = default',
  );
  const events = await record.db.selectFrom('events').selectAll().orderBy('stream_id').orderBy('sequence').execute();
  let previous = noEvent;
  for (const { stream_id, sequence, envelope } of events) {
    const before = readEnvelope(envelope);
    const type = stream_id === kase.stream.id && sequence === 3 ? 'rewritten' : before.type;
    const { text, hash } = enclose({ ...before, type, previous: sequence === 1 ? noEvent : previous });
    previous = hash.toString('hex');
    await sql`update events set envelope = ${text}, hash = ${hash}, type = ${type}
      where stream_id = ${stream_id} and sequence = ${sequence}`.execute(record.db);
  }
  await sql`insert into pending_leaves (stream_kind, stream_id, sequence, hash)
    select stream_kind, stream_id, sequence, hash from events order by stream_id, sequence`.execute(record.db);
  await sequenceLog(record.db);
  await checkpoint();
  await tamper('delete from checkpoints');
}

it('leaves no file where it cannot finish', async () => {
  const { code } = await run('record/tree/export.ts', '--out', log(), '--url', 'postgres://nobody@127.0.0.1:1/none');
  expect(code).toBe(1);
  expect(existsSync(log())).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  expect((await run('record/tree/export.ts')).code).toBe(2);
});
