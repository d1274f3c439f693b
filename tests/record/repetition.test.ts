import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { acceptance } from '../../stories/bodies';
import { as } from '../../stories/directory';
import { accepted, assessing, inProgramme, openTestRecord, RecordedCase, referred, sessionIn } from './builders';
import type { TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

describe('a command that is repeated', () => {
  test('has one effect and gives the same events, with the case as it stands now', async () => {
    const kase = await referred(record);
    const request = kase.request('coordinator', 'acceptReferral', acceptance);
    const first = accepted(await record.commit(request));
    await kase.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
    const events = await kase.events();
    const second = accepted(await record.commit(request));
    expect(second.replayed).toBe(true);
    expect(second.events).toEqual(first.events);
    expect(second.state.functions.chair).toBe('chair');
    expect(await kase.events()).toEqual(events);
  });

  test('is an opening, also while the key store is away', async () => {
    const request = new RecordedCase(record).opening();
    accepted(await record.commit(request));
    await sql`alter table keys rename to moved`.execute(record.sealing.db);
    try {
      expect(accepted(await record.commit(request)).replayed).toBe(true);
    } finally {
      await sql`alter table moved rename to keys`.execute(record.sealing.db);
    }
  });

  test('twice at the same moment, from two processes, has one effect', async () => {
    const kase = await assessing(record);
    const task = await kase.task('assessment');
    const data = { taskId: task.taskId, answer: 'cannot_do' as const, reasonCode: 'conflict_of_interest' };
    const request = kase.request('assessor', 'answerTask', data);
    const { commit } = record.another();
    const outcomes = await Promise.all([record.commit(request), commit(request)]);
    expect(outcomes.map((outcome) => accepted(outcome).replayed).sort()).toEqual([false, true]);
    const answers = (await kase.events()).filter(({ type }) => type === 'taskAnswered');
    expect(answers).toHaveLength(1);
  });

  test('with another body is refused, and changes nothing', async () => {
    const kase = await referred(record);
    const request = kase.request('coordinator', 'acceptReferral', acceptance);
    accepted(await record.commit(request));
    const other = { commandId: request.idempotency!.commandId, bodyHash: 'another' };
    expect(await record.commit({ ...request, idempotency: other })).toMatchObject({ outcome: 'key_reused' });
    expect(await kase.events()).toHaveLength(3);
  });

  test('is tried anew when it was refused the first time', async () => {
    const kase = await referred(record);
    const request = kase.request('coordinator', 'submitPlan', { chairId: 'chair' });
    expect(await record.commit(request)).toMatchObject({ outcome: 'rejected' });
    const found = record.db.selectFrom('commands').where('id', '=', request.idempotency!.commandId).selectAll();
    expect(await found.execute()).toEqual([]);
  });

  test('opening a case gives one case, also when both come at once under ids of their own', async () => {
    const commandId = randomUUID();
    const cases = [new RecordedCase(record), new RecordedCase(record), new RecordedCase(record)];
    const { commit } = record.another();
    const requests = cases.map((kase) => kase.opening(commandId));
    const same = requests.map((request) => ({ ...request, idempotency: { commandId, bodyHash: 'same' } }));
    const outcomes = await Promise.all([record.commit(same[0]!), commit(same[1]!), record.commit(same[2]!)]);
    const ids = new Set(outcomes.map((outcome) => accepted(outcome).state.caseId));
    expect(ids.size).toBe(1);
    const people = record.db
      .selectFrom('subjects')
      .select('ref')
      .where(
        'ref',
        'in',
        cases.map(({ stream }) => `person-${stream.id}`),
      );
    expect(await people.execute()).toHaveLength(1);
  });
});

test('an opening that is repeated for an agency that the caller does not belong to gives the same case', async () => {
  const kase = new RecordedCase(record);
  const request = { ...kase.opening(), actor: as('coordinator_elsewhere') };
  expect(accepted(await record.commit(request)).replayed).toBe(false);
  expect(accepted(await record.commit(request))).toMatchObject({ replayed: true, state: { caseId: kase.stream.id } });
});

test('of two who answer the same task at once, one learns that it was answered', async () => {
  const kase = await assessing(record);
  const { taskId } = await kase.task('assessment');
  const { commit } = record.another();
  const answer = (reasonCode: string) =>
    kase.request('assessor', 'answerTask', { taskId, answer: 'cannot_do', reasonCode });
  const outcomes = await Promise.all([
    record.commit(answer('conflict_of_interest')),
    commit(answer('conflict_of_interest')),
  ]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'rejected']);
  expect(outcomes.find(({ outcome }) => outcome === 'rejected')).toMatchObject({
    rejection: { code: 'already_answered' },
  });
});

test('ten who write one stream from two processes leave one unbroken order', async () => {
  const kase = await inProgramme(record);
  const { commit } = record.another();
  const data = await sessionIn(kase);
  const before = (await kase.row()).sequence;
  const plans = Array.from({ length: 10 }, (_, index) =>
    (index % 2 ? commit : record.commit)(kase.request('coordinator', 'planSession', data)),
  );
  for (const outcome of await Promise.all(plans)) accepted(outcome);
  const events = await kase.events();
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect((await kase.row()).sequence).toBe(events.length);
  expect(events.slice(before).filter(({ type }) => type === 'sessionPlanned')).toHaveLength(10);
});

test('a repeated answer that waited for its turn behind the first gives the outcome of the first, not a refusal', async () => {
  const kase = await assessing(record);
  const { taskId } = await kase.task('assessment');
  const answer = { taskId, answer: 'cannot_do' as const, reasonCode: 'conflict_of_interest' };
  const request = kase.request('assessor', 'answerTask', answer);
  const others = [record.another(), record.another(), record.another()];
  const outcomes = await Promise.all([record, ...others].map(({ commit }) => commit(request)));
  expect(outcomes.map((outcome) => accepted(outcome).replayed).sort()).toEqual([false, true, true, true]);
});
