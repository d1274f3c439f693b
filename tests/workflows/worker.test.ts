import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../local/demo/waiting';
import { startMailbox, type Mailbox } from '../../local/mailbox';
import type { Message } from '../../local/mailbox/message';
import { taskQueues, workflowIdOf, workflowTypes } from '../../shared/contracts/engine';
import { inProgramme, openTestRecord, sessionIn, type RecordedCase, type TestRecord } from '../record/builders';
import { closeNamespace } from '../setup/namespace';
import { newNamespace, startWorkerProcess, workerEnvironment, type WorkerProcess } from './worker-process';
import { running } from '../setup/typescript';

/** The worker as it is run, on a real engine, record and mail server: killed, ended, and started too early. */
let record: TestRecord;
let mailbox: Mailbox;
let environment: Record<string, string>;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  record = await openTestRecord();
  mailbox = await startMailbox({ smtpPort: 0, httpPort: 0 });
  environment = await workerEnvironment(record, mailbox);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.end('SIGKILL')));
});
afterAll(async () => {
  await closeNamespace(environment['TEMPORAL_ADDRESS']!, environment['TEMPORAL_NAMESPACE']!);
  await mailbox.stop();
  await record.stop();
});

async function start(changes: Record<string, string> = {}): Promise<WorkerProcess> {
  const worker = await startWorkerProcess({ ...environment, ...changes });
  workers.push(worker);
  return worker;
}

const mails = async () => (await (await fetch(`${mailbox.url}/api/messages`)).json()) as readonly Message[];
const mailsAbout = async (taskId: string) => (await mails()).filter(({ text }) => text.includes(taskId));
const arrived = (taskId: string) => until('the mail', 90, async () => (await mailsAbout(taskId)).length > 0);

/** Plans a session by a commit whose nudge is lost, as after a kill: only the sweep can find it. */
async function planSession(kase: RecordedCase, inDays = 7): Promise<string> {
  const before = Object.keys((await kase.kase()).tasks);
  await kase.do('coordinator', 'planSession', await sessionIn(kase, `P${inDays}D`));
  // The clock of the record's tests is years ahead of the worker's.
  const mark = { dirty_since: new Date(Date.now() - 60_000).toISOString() };
  await record.db.updateTable('streams').set(mark).where('id', '=', kase.stream.id).execute();
  return Object.keys((await kase.kase()).tasks).find((taskId) => !before.includes(taskId))!;
}

it('finds a lost nudge by its sweep, sends the mail once, and ends in good order', async () => {
  const worker = await start();
  const kase = await inProgramme(record);
  const taskId = await planSession(kase);
  await worker.ready();
  await arrived(taskId);
  const ready = await fetch(`${worker.url}/health/ready`);
  expect(await ready.json()).toMatchObject({
    status: 'ready',
    dependencies: { record: { ok: true }, keys: { ok: true }, engine: { ok: true } },
  });
  const metrics = await (await fetch(`${worker.url}/metrics`)).text();
  expect(metrics).toMatch(/throughcare_activities_total\{activity="inviteToSession",result="sent"\} 1/);
  expect(metrics).toMatch(/throughcare_swept_streams_total\{result="nudged"\} [1-9]/);
  const began = Date.now();
  expect(await worker.end('SIGTERM')).toBe(0);
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(await mailsAbout(taskId)).toHaveLength(1);
  for (const { to } of await mails()) expect(worker.output()).not.toContain(to[0]!);
  expect(worker.output()).not.toMatch(/\/l\/[A-Za-z0-9_-]{43}/);
});

it('loses nothing when it is killed at any moment: another carries on', async () => {
  const kase = await inProgramme(record);
  const taskIds: string[] = [];
  for (const killAfter of [300, 1_200]) {
    const worker = await start();
    await worker.ready();
    taskIds.push(await planSession(kase, 7 + taskIds.length));
    await sleep(killAfter);
    await worker.end('SIGKILL');
  }
  const last = await start();
  await last.ready();
  for (const taskId of taskIds) {
    await arrived(taskId);
    const ids = new Set((await mailsAbout(taskId)).map(({ headers }) => JSON.stringify(headers['message-id'])));
    expect(ids.size).toBe(1);
  }
  await until('every mail to be noted', 60, async () =>
    (await kase.notifications()).every(({ status }) => status !== 'owed'),
  );
  expect(taskIds).toHaveLength(2);
});

it('gives a run that gets no further a fresh one', async () => {
  const kase = await inProgramme(record);
  const taskId = await planSession(kase);
  const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS']! });
  // Not encrypted, so the worker refuses it: every task of this run fails.
  const stranger = new Client({ connection, namespace: environment['TEMPORAL_NAMESPACE']! });
  const { firstExecutionRunId } = await stranger.workflow.start(workflowTypes.case, {
    workflowId: workflowIdOf(kase.stream),
    taskQueue: taskQueues.cases,
    args: [{ stream: kase.stream }],
  });
  const worker = await start();
  await arrived(taskId);
  const wedged = await stranger.workflow.getHandle(workflowIdOf(kase.stream), firstExecutionRunId).describe();
  expect(wedged.status.name).toBe('TERMINATED');
  expect(worker.output()).toContain('fresh_run');
  await connection.close();
});

it('starts every open stream again after the engine was lost', async () => {
  const kase = await inProgramme(record);
  const namespace = await newNamespace();
  const env = { ...process.env, ...environment, TEMPORAL_NAMESPACE: namespace };
  const { stdout } = await promisify(execFile)(process.execPath, [...running, 'worker/resume.ts'], { env });
  expect(stdout).toMatch(/^\d+ streams carried on, 0 not reached$/m);
  const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS']! });
  const client = new Client({ connection, namespace });
  expect((await client.workflow.getHandle(workflowIdOf(kase.stream)).describe()).status.name).toBe('RUNNING');
  await connection.close();
});

it('says that it waits for an engine that is not up, and is ready once it is', async () => {
  const worker = await start({ TEMPORAL_ADDRESS: '127.0.0.1:1' });
  await until('the worker to say so', 60, () => worker.output().includes('waiting for the engine'));
  const ready = await fetch(`${worker.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect((await fetch(`${worker.url}/health/live`)).status).toBe(200);
  expect(await worker.end('SIGTERM')).toBe(0);
});

it('names everything that its configuration lacks, at once, and never a value', async () => {
  const worker = await start({ ROOT_KEY_FILE: '', SMTP_URL: 'not-a-url-secret', MAIL_FROM: '' });
  expect(await worker.end('SIGCONT')).toBe(1);
  for (const name of ['ROOT_KEY_FILE', 'SMTP_URL', 'MAIL_FROM']) expect(worker.output()).toContain(name);
  expect(worker.output()).not.toContain('not-a-url-secret');
});
