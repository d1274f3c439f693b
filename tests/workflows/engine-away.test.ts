import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../local/demo/waiting';
import { startMailbox, type Mailbox } from '../../local/mailbox';
import type { Message } from '../../local/mailbox/message';
import { findFreePort } from '../../local/ports';
import { endProcess } from '../../local/processes';
import { startTemporal, type Temporal } from '../../local/temporal';
import { findTemporal } from '../../local/temporal/find';
import { inProgramme, openTestRecord, sessionIn, type RecordedCase, type TestRecord } from '../record/builders';
import { startWorkerProcess, type WorkerProcess } from './worker-process';

let record: TestRecord;
let mailbox: Mailbox;
let worker: WorkerProcess;
let engine: Temporal;
let port: number;
const folder = mkdtempSync(join(tmpdir(), 'throughcare-engine-'));

async function startEngine(base: string): Promise<void> {
  const program = await findTemporal({ env: process.env, cacheDir: '.local/cache', log: () => undefined });
  engine = await startTemporal({ program, base: join(folder, base), port, log: () => undefined });
}

beforeAll(async () => {
  record = await openTestRecord();
  mailbox = await startMailbox({ smtpPort: 0, httpPort: 0 });
  port = await findFreePort();
  await startEngine('first');
  worker = await startWorkerProcess({
    THROUGHCARE_ENV: 'test',
    DATABASE_URL: record.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    ...record.keyEnvironment,
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: 'office@example.test',
    PUBLIC_URL: 'https://throughcare.example',
    CONTACT_LINE: '555-0100',
    SWEEP_SECONDS: '1',
  });
  await worker.ready();
});
afterAll(async () => {
  await worker.end('SIGTERM');
  await engine.stop();
  await mailbox.stop();
  await record.stop();
  rmSync(folder, { recursive: true, force: true });
});

const mailsAbout = async (taskId: string) => {
  const mails = (await (await fetch(`${mailbox.url}/api/messages`)).json()) as readonly Message[];
  return mails.filter(({ text }) => text.includes(taskId));
};
const arrived = (taskId: string) => until('the mail', 60, async () => (await mailsAbout(taskId)).length > 0);

async function planSession(kase: RecordedCase): Promise<string> {
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  // The clock of the record's tests is years ahead of the worker's.
  const mark = { dirty_since: new Date(Date.now() - 60_000).toISOString() };
  await record.db.updateTable('streams').set(mark).where('id', '=', kase.stream.id).execute();
  return (await kase.task('session_invitation')).taskId;
}

it('decides while the engine is away, and what is owed leaves when it is back', async () => {
  await endProcess(engine.mark, 'SIGKILL', 5_000);
  const taskId = await planSession(await inProgramme(record));
  await until(
    'the worker to miss the engine',
    60,
    async () => (await fetch(`${worker.url}/health/ready`)).status === 503,
  );
  expect(await mailsAbout(taskId)).toEqual([]);
  await startEngine('first');
  await arrived(taskId);
  expect(await mailsAbout(taskId)).toHaveLength(1);
});

it('heals by itself when the engine comes back with nothing it knew', async () => {
  await endProcess(engine.mark, 'SIGKILL', 5_000);
  await startEngine('second');
  const taskId = await planSession(await inProgramme(record));
  await arrived(taskId);
  expect(await mailsAbout(taskId)).toHaveLength(1);
});
