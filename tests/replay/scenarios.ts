import { randomUUID } from 'node:crypto';
import { until } from '../../local/demo/waiting';
import { createNudge } from '../../engine/nudge';
import { workflowIdOf, type StreamRef } from '../../shared/contracts/engine';
import type { TestEngine } from '../workflows/engine';
import { emptyAgenda, owed, RecordDouble, refusedForGood } from '../workflows/record-double';

/** The course of one recorded run; together they take every path of the case workflow. */
type Scenario = (on: Stage) => Promise<void>;

interface Stage {
  readonly record: RecordDouble;
  nudge(event: string): Promise<unknown>;
  /** Waits until the agenda was requested so many times in all. */
  turns(count: number): Promise<unknown>;
  attempts(count: number): Promise<unknown>;
  ended(): Promise<unknown>;
}

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

export const scenarios: Readonly<Record<string, Scenario>> = {
  'opened-and-invited': async ({ record, nudge, turns, attempts }) => {
    record.agenda = { ...emptyAgenda, phase: 'referred', wakeAt: soon(3_600_000) };
    await nudge('caseOpened');
    await turns(1);
    record.agenda = { ...record.agenda, phase: 'programme', owed: [owed('n-1')], awaited: ['session_invitation'] };
    await nudge('sessionPlanned');
    await attempts(1);
    record.agenda = { ...record.agenda, owed: [owed('n-2', 'requestReport')], wakeAt: soon(7_200_000) };
    await nudge('sessionAccepted');
    await attempts(2);
  },
  'deadline-rings': async ({ record, nudge, turns, attempts }) => {
    record.agenda = { ...emptyAgenda, wakeAt: soon(400) };
    await nudge('caseOpened');
    await turns(1);
    record.agenda = { ...emptyAgenda, wakeAt: soon(3_600_000), owed: [owed('n-1', 'remind'), owed('n-2', 'escalate')] };
    await attempts(2);
  },
  'withdrawn-while-mail-is-refused': async ({ record, nudge, attempts, ended }) => {
    record.attempt = async () => {
      throw new Error('mail_not_taken');
    };
    record.agenda = { ...emptyAgenda, wakeAt: soon(3_600_000), owed: [owed('n-1')] };
    await nudge('sessionPlanned');
    await attempts(1);
    record.agenda = { ...emptyAgenda, ended: true };
    await nudge('deathRecorded');
    await ended();
  },
  'record-away': async ({ record, nudge, turns, attempts }) => {
    record.away = 2;
    record.agenda = { ...emptyAgenda, wakeAt: soon(3_600_000), owed: [owed('n-1')] };
    await nudge('sessionPlanned');
    await attempts(1);
    await nudge('sessionAccepted');
    await turns(4);
  },
  'mail-failed-for-good': async ({ record, nudge, turns, attempts }) => {
    record.attempt = async (id) => record.settle(id, 'failed');
    record.agenda = { ...emptyAgenda, owed: [owed('n-1')] };
    await nudge('sessionPlanned');
    await turns(2);
    record.attempt = async () => {
      throw refusedForGood();
    };
    record.agenda = { ...emptyAgenda, owed: [owed('n-2', 'requestFollowUp')] };
    await nudge('mailFailed');
    await attempts(2);
    record.agenda = emptyAgenda;
    await nudge('taskReassigned');
    await turns(4);
  },
  'continued-as-new': async ({ record, nudge, turns }) => {
    record.attempt = async (id) => (id === 'slow' ? record.end.passed : record.settle(id));
    record.agenda = { ...emptyAgenda, wakeAt: soon(3_600_000), owed: [owed('slow')] };
    for (let turn = 1; turn <= 8; turn += 1) {
      await nudge('taskAnswered');
      await turns(turn);
    }
  },
};

/** Plays a scenario. @returns its stream */
export async function play(engine: TestEngine, scenario: Scenario): Promise<StreamRef> {
  const record = new RecordDouble();
  const stream: StreamRef = { kind: 'case', id: randomUUID() };
  const workers = await engine.work(record.activities);
  const nudge = createNudge(engine.client, { patience: 5_000 });
  await scenario({
    record,
    nudge: (event) => nudge(stream, [event]),
    turns: (count) => until(`${count} turns`, 60, () => record.asked.length >= count),
    attempts: (count) => until(`${count} attempts`, 60, () => record.attempts.length >= count),
    ended: () => engine.client.workflow.getHandle(workflowIdOf(stream)).result(),
  });
  await until('the workflow to settle', 60, () => isSettled(engine, stream));
  record.end.open('sent');
  await workers.stop();
  return stream;
}

/** Whether the last workflow task is completed, so that a replay can compare the whole history. */
async function isSettled(engine: TestEngine, stream: StreamRef): Promise<boolean> {
  const { raw } = await engine.client.workflow.getHandle(workflowIdOf(stream)).describe();
  return raw.pendingWorkflowTask === null || raw.pendingWorkflowTask === undefined;
}
