import { randomUUID } from 'node:crypto';
import { until } from '../../local/demo/waiting';
import { connect } from '../../engine/connect';
import { describeStream } from '../../engine/describe';
import { startFreshRun } from '../../engine/fresh-run';
import { createNudge } from '../../engine/nudge';
import { resumeStreams } from '../../engine/resume';
import { ensureSchedule } from '../../engine/schedule';
import { schedules, workflowIdOf, type StreamRef } from '../../shared/contracts/engine';
import { promptly } from '../setup/promptly';
import { openEngine, testKeys, type TestEngine } from './engine';
import { countEvents } from './history';
import { emptyAgenda, RecordDouble } from './record-double';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const newStream = (): StreamRef => ({ kind: 'case', id: randomUUID() });

describe('a nudge', () => {
  it('starts the workflow where none runs, and again after it has ended', async () => {
    const stream = newStream();
    const record = new RecordDouble();
    record.agenda = { ...emptyAgenda, ended: true };
    const workers = await engine.work(record.activities);
    const nudge = createNudge(engine.client, { patience: 5_000 });
    expect(await nudge(stream, ['caseClosed'])).toBe(true);
    await engine.client.workflow.getHandle(workflowIdOf(stream)).result();
    expect(await nudge(stream, ['addendum'])).toBe(true);
    await until('two turns', 60, () => record.asked.length === 2);
    await workers.stop();
  });

  it('is one of many that come at once: what waits or is on its way takes up all the rest', async () => {
    const stream = newStream();
    const attempts: boolean[] = [];
    const nudge = createNudge(engine.client, { patience: 5_000, onAttempt: (reached) => attempts.push(reached) });
    const several = (): Promise<boolean>[] =>
      Array.from({ length: 25 }, (_, index) => nudge(stream, [`event${index}`]));
    const first = several();
    await new Promise(setImmediate);
    const told = await Promise.all([...first, ...several()]);
    expect(told).toEqual(Array.from({ length: 50 }, () => true));
    expect(attempts).toEqual([true, true]);
    expect(await countEvents(engine.client, stream, 'WORKFLOW_EXECUTION_SIGNALED')).toBe(2);
  });

  it('keeps a pace with many others, after a second’s worth at once', async () => {
    const left: number[] = [];
    const began = Date.now();
    const options = { patience: 5_000, perSecond: 5, onAttempt: () => left.push(Date.now() - began) };
    const nudge = createNudge(engine.client, options);
    await Promise.all(Array.from({ length: 9 }, () => nudge(newStream(), ['caseOpened'])));
    expect(left).toHaveLength(9);
    expect(Date.now() - began).toBeGreaterThanOrEqual(750);
  });

  it('rests before the next of the same stream, and then sends all that came meanwhile', async () => {
    const stream = newStream();
    const left: number[] = [];
    const options = { patience: 5_000, spacing: 500, onAttempt: () => left.push(performance.now()) };
    const nudge = createNudge(engine.client, options);
    const began = performance.now();
    await nudge(stream, ['first']);
    const second = nudge(stream, ['second']);
    const third = nudge(stream, ['third']);
    await Promise.all([second, third]);
    expect(left).toHaveLength(2);
    expect(left[1]! - began).toBeGreaterThanOrEqual(490);
  });

  it('waits a while for company where it is not urgent, and takes along what came meanwhile', async () => {
    const stream = newStream();
    const left: number[] = [];
    const options = { patience: 5_000, leisure: 600, spacing: 0, onAttempt: () => left.push(performance.now()) };
    const nudge = createNudge(engine.client, options);
    const began = performance.now();
    await Promise.all([nudge(stream, ['caseOpened'], false), nudge(stream, ['referralAccepted'], false)]);
    expect(left).toHaveLength(1);
    expect(left[0]! - began).toBeGreaterThanOrEqual(590);
  });

  it('says nothing after the wait where the workflow has heard meanwhile; in doubt it speaks', async () => {
    const signals = (stream: StreamRef) => countEvents(engine.client, stream, 'WORKFLOW_EXECUTION_SIGNALED');
    const nudgeWhere = (stillNeeded: () => Promise<boolean>) =>
      createNudge(engine.client, { patience: 5_000, leisure: 50, spacing: 0, stillNeeded });
    const [heard, unheard, unknown] = [newStream(), newStream(), newStream()];
    await nudgeWhere(() => Promise.resolve(false))(heard, ['caseOpened']);
    expect(await nudgeWhere(() => Promise.resolve(false))(heard, ['referralAccepted'], false)).toBe(true);
    expect(await signals(heard)).toBe(1);
    expect(await nudgeWhere(() => Promise.resolve(true))(unheard, ['caseOpened'], false)).toBe(true);
    expect(await signals(unheard)).toBe(1);
    expect(
      await nudgeWhere(() => Promise.reject(new Error('record_unavailable')))(unknown, ['caseOpened'], false),
    ).toBe(true);
    expect(await signals(unknown)).toBe(1);
  });

  it('waits no longer once something urgent joins it, nor once the process ends', async () => {
    const ending = new AbortController();
    const options = { patience: 5_000, leisure: 60_000, spacing: 0, ending: ending.signal };
    const nudge = createNudge(engine.client, options);
    const [hurried, last] = [newStream(), newStream()];
    expect(await Promise.all([nudge(hurried, ['caseOpened'], false), nudge(hurried, ['taskAsked'])])).toEqual([
      true,
      true,
    ]);
    expect(await countEvents(engine.client, hurried, 'WORKFLOW_EXECUTION_SIGNALED')).toBe(1);
    const waiting = nudge(last, ['caseOpened'], false);
    ending.abort();
    expect(await Promise.all([waiting, nudge(newStream(), ['caseOpened'], false)])).toEqual([true, true]);
  });

  it('gives up after a second when the engine is away, says so, and never throws', async () => {
    const connection = { address: '127.0.0.1:1' };
    const away = connect({ namespace: 'default', connection }, testKeys('test'));
    const failures = await promptly('a nudge to be given up', 1_500, async () => {
      const failures: unknown[] = [];
      const nudge = createNudge(away, { onAttempt: (reached, error) => reached || failures.push(error) });
      expect(await nudge(newStream(), ['caseOpened'])).toBe(false);
      return failures;
    });
    expect(failures).toHaveLength(1);
    await away.connection.close();
  });
});

describe('the engine’s view of a stream', () => {
  it('is not started before the first nudge, and unreachable while the engine is away', async () => {
    const stream = newStream();
    expect(await describeStream(engine.client, stream, 5_000)).toEqual({
      status: 'not_started',
      workflowId: workflowIdOf(stream),
    });
    const connection = { address: '127.0.0.1:1' };
    const away = connect({ namespace: 'default', connection }, testKeys('test'));
    const view = await promptly('a view of it', 1_000, () => describeStream(away, stream));
    expect(view).toEqual({ status: 'unreachable', workflowId: workflowIdOf(stream) });
    await away.connection.close();
  });
});

describe('a fresh run', () => {
  it('takes the place of a run that gets no further', async () => {
    const stream = newStream();
    const nudge = createNudge(engine.client, { patience: 5_000 });
    await nudge(stream, ['first']);
    const wedged = await describeStream(engine.client, stream, 5_000);
    await startFreshRun(engine.client, stream, 5_000);
    const fresh = await describeStream(engine.client, stream, 5_000);
    expect(fresh.status).toBe('running');
    expect('runId' in fresh && 'runId' in wedged && fresh.runId !== wedged.runId).toBe(true);
  });
});

describe('resuming', () => {
  it('starts every stream again, harmless to repeat, and counts what it could not reach', async () => {
    const streams = [newStream(), newStream(), newStream()];
    const nudge = createNudge(engine.client, { patience: 5_000 });
    const resume = () => resumeStreams({ open: streams, running: [], nudge, perSecond: 50 });
    expect(await resume()).toEqual({ started: 3, others: 0, unreached: 0 });
    expect(await resume()).toEqual({ started: 3, others: 0, unreached: 0 });
    for (const stream of streams) expect((await describeStream(engine.client, stream, 5_000)).status).toBe('running');
    const away = { open: streams, running: [], nudge: async () => false, perSecond: 1_000 };
    expect(await resumeStreams(away)).toEqual({ started: 0, others: 0, unreached: 3 });
  });

  it('tells what runs and is open no longer to look, once each, after all that is open', async () => {
    const [open, ended] = [newStream(), newStream()];
    const told: StreamRef[] = [];
    const nudge = async (stream: StreamRef): Promise<boolean> => told.push(stream) > 0;
    const counts = await resumeStreams({ open: [open], running: [ended, open, ended], nudge, perSecond: 1_000 });
    expect(counts).toEqual({ started: 1, others: 1, unreached: 0 });
    expect(told).toEqual([open, ended]);
  });
});

describe('the sweep’s schedule', () => {
  it('is made when missing, left alone when it stands, and made anew with another interval', async () => {
    expect(await ensureSchedule(engine.client, schedules.sweep, 60_000)).toBe(true);
    expect(await ensureSchedule(engine.client, schedules.sweep, 60_000)).toBe(false);
    expect(await ensureSchedule(engine.client, schedules.sweep, 1_000)).toBe(true);
    const { spec, policies } = await engine.client.schedule.getHandle(schedules.sweep.id).describe();
    expect(spec.intervals?.map(({ every }) => every)).toEqual([1_000]);
    expect(policies.overlap).toBe('SKIP');
  });

  it('runs the sweep', async () => {
    await ensureSchedule(engine.client, schedules.sweep, 1_000);
    const record = new RecordDouble();
    let sweeps = 0;
    const sweep = async () => {
      sweeps += 1;
      return { nudged: 0, refreshed: 0, unreached: 0 };
    };
    const workers = await engine.work({ ...record.activities, sweep });
    await until('two sweeps', 60, () => sweeps >= 2);
    await engine.client.schedule.getHandle(schedules.sweep.id).delete();
    await workers.stop();
  });
});
