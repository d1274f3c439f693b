import { randomUUID } from 'node:crypto';
import { until } from '../../local/demo/waiting';
import { describeStream } from '../../engine/describe';
import { createNudge, type Nudge } from '../../engine/nudge';
import { workflowIdOf, type StreamRef } from '../../shared/contracts/engine';
import { openEngine, type TestEngine, type TestWorkers } from './engine';
import { countEvents, eventNames } from './history';
import { emptyAgenda, Gate, owed, RecordDouble, refusedForGood } from './record-double';

let engine: TestEngine;
let workers: TestWorkers;
let record: RecordDouble;
let nudge: Nudge;
let stream: StreamRef;

beforeAll(async () => {
  engine = await openEngine();
  nudge = createNudge(engine.client, { patience: 5_000 });
});
afterAll(() => engine.close());

async function given(agenda: Partial<RecordDouble['agenda']>): Promise<void> {
  record = new RecordDouble();
  record.agenda = { ...emptyAgenda, ...agenda };
  stream = { kind: 'case', id: randomUUID() };
  workers = await engine.work(record.activities, { maxCachedWorkflows: 2 });
}
afterEach(async () => {
  record.end.open('sent');
  await engine.client.workflow
    .getHandle(workflowIdOf(stream))
    .terminate()
    .catch(() => undefined);
  await workers.stop();
});

const result = () => engine.client.workflow.getHandle(workflowIdOf(stream)).result();
const turns = (count: number) => until(`${count} turns`, 60, () => record.asked.length >= count);
const attempts = (count: number) => until(`${count} attempts`, 60, () => record.attempts.length >= count);
const inFlight = async () => {
  const view = await describeStream(engine.client, stream, 5_000);
  return 'inFlight' in view ? view.inFlight : [];
};

/** Nothing is under way, and the workflow has handled every result. */
const atRest = () =>
  until('a task of the workflow to end', 60, async () => {
    const isIdle = (await inFlight()).length === 0;
    const tasks = (await eventNames(engine.client, stream)).filter((name) => name.startsWith('WORKFLOW_TASK_'));
    return isIdle && tasks.at(-1) === 'WORKFLOW_TASK_COMPLETED';
  });

describe('what is owed', () => {
  it('is handled once, and a stream that has ended ends its workflow', async () => {
    await given({ owed: [owed('a'), owed('b', 'remind')], ended: true });
    await nudge(stream, ['sessionPlanned']);
    await result();
    expect(record.attempts.sort()).toEqual(['a', 'b']);
    expect(record.asked).toEqual([stream]);
  });

  it('is not started again by an agenda that was read before it was settled', async () => {
    await given({ owed: [owed('a')] });
    const sending = new Gate<void>();
    record.attempt = async (id) => {
      await sending.passed;
      return record.settle(id);
    };
    await nudge(stream, ['first']);
    await attempts(1);
    const advancing = (record.advanceGate = new Gate<void>());
    await nudge(stream, ['second']);
    await turns(2);
    sending.open();
    await until('nothing but a turn to be in flight', 60, async () =>
      (await inFlight()).every(({ activity }) => activity === 'advance'),
    );
    record.advanceGate = undefined;
    advancing.open();
    record.agenda = { ...record.agenda, ended: true };
    await nudge(stream, ['third']);
    await result();
    expect(record.attempts).toEqual(['a']);
  });

  it('is started again when the record owes it once more, as after a restored backup', async () => {
    await given({ owed: [owed('a')] });
    await nudge(stream, ['first']);
    await attempts(1);
    // The workflow handles the sent mail before a restored record owes it again.
    await atRest();
    record.agenda = { ...emptyAgenda, owed: [owed('a')] };
    await nudge(stream, ['second']);
    await attempts(2);
    expect(record.attempts).toEqual(['a', 'a']);
  });

  it('is cancelled when it is owed no longer, at once where it waits for its next attempt', async () => {
    await given({ owed: [owed('a')] });
    record.attempt = async () => {
      throw new Error('mail_not_taken');
    };
    await nudge(stream, ['first']);
    await attempts(1);
    record.agenda = { ...emptyAgenda, ended: true };
    await nudge(stream, ['withdrawn']);
    await result();
    expect(await countEvents(engine.client, stream, 'ACTIVITY_TASK_CANCEL_REQUESTED')).toBe(1);
  });

  it('holds up nothing else while it is slow', async () => {
    await given({ owed: [owed('slow')] });
    record.attempt = async (id) => (id === 'slow' ? record.end.passed : record.settle(id));
    await nudge(stream, ['first']);
    await attempts(1);
    record.agenda = { ...record.agenda, owed: [...record.agenda.owed, owed('quick', 'remind')] };
    await nudge(stream, ['second']);
    await until('the quick one', 60, () => record.attempts.includes('quick'));
    expect((await inFlight()).map(({ activity }) => activity)).toContain('inviteToSession');
  });
});

describe('what became of it', () => {
  it('asks for no new agenda when it was sent or dropped', async () => {
    await given({ owed: [owed('a'), owed('b')] });
    record.attempt = async (id) => record.settle(id, id === 'a' ? 'sent' : 'dropped');
    await nudge(stream, ['first']);
    await attempts(2);
    await atRest();
    expect(record.asked).toHaveLength(1);
  });

  it('asks for the agenda again when the mail failed for good, since that changed the record', async () => {
    await given({ owed: [owed('a')] });
    record.attempt = async (id) => record.settle(id, 'failed');
    await nudge(stream, ['first']);
    await turns(2);
    expect(record.attempts).toEqual(['a']);
  });

  it('waits before asking again when an activity is never tried again, and does not run in circles', async () => {
    await given({ owed: [owed('a')] });
    record.attempt = async () => {
      throw refusedForGood();
    };
    await nudge(stream, ['first']);
    await attempts(1);
    await until('a timer', 60, async () => (await countEvents(engine.client, stream, 'TIMER_STARTED')) > 0);
    await atRest();
    expect(record.asked).toHaveLength(1);
    expect(await countEvents(engine.client, stream, 'TIMER_STARTED')).toBe(1);
  });
});

describe('the alarm', () => {
  const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();

  it('rings when something falls due, and the next is set', async () => {
    await given({ wakeAt: inMs(300) });
    await nudge(stream, ['first']);
    await turns(1);
    record.agenda = { ...emptyAgenda, wakeAt: inMs(600) };
    await turns(2);
    record.agenda = { ...emptyAgenda, ended: true };
    await result();
    expect(record.asked.length).toBeGreaterThanOrEqual(3);
  });

  it('is left alone while nothing earlier or later comes up', async () => {
    await given({ wakeAt: inMs(25 * 365 * 86_400_000) });
    await nudge(stream, ['first']);
    await turns(1);
    await nudge(stream, ['second']);
    await turns(2);
    await nudge(stream, ['third']);
    await turns(3);
    expect(await countEvents(engine.client, stream, 'TIMER_STARTED')).toBe(1);
  });

  it('moves with the deadline', async () => {
    await given({ wakeAt: inMs(3_600_000) });
    await nudge(stream, ['first']);
    await turns(1);
    record.agenda = { ...emptyAgenda, wakeAt: inMs(200) };
    await nudge(stream, ['dateChanged']);
    await turns(3);
    expect(await countEvents(engine.client, stream, 'TIMER_CANCELED')).toBe(1);
  });

  it('does not run in circles when the clock of the record is behind', async () => {
    await given({ wakeAt: inMs(-1_000) });
    await nudge(stream, ['first']);
    await turns(3);
    const [, second = 0, third = 0] = record.askedAt;
    expect(third - second).toBeGreaterThan(900);
  });
});

describe('a run', () => {
  it('shows the phase as search attribute, and writes it only when it changes', async () => {
    await given({ phase: 'referred', awaited: ['session_invitation'] });
    await nudge(stream, ['first']);
    await turns(1);
    await atRest();
    const shown = () => countEvents(engine.client, stream, 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
    const before = await shown();
    await nudge(stream, ['second']);
    await turns(2);
    await atRest();
    expect(await shown()).toBe(before);
    record.agenda = { ...record.agenda, phase: 'intake' };
    await nudge(stream, ['phaseEntered']);
    await until('the phase to be shown', 60, async () => {
      const view = await describeStream(engine.client, stream, 5_000);
      return 'phase' in view && view.phase === 'intake';
    });
    expect(await shown()).toBe(before + 1);
  });

  const activitiesBegun = () => countEvents(engine.client, stream, 'ACTIVITY_TASK_SCHEDULED');

  it('asks for its agenda within its own task, which the engine writes one event of', async () => {
    await given({});
    await nudge(stream, ['first']);
    await turns(1);
    await atRest();
    await nudge(stream, ['second']);
    await turns(2);
    await atRest();
    expect(await activitiesBegun()).toBe(0);
    const names = await eventNames(engine.client, stream);
    expect(names.slice(names.lastIndexOf('WORKFLOW_EXECUTION_SIGNALED'))).toEqual([
      'WORKFLOW_EXECUTION_SIGNALED',
      'WORKFLOW_TASK_SCHEDULED',
      'WORKFLOW_TASK_STARTED',
      'WORKFLOW_TASK_COMPLETED',
      'MARKER_RECORDED',
    ]);
  });

  it('heals by itself after the record was away, asked by a separate activity', async () => {
    await given({ owed: [owed('a')] });
    record.away = 3;
    await nudge(stream, ['first']);
    await attempts(1);
    expect(await activitiesBegun()).toBe(2);
  });

  it('waits for no answer longer than its task may take, and then asks separately', async () => {
    await given({ owed: [owed('a')] });
    const gate = (record.advanceGate = new Gate<void>());
    await nudge(stream, ['first']);
    await turns(1);
    record.advanceGate = undefined;
    await attempts(1);
    expect(await activitiesBegun()).toBe(2);
    expect(await eventNames(engine.client, stream)).not.toContain('WORKFLOW_TASK_TIMED_OUT');
    expect(record.abandoned.map(({ aborted }) => aborted)).toEqual([true, false]);
    gate.open();
  });

  it('goes on after its worker stood still for longer than a task may take', async () => {
    await given({ owed: [owed('a')] });
    const gate = (record.advanceGate = new Gate<void>());
    await nudge(stream, ['first']);
    await turns(1);
    // Blocks this process: the engine times the task out and gives it to this worker again.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 11_500);
    record.advanceGate = undefined;
    gate.open();
    await attempts(1);
    record.agenda = { ...emptyAgenda, owed: [owed('b')], ended: true };
    await nudge(stream, ['second']);
    await result();
    expect(record.attempts).toEqual(['a', 'b']);
  });

  it('goes on under another worker after the first was stopped in the middle of a case', async () => {
    await given({ owed: [owed('a')] });
    await nudge(stream, ['first']);
    await attempts(1);
    await workers.stop();
    record.agenda = { ...emptyAgenda, owed: [owed('b')], ended: true };
    await nudge(stream, ['second']);
    workers = await engine.work(record.activities);
    await result();
    expect(record.attempts).toEqual(['a', 'b']);
  });

  it('leaves nothing readable in the engine but names', async () => {
    await given({ owed: [owed('opaque-notification', 'remind')], awaited: ['session_invitation'] });
    await nudge(stream, ['sessionPlanned']);
    await attempts(1);
    const history = await engine.client.workflow.getHandle(workflowIdOf(stream)).fetchHistory();
    const text = JSON.stringify(history, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text).toContain('remind');
    for (const secret of ['opaque-notification', 'session_invitation', 'sessionPlanned']) {
      expect(text).not.toContain(secret);
    }
    expect(await eventNames(engine.client, stream)).toContain('WORKFLOW_EXECUTION_SIGNALED');
  });
});

describe('continuing as new', () => {
  it('loses neither what is in flight, nor the alarm, nor a nudge', async () => {
    await given({ owed: [owed('slow')], wakeAt: new Date(Date.now() + 3_600_000).toISOString() });
    record.attempt = async (id) => (id === 'slow' ? record.end.passed : record.settle(id));
    await nudge(stream, ['first']);
    await attempts(1);
    const before = await describeStream(engine.client, stream, 5_000);
    // The engine suggests it when a history reaches 4 MiB.
    const handle = engine.client.workflow.getHandle(workflowIdOf(stream));
    for (let left = 22; left > 0; left -= 1) await handle.signal('advanced', { events: ['x'.repeat(200_000)] });
    await until('a new run', 60, async () => {
      // A task that comes with the completion of the previous one carries the size before that one.
      await nudge(stream, ['more']);
      const view = await describeStream(engine.client, stream, 5_000);
      return 'runId' in view && 'runId' in before && view.runId !== before.runId;
    });
    await until('the slow one again', 60, () => record.attempts.filter((id) => id === 'slow').length === 2);
    expect(await countEvents(engine.client, stream, 'TIMER_STARTED')).toBe(1);
    record.attempt = async (id) => record.settle(id);
    record.agenda = { ...emptyAgenda, owed: [owed('last')], ended: true };
    await nudge(stream, ['caseClosed']);
    await result();
    expect(record.attempts.at(-1)).toBe('last');
  });
});
