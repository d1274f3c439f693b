import type { StreamRef } from '../../shared/contracts/engine';
import { instant } from '../../shared/domain/time';
import { openStreams } from '../../record/log/streams';
import { createSweepQueries, type Sweep } from '../../record/outbox/sweep';
import { assessing, inProgramme, openTestRecord, referred, type TestRecord } from './builders';

let record: TestRecord;
let sweep: Sweep;
beforeEach(async () => {
  record = await openTestRecord();
  sweep = createSweepQueries({
    db: record.db,
    now: () => record.clock.now,
    graceSeconds: 2,
    untouchedSeconds: 120,
    nudgesToFreshRun: 3,
  });
});
afterEach(() => record.stop());

const after = (seconds: number): void => {
  record.clock.now = instant(Date.parse(record.clock.now) + seconds * 1_000);
};
const ids = (streams: readonly StreamRef[]): readonly string[] => streams.map(({ id }) => id);

test('a stream without a nudge is swept once its nudge should have arrived', async () => {
  const { stream } = await referred(record);
  expect(await sweep.streamsToNudge(10)).toEqual([]);
  after(2);
  expect(await sweep.streamsToNudge(10)).toEqual([stream]);
  await record.advance(stream);
  expect(await sweep.streamsToNudge(10)).toEqual([]);
});

test('a stream whose time has come is swept, though nothing changed', async () => {
  const { stream } = await referred(record);
  const { wakeAt } = (await record.advance(stream))!;
  record.clock.now = wakeAt!;
  expect(await sweep.streamsToNudge(10)).toEqual([]);
  after(2);
  expect(await sweep.streamsToNudge(10)).toEqual([stream]);
});

test('a stream with an owed row that nobody touches or leases is swept, nudged or not', async () => {
  const kase = await assessing(record);
  await record.advance(kase.stream);
  const [row] = await kase.notifications();
  after(119);
  expect(await sweep.streamsToNudge(10)).toEqual([]);
  await record.ledger.lease(row!.id);
  after(120);
  expect(await sweep.streamsToNudge(10)).toEqual([kase.stream]);
  const lease = await record.ledger.lease(row!.id);
  if (typeof lease === 'string') throw new Error(lease);
  await record.ledger.settle(lease, { status: 'sent' });
  after(500);
  expect(await sweep.streamsToNudge(10)).toEqual([]);
});

test('those swept longest ago come first, so that a wedged stream starves nobody', async () => {
  const first = await referred(record);
  after(1);
  const second = await referred(record);
  after(2);
  expect(ids(await sweep.streamsToNudge(1))).toEqual([first.stream.id]);
  await sweep.markNudged(first.stream);
  expect(ids(await sweep.streamsToNudge(1))).toEqual([second.stream.id]);
  await sweep.markNudged(second.stream);
  expect(await sweep.streamsToNudge(1)).toEqual([]);
  after(2);
  expect(ids(await sweep.streamsToNudge(2))).toEqual([first.stream.id, second.stream.id]);
});

test('a stream that took three nudges without asking gets a fresh run, and no second one at once', async () => {
  const { stream } = await referred(record);
  for (const nudges of [1, 2, 3]) {
    expect([nudges, await sweep.staleStreams(10)]).toEqual([nudges, []]);
    await sweep.markNudged(stream);
    after(2);
  }
  expect(await sweep.staleStreams(10)).toEqual([stream]);
  await sweep.markNudged(stream);
  after(2);
  expect(await sweep.staleStreams(10)).toEqual([]);
  await record.advance(stream);
  expect(await sweep.staleStreams(10)).toEqual([]);
});

test('the streams to start again after the engine was lost are those that are open or still owe something', async () => {
  const open = [await referred(record), await referred(record), await referred(record)];
  const dead = await inProgramme(record);
  await dead.do('coordinator', 'recordDeath', { diedOn: '2031-03-03' });
  const found: string[] = [];
  for await (const { id } of openStreams(record.db, 2)) found.push(id);
  expect(found).toEqual(open.map(({ stream }) => stream.id).sort());
});
