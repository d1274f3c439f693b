import { createSweep, type SweepDependencies } from '../../activities/sweep';
import { createSweepQueries } from '../../record/outbox/sweep';
import type { StreamRef } from '../../shared/contracts/engine';
import { openTestRecord, referred, type RecordedCase, type TestRecord } from '../record/builders';

let record: TestRecord;
beforeEach(async () => {
  record = await openTestRecord();
});
afterEach(() => record.stop());

interface Swept {
  readonly nudged: string[];
  readonly refreshed: string[];
}

/** One sweep over the record, with an engine that answers as `options` say. */
async function sweep(options: Partial<Pick<SweepDependencies, 'nudge' | 'startFreshRun'>> = {}) {
  const swept: Swept = { nudged: [], refreshed: [] };
  const rules = { graceSeconds: 5, untouchedSeconds: 150, nudgesToFreshRun: 3 };
  const activities = createSweep({
    sweep: createSweepQueries({ db: record.db, now: () => record.clock.now, ...rules }),
    nudge: async ({ id }) => swept.nudged.push(id) > 0,
    startFreshRun: async ({ id }) => void swept.refreshed.push(id),
    pace: { nudges: 50, freshRuns: 2, perSecond: 1_000 },
    heartbeat: () => undefined,
    log: { warn: () => undefined },
    ...options,
  });
  return { counts: await activities.sweep(), ...swept };
}

/** Dirty cases whose nudge was lost, older than the grace period. */
async function withoutNudge(count: number): Promise<readonly RecordedCase[]> {
  const cases: RecordedCase[] = [];
  for (let left = count; left > 0; left -= 1) cases.push(await referred(record));
  cases[0]?.pass('PT10S');
  return cases;
}

const unanswered = async ({ id }: StreamRef): Promise<number> => {
  const query = record.db.selectFrom('streams').select('nudges_unanswered').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).nudges_unanswered;
};

it('nudges a stream whose nudge was lost, and leaves one alone that has asked', async () => {
  const [told, forgotten] = await withoutNudge(2);
  await record.advance(told!.stream);
  const { nudged, counts } = await sweep();
  expect(nudged).toEqual([forgotten!.stream.id]);
  expect(counts).toEqual({ nudged: 1, refreshed: 0, unreached: 0 });
});

it('starts a fresh run where several nudges went unanswered, a few at a time', async () => {
  const cases = await withoutNudge(3);
  for (const round of [1, 2, 3]) {
    expect((await sweep()).nudged).toHaveLength(3);
    expect(await unanswered(cases[0]!.stream)).toBe(round);
    cases[0]!.pass('PT10S');
  }
  const { refreshed, counts } = await sweep();
  expect(refreshed).toHaveLength(2);
  expect(counts.refreshed).toBe(2);
  await record.advance({ kind: 'case', id: refreshed[0]! });
  expect(await unanswered({ kind: 'case', id: refreshed[0]! })).toBe(0);
});

it('counts no nudge that did not arrive, so that an engine that is away makes no run look wedged', async () => {
  const [kase] = await withoutNudge(1);
  const { counts } = await sweep({ nudge: async () => false });
  expect(counts).toEqual({ nudged: 0, refreshed: 0, unreached: 1 });
  expect(await unanswered(kase!.stream)).toBe(0);
});

it('leaves the rest to the next sweep when the engine does not answer', async () => {
  await withoutNudge(8);
  let tries = 0;
  const { counts } = await sweep({
    nudge: async () => {
      tries += 1;
      return false;
    },
  });
  expect(tries).toBe(5);
  expect(counts.unreached).toBe(8);
});

it('fails as a code when the record is away', async () => {
  const away = createSweep({
    sweep: {
      streamsToNudge: () => Promise.reject(new Error('password authentication failed for user "throughcare"')),
      staleStreams: async () => [],
      markNudged: async () => undefined,
    },
    nudge: async () => true,
    startFreshRun: async () => undefined,
    pace: { nudges: 1, freshRuns: 1, perSecond: 1 },
    heartbeat: () => undefined,
    log: { warn: () => undefined },
  });
  await expect(away.sweep()).rejects.toThrow(/^sweep_failed$/);
});
