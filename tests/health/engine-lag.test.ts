import { readEngineLag, type EngineLag } from '../../record/outbox/engine-lag';
import { inProgramme, openTestRecord, sessionIn, type TestRecord } from '../record/builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

async function engineLag(): Promise<EngineLag> {
  return readEngineLag(record.db, () => record.clock.now);
}

it('counts all waiting work: for the workflow, for time, and for the world', async () => {
  const kase = await inProgramme(record);
  await record.advance(kase.stream);
  expect((await engineLag()).dirty).toEqual({ count: 0, oldestSeconds: 0 });
  expect((await engineLag()).wakeups).toEqual({ count: 0, oldestSeconds: 0 });

  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  kase.pass('PT9M');
  const soon = await engineLag();
  expect(soon.dirty).toEqual({ count: 1, oldestSeconds: 540 });
  expect(soon.owed['inviteToSession']).toEqual({ count: 1, oldestSeconds: 540, overdue: 0 });
  kase.pass('PT2M');
  expect((await engineLag()).owed['inviteToSession']).toEqual({ count: 1, oldestSeconds: 660, overdue: 1 });

  const [owed] = (await kase.notifications()).filter(({ activity }) => activity === 'inviteToSession');
  const held = await record.ledger.lease(owed!.id);
  if (typeof held === 'string') throw new Error(held);
  await record.ledger.settle(held, { status: 'sent', response: '250' });
  expect((await engineLag()).owed['inviteToSession']).toBeUndefined();

  const wakeAt = (await kase.row()).wake_at!;
  record.clock.now = new Date(Date.parse(wakeAt) + 90_000).toISOString();
  expect((await engineLag()).wakeups).toEqual({ count: 1, oldestSeconds: 90 });
  await record.advance(kase.stream);
  expect((await engineLag()).wakeups.count).toBe(0);
  expect((await engineLag()).dirty.count).toBe(0);
});
