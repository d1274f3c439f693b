import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { until } from '../../local/demo/waiting';
import { startMailbox, type Mailbox } from '../../local/mailbox';
import type { Message } from '../../local/mailbox/message';
import { schedules, taskQueues, workflowTypes } from '../../shared/contracts/engine';
import { inProgramme, openTestRecord, type TestRecord } from '../record/builders';
import { closeNamespace } from '../setup/namespace';
import { openEngine, type TestEngine } from './engine';
import { RecordDouble } from './record-double';
import { startWorkerProcess, workerEnvironment, type WorkerProcess } from './worker-process';
import { running } from '../setup/typescript';

describe('the workflow', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  const keepLog = () =>
    engine.client.workflow.execute(workflowTypes.keepLog, {
      workflowId: `keep-log-${randomUUID()}`,
      taskQueue: taskQueues.cases,
    });

  it('takes one step after the other', async () => {
    const steps: string[] = [];
    const workers = await engine.work({
      ...new RecordDouble().activities,
      sequenceLog: async () => (steps.push('sequence'), { events: 1, reads: 0 }),
      signCheckpoints: async () => (steps.push('sign'), { made: 1, refused: 0 }),
      deliverCheckpoints: async () => (steps.push('deliver'), { taken: 1, failed: 0 }),
    });
    await keepLog();
    expect(steps).toEqual(['sequence', 'sign', 'deliver']);
    await workers.stop();
  });

  it('fails after a few tries, and still takes the other steps', async () => {
    const steps: string[] = [];
    const workers = await engine.work({
      ...new RecordDouble().activities,
      signCheckpoints: async () => {
        steps.push('sign');
        throw ApplicationFailure.create({ type: 'checkpoint_failed', message: 'checkpoint_failed' });
      },
      deliverCheckpoints: async () => (steps.push('deliver'), { taken: 0, failed: 0 }),
    });
    await expect(keepLog()).rejects.toBeInstanceOf(WorkflowFailedError);
    expect(steps).toEqual(['sign', 'sign', 'sign', 'deliver']);
    await workers.stop();
  });
});

/** The worker as it is run, in the role that cannot change recorded events. */
describe('the worker', () => {
  let record: TestRecord;
  let mailbox: Mailbox;
  let folder: string;
  let worker: WorkerProcess;
  let environment: Record<string, string>;

  beforeAll(async () => {
    record = await openTestRecord();
    mailbox = await startMailbox({ smtpPort: 0, httpPort: 0 });
    folder = mkdtempSync(join(tmpdir(), 'throughcare-keep-log-'));
    environment = {
      ...(await workerEnvironment(record, mailbox)),
      CHECKPOINT_MINUTES: '0.1',
      CHECKPOINT_DIR: join(folder, 'outside'),
      CHECKPOINT_MAIL: 'auditor@example.test',
    };
    await inProgramme(record);
    worker = await startWorkerProcess(environment);
    await worker.ready();
  });
  afterAll(async () => {
    await worker.end('SIGTERM');
    await closeNamespace(environment['TEMPORAL_ADDRESS']!, environment['TEMPORAL_NAMESPACE']!);
    rmSync(folder, { recursive: true });
    await mailbox.stop();
    await record.stop();
  });

  const files = (): readonly string[] => {
    const names = existsSync(join(folder, 'outside')) ? readdirSync(join(folder, 'outside')) : [];
    return names.filter((name) => name.endsWith('.checkpoint')).sort();
  };
  const mails = async (): Promise<readonly Message[]> => (await fetch(`${mailbox.url}/api/messages`)).json();
  const metrics = async (): Promise<string> => (await fetch(`${worker.url}/metrics`)).text();
  const run = (program: string, ...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [...running, program, ...args], {
      env: { ...process.env, ...environment },
    });

  it('gives every event its place, signs that, and sends it to those outside, who can verify it', async () => {
    await until('a checkpoint in the folder', 60, () => files()[0]);
    const [name] = files();
    const kept = join(folder, 'outside', name!);
    const mail = await until('a checkpoint by mail', 60, async () =>
      (await mails()).find(({ to }) => to[0] === 'auditor@example.test'),
    );
    expect(mail.text.replaceAll('\r\n', '\n').trimEnd()).toBe(readFileSync(kept, 'utf8').trimEnd());
    expect(mail).toMatchObject({ html: '', attachments: [] });
    expect(mail.subject).toMatch(/^Checkpoint events \d+$/);

    writeFileSync(join(folder, 'mailed'), mail.text);
    writeFileSync(join(folder, 'keys'), (await run('record/cli/public-key.ts')).stdout);
    await run('record/cli/export-log.ts', '--out', join(folder, 'log'));
    const given = ['--log', join(folder, 'log'), '--public-key', join(folder, 'keys')];
    for (const checkpoint of [kept, join(folder, 'mailed')]) {
      const { stdout } = await run('record/verify/main.ts', ...given, '--checkpoint', checkpoint);
      expect(stdout).toMatch(
        /^matches .*, which covers the first \d+ events \(signed by a key given\); 0 came after$/m,
      );
    }
  });

  it('shows how far the log is behind', async () => {
    const shown = await metrics();
    expect(shown).toMatch(/^throughcare_log_pending_leaves 0$/m);
    expect(shown).toMatch(/^throughcare_log_uncovered_leaves\{tree="events"\} 0$/m);
    expect(shown).toMatch(/^throughcare_log_checkpoint_age_seconds\{tree="events"\} \d/m);
    expect(shown).toMatch(/^throughcare_log_undelivered_checkpoints\{tree="events"\} 0$/m);
    expect(shown).not.toMatch(/^throughcare_log_checkpoint_age_seconds\{tree="reads"\}/m);
  });

  it('signs again when more was recorded, and no more than was', async () => {
    const before = files().length;
    await inProgramme(record);
    await until('another checkpoint', 60, () => files().length > before);
    const sizes = files().map((name) => Number(/(\d+)\.checkpoint$/.exec(name)![1]));
    const { count } = await record.db
      .selectFrom('events')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Math.max(...sizes)).toBeLessThanOrEqual(count);
    expect(new Set(sizes).size).toBe(sizes.length);
    expect(worker.output()).not.toContain('checkpoint_refused');
    expect(worker.output()).not.toContain('auditor@example.test');
  });

  it('has its schedule', async () => {
    const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS']! });
    const client = new Client({ connection, namespace: environment['TEMPORAL_NAMESPACE']! });
    const { spec, policies } = await client.schedule.getHandle(schedules.keepLog.id).describe();
    expect([spec.intervals?.map(({ every }) => every), policies.overlap]).toEqual([[1_000], 'SKIP']);
    await connection.close();
  });
});
