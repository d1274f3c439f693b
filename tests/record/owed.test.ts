import { rebuildCases } from '../../record/cases';
import { asUsual } from '../../stories/commands';
import * as steps from '../../stories/steps';
import { inProgramme, openTestRecord, referred, sessionIn, type RecordedCase, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

const owed = (kase: RecordedCase) =>
  record.db
    .selectFrom('owed')
    .select(['code', 'about', 'person_id', 'function', 'compartment', 'since'])
    .where('case_id', '=', kase.stream.id)
    .orderBy('code')
    .execute();

const appointments = (kase: RecordedCase) =>
  record.db.selectFrom('appointments').selectAll().where('case_id', '=', kase.stream.id).execute();

const row = (code: string, held: string, compartment: string, since: string) => ({
  code,
  about: '',
  person_id: null,
  function: held,
  compartment,
  since,
});

const [, duty, health] = steps.staffed;
const opened = '2031-03-03T08:00:00.000Z';

/** Referred, with a gate that the next two decisions leave and fill. */
async function accepted(): Promise<RecordedCase> {
  const kase = await referred(record);
  expect(await owed(kase)).toEqual([row('referral_acceptance', 'lead_coordinator', 'identity', opened)]);
  kase.pass('PT1H');
  await kase.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
  expect(await owed(kase)).toEqual([row('referral_acceptance', 'lead_coordinator', 'identity', opened)]);
  kase.pass('PT1H');
  await kase.play(steps.accepted);
  return kase;
}

test('what a gate lacks is listed from the decision on that leaves it open to the one that fills it', async () => {
  const kase = await accepted();
  const rows = await owed(kase);
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ since }) => since))).toEqual(new Set(['2031-03-03T10:00:00.000Z']));
  expect(rows.every(({ code }) => code.startsWith('screening_'))).toBe(true);
  kase.pass('PT1H');
  await kase.play(duty, health, asUsual('recordScreening'));
  expect(await owed(kase)).toEqual([
    row('baseline_assignment', 'lead_coordinator', 'assessment', '2031-03-03T11:00:00.000Z'),
  ]);
});

test('what a task asks for is a task and is not listed again', async () => {
  const kase = await accepted();
  await kase.play(duty, health, asUsual('recordScreening'), steps.assigned());
  expect(await kase.task('assessment')).toMatchObject({ assigneeId: 'assessor' });
  expect(await owed(kase)).toEqual([]);
});

test('each row keeps its time when all are made anew', async () => {
  const kases = [await accepted(), await inProgramme(record)];
  kases[1]!.pass('P3D');
  await kases[1]!.do('coordinator', 'planSession', await sessionIn(kases[1]!));
  const left = await Promise.all(kases.map(owed));
  record.clock.now = '2031-06-01T08:00:00.000Z';
  await rebuildCases({ ...record, now: () => record.clock.now }, { batchSize: 9, pauseMs: 0 });
  expect(await Promise.all(kases.map(owed))).toEqual(left);
});

test('a case that ended owes nothing', async () => {
  const kase = await accepted();
  await kase.play(asUsual('recordDeath'));
  expect(await owed(kase)).toEqual([]);
});

test('sessions are appointments, and stay when the state lets go of them', async () => {
  const kase = await inProgramme(record);
  const { startsAt } = await sessionIn(kase);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  const planned = { kind: 'session', starts_at: startsAt, minutes: 50, status: 'invited' };
  expect(await appointments(kase)).toMatchObject([
    { ...planned, people: [{ personId: 'psychologist', as: 'specialist' }] },
  ]);
  const { taskId } = await kase.task('session_invitation');
  await kase.do('coordinator', 'reassignTask', { taskId, assigneeId: 'other_psychologist', reasonCode: 'on_leave' });
  const [session] = (await kase.kase()).sessions;
  await kase.do('coordinator', 'cancelSession', { sessionId: session!.sessionId, reasonCode: 'facility_unavailable' });
  kase.pass('P60D');
  await record.advance(kase.stream);
  await kase.do('coordinator', 'appoint', { function: 'duty_officer', personId: 'facility_manager' });
  expect((await kase.kase()).sessions).toEqual([]);
  expect(await appointments(kase)).toMatchObject([
    { ...planned, status: 'cancelled', people: [{ personId: 'other_psychologist', as: 'specialist' }] },
  ]);
});

test('a conference is an appointment of its chair and of everybody invited', async () => {
  const kase = await inProgramme(record);
  await kase.play(asUsual('callConference'));
  const [{ people, ...conference } = { people: [] }] = await appointments(kase);
  expect(conference).toMatchObject({ kind: 'conference', status: 'called', minutes: expect.any(Number) });
  expect(people[0]).toEqual({ personId: 'chair', as: 'chair' });
  expect(people.slice(1).every(({ as, answer }) => as === 'member' && answer === 'asked')).toBe(true);
});
