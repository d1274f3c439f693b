import { randomBytes, randomUUID } from 'node:crypto';
import { createLedger, type LeasedNotification, type Ledger } from '../../record/outbox/ledger';
import { createLinks } from '../../record/outbox/links';
import { assessing, inProgramme, openTestRecord, sessionIn, type RecordedCase, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());
beforeEach(() => {
  record.clock.now = '2031-03-03T08:00:00.000Z';
});

async function invited(): Promise<{ kase: RecordedCase; id: string }> {
  const kase = await inProgramme(record);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  const row = (await kase.notifications()).find(({ activity }) => activity === 'inviteToSession');
  return { kase, id: row!.id };
}

function held(lease: Awaited<ReturnType<Ledger['lease']>>): LeasedNotification {
  if (typeof lease === 'string') throw new Error(`the row is ${lease}`);
  return lease;
}

test('of many who want a row at once, from two processes, one holds it and the others wait', async () => {
  const { id } = await invited();
  const other = createLedger({ ...record.another(), now: () => record.clock.now, newId: randomUUID, leaseSeconds: 35 });
  const leases = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => (n % 2 ? other : record.ledger).lease(id)));
  expect(leases.filter((lease) => lease === 'leased')).toHaveLength(5);
  expect(leases.filter((lease) => typeof lease === 'object')).toHaveLength(1);
});

test('a row is leased with what the notifier needs, and each try is counted', async () => {
  const { id, kase } = await invited();
  const { taskId } = await kase.task('session_invitation');
  const first = held(await record.ledger.lease(id));
  expect(first).toMatchObject({ notificationId: id, stream: kase.stream, taskId, recipientId: 'psychologist' });
  await record.ledger.release(first, 'mail_not_taken');
  held(await record.ledger.lease(id));
  const row = (await kase.notifications()).find((each) => each.id === id);
  expect(row).toMatchObject({ attempts: 2, response: 'mail_not_taken', status: 'owed' });
});

test('a lease that ran out passes to the next, and the one who held it settles nothing', async () => {
  const { id, kase } = await invited();
  const first = held(await record.ledger.lease(id));
  record.clock.now = '2031-03-03T08:00:34.999Z';
  expect(await record.ledger.lease(id)).toBe('leased');
  record.clock.now = '2031-03-03T08:00:35.000Z';
  const second = held(await record.ledger.lease(id));
  await record.ledger.settle(first, { status: 'failed', response: 'late' });
  expect((await kase.notifications()).find((each) => each.id === id)).toMatchObject({ status: 'owed' });
  await record.ledger.settle(second, { status: 'sent', messageId: '<m@example.org>', response: '250 ok' });
  expect((await kase.notifications()).find((each) => each.id === id)).toMatchObject({
    status: 'sent',
    message_id: '<m@example.org>',
    response: '250 ok',
    settled_at: record.clock.now,
  });
  expect(await record.ledger.lease(id)).toBe('settled');
  expect((await record.advance(kase.stream))?.owed.map(({ notificationId }) => notificationId)).not.toContain(id);
});

test('a row that was dropped is not sent; a mail that had left by then counts as sent', async () => {
  const gone = await invited();
  await gone.kase.do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
  expect(await record.ledger.lease(gone.id)).toBe('settled');

  const late = await invited();
  const lease = held(await record.ledger.lease(late.id));
  await late.kase.do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
  await record.ledger.settle(lease, { status: 'sent', messageId: '<m@example.org>' });
  expect((await late.kase.notifications()).find(({ id }) => id === late.id)).toMatchObject({ status: 'sent' });
});

test('a person counts as notified of a task once its mail was accepted, and as undecided while it is leased', async () => {
  const { kase, id } = await invited();
  const invitation = held(await record.ledger.lease(id));
  const { sessionId } = (await kase.kase()).sessions[0]!;
  await kase.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'facility_unavailable' });
  const withdrawal = (await kase.notifications()).find(({ activity }) => activity === 'announce');
  const notice = held(await record.ledger.lease(withdrawal!.id));
  expect(await record.ledger.notified(notice)).toBe('in_transit');
  await record.ledger.settle(invitation, { status: 'sent', messageId: '<m@example.org>' });
  expect(await record.ledger.notified(notice)).toBe('notified');
});

test('a person whom no mail about a task reached was not notified', async () => {
  const { kase } = await invited();
  const { sessionId } = (await kase.kase()).sessions[0]!;
  await kase.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'facility_unavailable' });
  const withdrawal = (await kase.notifications()).find(({ activity }) => activity === 'announce');
  expect(await record.ledger.notified(held(await record.ledger.lease(withdrawal!.id)))).toBe('not_notified');
});

test('a person counts as notified by a mail that may have left', async () => {
  const { kase, id } = await invited();
  held(await record.ledger.lease(id)); // the run with this lease is killed
  const { sessionId } = (await kase.kase()).sessions[0]!;
  await kase.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'facility_unavailable' });
  kase.pass('PT36S');
  const withdrawal = (await kase.notifications()).find(({ activity }) => activity === 'announce');
  expect(await record.ledger.notified(held(await record.ledger.lease(withdrawal!.id)))).toBe('notified');
});

test('that nobody knows of a mail is forgotten by no later try, but by one that was taken', async () => {
  const { kase, id } = await invited();
  const response = async () => (await kase.notifications()).find((row) => row.id === id)?.response;
  held(await record.ledger.lease(id));
  kase.pass('PT36S');
  const second = held(await record.ledger.lease(id));
  await record.ledger.release(second, 'mail_not_taken');
  expect(await response()).toBe('outcome_unknown');
  await record.ledger.settle(held(await record.ledger.lease(id)), { status: 'sent', response: '250' });
  expect(await response()).toBe('250');
});

describe('links', () => {
  test('there is one for a task and generation: the first stays, its end moves later and never earlier', async () => {
    const kase = await assessing(record);
    const links = createLinks({ db: record.db, now: () => record.clock.now });
    const { taskId } = await kase.task('assessment');
    const link = (expiresAt: string) => ({
      linkId: randomUUID(),
      keyId: 'k1',
      stream: kase.stream,
      taskId,
      generation: 0,
      personId: 'assessor',
      tokenHash: randomBytes(32),
      expiresAt,
    });
    expect(await links.find(taskId, 0)).toBeNull();
    const first = link('2031-03-10T00:00:00.000Z');
    const kept = { linkId: first.linkId, keyId: 'k1' };
    expect(await links.ensure(first)).toEqual(kept);
    expect(await links.ensure(link('2031-03-12T00:00:00.000Z'))).toEqual(kept);
    await links.ensure(link('2031-03-01T00:00:00.000Z'));
    expect(await links.findByHash(first.tokenHash)).toMatchObject({
      linkId: first.linkId,
      taskId,
      generation: 0,
      personId: 'assessor',
      stream: kase.stream,
      expiresAt: '2031-03-12T00:00:00.000Z',
      openedAt: null,
    });
    expect(await links.findByHash(randomBytes(32))).toBeNull();
    await links.markOpened(first.linkId);
    record.clock.now = '2031-03-04T08:00:00.000Z';
    await links.markOpened(first.linkId);
    expect((await links.findByHash(first.tokenHash))?.openedAt).toBe('2031-03-03T08:00:00.000Z');
  });

  test('several that make the same one at once all get it', async () => {
    const kase = await assessing(record);
    const links = createLinks({ db: record.db, now: () => record.clock.now });
    const { taskId } = await kase.task('assessment');
    for (let generation = 0; generation < 100; generation += 1) {
      const linkId = randomUUID();
      const link = { linkId, keyId: 'k1', stream: kase.stream, taskId, generation, personId: 'assessor' };
      const same = { ...link, tokenHash: randomBytes(32), expiresAt: '2031-03-10T00:00:00.000Z' };
      const kept = await Promise.all(Array.from({ length: 4 }, () => links.ensure(same)));
      expect(kept).toEqual(Array.from(kept, () => ({ linkId, keyId: 'k1' })));
    }
  });
});
