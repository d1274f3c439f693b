import { acceptance, sentenceCompleted } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import { accepted, assessing, inProgramme, openTestRecord, referred, sessionIn, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

test('an advance gives the whole agenda, clears the mark, and gives the same again', async () => {
  const kase = await assessing(record);
  expect((await kase.row()).dirty_since).not.toBeNull();
  const agenda = await record.advance(kase.stream);
  expect(agenda).toMatchObject({ phase: 'assessing', awaited: ['assessment'], ended: false });
  expect(agenda?.owed.map(({ activity }) => activity)).toEqual(['requestAssessment']);
  const row = await kase.row();
  expect(row).toMatchObject({ dirty_since: null, nudges_unanswered: 0, advanced_at: record.clock.now });
  expect(row.wake_at).toBe(agenda?.wakeAt);
  const events = await kase.events();
  expect(await record.advance(kase.stream)).toEqual(agenda);
  expect(await kase.events()).toEqual(events);
});

test('an advance whose answer nobody waits for leaves the mark to the one that follows', async () => {
  const kase = await assessing(record);
  const before = await kase.row();
  expect(before.dirty_since).not.toBeNull();
  await expect(record.advance(kase.stream, AbortSignal.abort())).rejects.toThrow('aborted');
  expect(await kase.row()).toEqual(before);
  await record.advance(kase.stream, new AbortController().signal);
  expect((await kase.row()).dirty_since).toBeNull();
});

test('a stream that the record does not know has no agenda', async () => {
  expect(await record.advance({ kind: 'case', id: 'nowhere' })).toBeNull();
});

test('an alarm brings what is due into the log once, however many ask at the same moment', async () => {
  const kase = await referred(record);
  const wakeAt = (await record.advance(kase.stream))?.wakeAt;
  record.clock.now = wakeAt!;
  const { advance } = record.another();
  const [first, second] = await Promise.all([record.advance(kase.stream), advance(kase.stream)]);
  expect(first).toEqual(second);
  expect(first?.awaited).toEqual(['follow_up']);
  expect((await kase.events()).filter(({ type }) => type === 'phaseTargetPassed')).toHaveLength(1);
});

test('what becomes owed is a row; what is no longer owed is dropped, and taken up when it is owed again', async () => {
  const kase = await inProgramme(record);
  const { state: planned } = await kase.do('coordinator', 'planSession', await sessionIn(kase));
  const invitation = async () => (await kase.notifications()).find(({ activity }) => activity === 'inviteToSession');
  expect(await invitation()).toMatchObject({ status: 'owed', recipient_id: 'psychologist', attempts: 0 });
  expect(planned.sessions).toHaveLength(1);

  await kase.do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
  expect(await invitation()).toMatchObject({ status: 'dropped', settled_at: record.clock.now });
  expect((await record.advance(kase.stream))?.owed).toEqual([]);

  await kase.do('coordinator', 'resumeCase', { reasons: { narrativeId: 'n', commitment: 'c' } });
  const again = await invitation();
  expect(again).toMatchObject({ status: 'owed', settled_at: null });
  const { owed } = (await record.advance(kase.stream))!;
  expect(owed).toContainEqual({ notificationId: again?.id, activity: 'inviteToSession' });
});

test('what was sent is not owed again by a suspension that ends', async () => {
  const kase = await inProgramme(record);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  const invitation = async () => (await kase.notifications()).find(({ activity }) => activity === 'inviteToSession')!;
  const held = await record.ledger.lease((await invitation()).id);
  if (typeof held === 'string') throw new Error(held);
  await record.ledger.settle(held, { status: 'sent', messageId: '<1@example.org>', response: '250 ok' });
  await kase.do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
  await kase.do('coordinator', 'resumeCase', { reasons: { narrativeId: 'n', commitment: 'c' } });
  expect(await invitation()).toMatchObject({ status: 'sent', response: '250 ok' });
});

test('a death empties the agenda, and the case can still be read', async () => {
  const kase = await inProgramme(record);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  await kase.do('coordinator', 'recordDeath', { diedOn: '2031-03-03' });
  expect(await record.advance(kase.stream)).toMatchObject({ wakeAt: null, owed: [], ended: true });
  expect(await kase.row()).toMatchObject({ ended: true, wake_at: null });
  expect((await kase.kase()).diedOn).toBe('2031-03-03');
  const later = await record.commit(kase.request('coordinator', 'acceptReferral', acceptance));
  expect(later).toMatchObject({ rejection: { code: 'not_allowed_after_death' } });
});

test('an undeliverable mail becomes a task, once however often it is reported', async () => {
  const kase = await assessing(record);
  const { taskId } = await kase.task('assessment');
  const failure = {
    stream: kase.stream,
    command: { name: 'recordMailFailure', data: { taskId, owedKey: 'ask' } },
    actor: { personId: 'service', agencyId: null, roles: ['service'], disciplines: [], knownBy: 'service' },
    idempotency: { commandId: `mail-failure:${taskId}`, bodyHash: 'ask' },
  } as const;
  expect(await record.commit(failure)).toMatchObject({ outcome: 'accepted', replayed: false });
  expect(await record.commit(failure)).toMatchObject({ outcome: 'accepted', replayed: true });
  expect(await kase.task('follow_up')).toMatchObject({ about: 'mail_failed', assigneeId: 'coordinator' });
});

test('what a decision makes due at once is true in the answer to it, and is time’s doing', async () => {
  const kase = await inProgramme(record);
  const today = '2031-03-03';
  record.clock.now = `${today}T12:00:00.000Z`;
  const decision = { ...sentenceCompleted(today, today), waiver: text };
  const result = accepted(await record.commit(kase.request('coordinator', 'recordReleaseDecision', decision)));
  expect(result.state).toMatchObject({ phase: 'released', release: { releasedAt: record.clock.now } });
  const authors = result.events.map(({ type, actorId }) => [type, actorId]);
  expect(authors).toContainEqual(['releaseDecided', 'coordinator']);
  expect(authors).toContainEqual(['personReleased', 'service']);
});
