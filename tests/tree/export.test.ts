import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { enclose, noEvent, readEnvelope } from '../../record/log/envelope';
import { makeCheckpoint } from '../../record/tree/checkpoints';
import { exportLines, onSnapshot } from '../../record/tree/exporting';
import { sequenceLog } from '../../record/tree/sequencing';
import { inProgramme, openTestRecord, referred, type RecordedCase, type TestRecord } from '../record/builders';
import { withoutTriggers } from './superuser';
import { running } from '../setup/typescript';

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
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await record.stop();
});

const checkpoint = () =>
  makeCheckpoint('events', {
    db: record.db,
    keys: record.keys,
    now: () => record.clock.now,
    everyMinutes: 0,
    holders: [],
  });

interface Ended {
  readonly code: number;
  readonly output: string;
}

function run(program: string, ...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: record.appUrl, THROUGHCARE_ENV: 'test', ...record.keyEnvironment };
  return new Promise((resolve) => {
    execFile(process.execPath, [...running, program, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : (error.code as number), output: stdout + stderr }),
    );
  });
}

const log = (): string => join(folder, 'log.jsonl');
const exportLog = (): Promise<Ended> => run('record/cli/export-log.ts', '--out', log());
const verify = (...args: readonly string[]): Promise<Ended> => run('record/verify/main.ts', '--log', log(), ...args);

/** The last checkpoint and the keys, stored outside the record. */
async function keptOutside(): Promise<readonly string[]> {
  const [last] = await record.db.selectFrom('checkpoints').select('note').orderBy('size', 'desc').execute();
  const { output } = await run('record/cli/public-key.ts');
  writeFileSync(join(folder, 'kept'), last!.note);
  writeFileSync(join(folder, 'keys'), output);
  return ['--public-key', join(folder, 'keys'), '--checkpoint', join(folder, 'kept')];
}

async function tamper(...statements: readonly string[]): Promise<void> {
  await record.db.transaction().execute(async (trx) => {
    await withoutTriggers(trx);
    for (const statement of statements) await sql.raw(statement).execute(trx);
  });
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
});

it('holds no content, and is for its owner only', async () => {
  await exportLog();
  const text = readFileSync(log(), 'utf8');
  for (const secret of ['Ångström', 'Example', 'psychologist@', 'sealed']) expect(text).not.toContain(secret);
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from contents`.execute(record.db);
  for (const { sealed } of rows) expect(text).not.toContain(sealed.subarray(0, 16).toString('hex'));
  expect(statSync(log()).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['log.jsonl']);
});

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
});

it('names the first row that differs from its envelope, and is still written', async () => {
  await tamper(`update events set type = 'died' where stream_id = '${kase.stream.id}' and sequence = 3`);
  const { code, output } = await exportLog();
  expect(code).toBe(1);
  expect(output).toContain(`case ${kase.stream.id}, sequence 3: the column type does not say what the envelope says`);
  expect(await verify()).toMatchObject({ code: 0 });
});

it('that was rewritten as a whole is detected only by a checkpoint stored outside', async () => {
  const kept = await keptOutside();
  await rewriteHistory();
  expect((await exportLog()).code).toBe(0);
  expect(await verify()).toMatchObject({ code: 0 });
  const { code, output } = await verify(...kept);
  expect(code).toBe(1);
  expect(output).toMatch(/^positions 0 to \d+ are not what the checkpoint kept outside \(.*kept\) was signed for/m);
});

/** Changes one event and recomputes everything derived from it; checkpoints that no longer match are deleted. */
async function rewriteHistory(): Promise<void> {
  await record.db.transaction().execute(async (trx) => {
    await withoutTriggers(trx);
    await sql`truncate checkpoints cascade`.execute(trx);
    await sql`truncate tree_leaves`.execute(trx);
    await sql`update tree_heads set size = default, frontier = default`.execute(trx);
    const events = await trx.selectFrom('events').selectAll().orderBy('stream_id').orderBy('sequence').execute();
    let previous = noEvent;
    for (const { stream_id, sequence, envelope } of events) {
      const before = readEnvelope(envelope);
      const type = stream_id === kase.stream.id && sequence === 3 ? 'rewritten' : before.type;
      const { text, hash } = enclose({ ...before, type, previous: sequence === 1 ? noEvent : previous });
      previous = hash.toString('hex');
      const row = { envelope: text, hash, type };
      await trx
        .updateTable('events')
        .set(row)
        .where('stream_id', '=', stream_id)
        .where('sequence', '=', sequence)
        .execute();
    }
    await sql`insert into pending_leaves (stream_kind, stream_id, sequence, hash)
      select stream_kind, stream_id, sequence, hash from events order by stream_id, sequence`.execute(trx);
  });
  await sequenceLog(record.db);
}

it('leaves no file where it cannot finish', async () => {
  const { code } = await run('record/cli/export-log.ts', '--out', log(), '--url', 'postgres://nobody@127.0.0.1:1/none');
  expect(code).toBe(1);
  expect(existsSync(log())).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
  expect((await run('record/cli/export-log.ts')).code).toBe(2);
});
