import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type CaseCommit, createCaseCommit, createCaseStates, rebuildCases } from '../../record/cases';
import { openDatabase } from '../../record/postgres/database';
import { draftText } from '../../record/sealing/narratives';
import { createProgrammes } from '../../record/programmes/programmes';
import type { Database } from '../../record/postgres/schema';
import { isSnapshotDue } from '../../record/log/snapshots';
import { exportLines, onSnapshot } from '../../record/tree/exporting';
import { sequenceLog } from '../../record/tree/sequencing';
import { verifyLog } from '../../record/verify/verify';
import { accepted, assessing, openTestRecord, type RecordedCase, type TestRecord } from './builders';

/** Sealed entries through the programs' logins, which see restricted rows only if they name the reader. */
let record: TestRecord;
let app: Kysely<Database>;
let commit: CaseCommit;
let kase: RecordedCase;
beforeAll(async () => {
  record = await openTestRecord();
  app = openDatabase(record.appUrl, { poolSize: 2 });
  const { keys, seals, clock, randomBytes } = record;
  commit = createCaseCommit({
    db: app,
    keys,
    seals,
    randomBytes,
    states: createCaseStates(seals),
    programmes: createProgrammes(app),
    now: () => clock.now,
    newId: randomUUID,
  });
  kase = await assessing(record);
  await kase.do('coordinator', 'appoint', { function: 'custodian', personId: 'police_officer' });
});
afterAll(async () => {
  await app.destroy();
  await record.stop();
});

async function sealEntry(by: CaseCommit = commit): Promise<void> {
  const { randomBytes } = record;
  const text = draftText({ body: 'Overheard.', compartment: 'intelligence' }, { newId: randomUUID, randomBytes });
  const { narrativeId, commitment } = text;
  const request = kase.request('police_officer', 'recordRestrictedEntry', { what: { narrativeId, commitment } });
  accepted(await by({ ...request, texts: [text] }));
}

/** The state in a process that has just started. */
const freshly = async () => createCaseStates(record.seals).at(app, kase.stream, (await kase.row()).sequence);

test('are folded by every process, from the log and from a snapshot', async () => {
  const { sequence } = await kase.row();
  let made = 0;
  for (; !isSnapshotDue(sequence, sequence + made); made += 1) await sealEntry();
  // After the snapshot, in a process that never loaded the entries.
  const { keys, seals, clock, randomBytes } = record;
  const another = createCaseCommit({
    db: app,
    keys,
    seals,
    randomBytes,
    states: createCaseStates(seals),
    programmes: createProgrammes(app),
    now: () => clock.now,
    newId: randomUUID,
  });
  await sealEntry(another);
  const state = await freshly();
  expect(state.intelligence).toMatchObject({ entries: made + 1, custodianId: 'police_officer', attestedAt: null });
  await record.db.deleteFrom('snapshots').execute();
  expect(await freshly()).toEqual(state);
});

test('are in the projections made anew as they were', async () => {
  await sealEntry();
  const rows = () =>
    Promise.all([
      app.selectFrom('cases').selectAll().where('case_id', '=', kase.stream.id).execute(),
      app.selectFrom('tasks').selectAll().where('case_id', '=', kase.stream.id).orderBy('task_id').execute(),
    ]);
  const [before, state] = [await rows(), await freshly()];
  await rebuildCases({ ...record, db: app, now: () => record.clock.now }, { batchSize: 10, pauseMs: 0 });
  expect(await rows()).toEqual(before);
  expect(await freshly()).toEqual(state);
});

test('are chained and proven like any other, and the export says of them that one word', async () => {
  await sealEntry();
  await sequenceLog(record.db);
  const lines: string[] = [];
  const differences: string[] = [];
  await onSnapshot(app, async (trx) => {
    for await (const line of exportLines(trx, { onDifference: (told) => differences.push(told) })) lines.push(line);
  });
  const verdict = await verifyLog(batchOf(lines), { keys: null, checkpoints: [] });
  expect([...verdict.findings, ...differences]).toEqual([]);
  expect(lines.filter((line) => line.includes('\\"type\\":\\"restricted\\"')).length).toBeGreaterThan(2);
  expect(lines.join()).not.toMatch(/restrictedEntry|intelligence/i);
});

async function* batchOf(lines: readonly string[]): AsyncGenerator<readonly string[]> {
  yield await Promise.resolve(lines);
}
