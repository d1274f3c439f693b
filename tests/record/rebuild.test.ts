import { caseKernel } from '../../record/cases/kernel';
import { createCaseStates, rebuildCases } from '../../record/cases';
import { findSnapshot, snapshotWrite } from '../../record/log/snapshots';
import { assessmentAssigned } from '../../stories/bodies';
import { inProgramme, openTestRecord, referred, sessionIn, type RecordedCase, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

const rebuild = (): Promise<number> =>
  rebuildCases({ ...record, now: () => record.clock.now }, { batchSize: 2, pauseMs: 0 });

async function projections(): Promise<readonly unknown[]> {
  const { db } = record;
  return Promise.all([
    db.selectFrom('cases').selectAll().orderBy('case_id').execute(),
    db.selectFrom('tasks').selectAll().orderBy('task_id').execute(),
    db.selectFrom('case_members').selectAll().orderBy('case_id').orderBy('person_id').execute(),
    db.selectFrom('owed').selectAll().orderBy('case_id').orderBy('code').orderBy('about').execute(),
    db.selectFrom('appointments').selectAll().orderBy('appointment_id').execute(),
  ]);
}

/** A case with a long past: tasks reassigned, cancelled, answered and pruned, people who joined and left. */
async function eventful(): Promise<RecordedCase> {
  const kase = await inProgramme(record);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  const { taskId } = await kase.task('session_invitation');
  const reassignment = { taskId, assigneeId: 'other_psychologist', reasonCode: 'on_leave' };
  await kase.do('coordinator', 'reassignTask', reassignment);
  await kase.answer('session_invitation', 'accept', {}, 'link');
  await kase.do('coordinator', 'planSession', await sessionIn(kase, 'P14D'));
  const [, second] = (await kase.kase()).sessions;
  await kase.do('coordinator', 'cancelSession', { sessionId: second!.sessionId, reasonCode: 'facility_unavailable' });
  await kase.do('coordinator', 'appoint', { function: 'duty_officer', personId: 'facility_manager' });
  kase.pass('P45D');
  await record.advance(kase.stream);
  await kase.do('coordinator', 'assignAssessment', assessmentAssigned());
  return kase;
}

test('the projections made anew from the log are those that the decisions left, however often', async () => {
  const kase = await eventful();
  await referred(record);
  const left = await projections();
  expect(Object.keys((await kase.kase()).tasks).length).toBeLessThan((left[1] as unknown[]).length);
  expect(await rebuild()).toBe(2);
  expect(await projections()).toEqual(left);
  expect(await rebuild()).toBe(2);
  expect(await projections()).toEqual(left);
});

test('what was lost or altered comes back, and what no stream stands behind goes', async () => {
  const kase = await eventful();
  const left = await projections();
  const { db } = record;
  const { id } = kase.stream;
  await db.updateTable('cases').set({ phase: 'closed', reference: 'altered' }).where('case_id', '=', id).execute();
  await db.deleteFrom('tasks').where('case_id', '=', id).execute();
  await db.deleteFrom('appointments').where('case_id', '=', id).execute();
  await db.updateTable('owed').set({ code: 'classification', person_id: 'nobody' }).where('case_id', '=', id).execute();
  await db.insertInto('case_members').values({ case_id: 'nowhere', person_id: 'manager', functions: [] }).execute();
  await db
    .insertInto('case_members')
    .values({ case_id: id, person_id: 'manager', functions: ['chair'] })
    .execute();
  await rebuild();
  expect(await projections()).toEqual(left);
});

test('decisions go on meanwhile', async () => {
  const kase = await inProgramme(record);
  const data = await sessionIn(kase);
  const [streams] = await Promise.all([
    rebuild(),
    ...Array.from({ length: 5 }, () => kase.do('coordinator', 'planSession', data)),
  ]);
  expect(streams).toBeGreaterThan(0);
  const left = await projections();
  await rebuild();
  expect(await projections()).toEqual(left);
});

test('appointees and assignees are part of the case; those who handed on their last task are not', async () => {
  const kase = await eventful();
  const query = record.db.selectFrom('case_members').select(['person_id', 'functions']);
  const members = await query.where('case_id', '=', kase.stream.id).execute();
  const byPerson = Object.fromEntries(members.map(({ person_id, functions }) => [person_id, functions]));
  expect(byPerson).toMatchObject({ other_psychologist: [], facility_manager: ['duty_officer'], chair: ['chair'] });
  // She was asked to the second session too, whose task was cancelled: the row remains hers.
  expect(byPerson).toHaveProperty('psychologist');
  expect(byPerson).not.toHaveProperty('duty_officer');
});

describe('snapshots', () => {
  const snapshot = (kase: RecordedCase) =>
    record.db.selectFrom('snapshots').selectAll().where('stream_id', '=', kase.stream.id).executeTakeFirst();

  async function grown(): Promise<RecordedCase> {
    const kase = await inProgramme(record);
    const data = await sessionIn(kase);
    while ((await kase.row()).sequence < 60) await kase.do('coordinator', 'planSession', data);
    return kase;
  }

  test('one is kept for each fifty events, and folds to the same state as the whole log', async () => {
    const kase = await grown();
    const kept = await snapshot(kase);
    expect(kept!.sequence).toBeGreaterThanOrEqual(50);
    const { sequence } = await kase.row();
    const fromSnapshot = await createCaseStates(record.seals).at(record.db, kase.stream, sequence);
    await record.db.deleteFrom('snapshots').where('stream_id', '=', kase.stream.id).execute();
    const fromLog = await createCaseStates(record.seals).at(record.db, kase.stream, sequence);
    expect(fromSnapshot).toEqual(fromLog);
    expect(JSON.stringify(fromSnapshot)).toBe(JSON.stringify(await kase.kase()));
  });

  test('one that another version of evolve made is not believed', async () => {
    const kase = await grown();
    const { sequence } = await kase.row();
    const right = await createCaseStates(record.seals).at(record.db, kase.stream, sequence);
    const wrong = { sequence, state: { ...right, phase: 'closed' as const } };
    await (await snapshotWrite(record.db, record.seals, caseKernel, kase.stream, wrong)).execute();
    const ofStream = record.db.updateTable('snapshots').where('stream_id', '=', kase.stream.id);
    await ofStream.set({ evolve_version: 0 }).execute();
    expect(await createCaseStates(record.seals).at(record.db, kase.stream, sequence)).toEqual(right);
    await rebuild();
    expect(await findSnapshot(record.db, record.seals, caseKernel, kase.stream, sequence)).toEqual({
      sequence,
      state: right,
    });
  });
});

test('a state kept in memory is believed at its own sequence only, and folds what it missed', async () => {
  const kase = await referred(record);
  const states = createCaseStates(record.seals, 1);
  const opened = await states.at(record.db, kase.stream, 1);
  await kase.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
  expect(await states.at(record.db, kase.stream, 2)).toMatchObject({ functions: { chair: 'chair' } });
  expect(await states.at(record.db, kase.stream, 1)).toEqual(opened);
  const other = await referred(record);
  expect(await states.at(record.db, other.stream, 1)).toMatchObject({ caseId: other.stream.id });
  expect(await states.at(record.db, kase.stream, 2)).toMatchObject({ functions: { chair: 'chair' } });
});
