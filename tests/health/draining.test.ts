import { connect } from 'node:net';
import { sql } from 'kysely';
import { until } from '../../local/demo/waiting';
import { connect as connectEngine } from '../../engine/connect';
import { describeStream } from '../../engine/describe';
import { openDatabase } from '../../record/postgres/database';
import { acceptance } from '../../stories/bodies';
import { inProgramme, referred, sessionIn, type RecordedCase } from '../record/builders';
import { testKeys } from '../workflows/engine';
import { openProduct, type Product } from './product';
import { startSlowMailServer } from './slow-mail-server';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());
afterEach(() => product.cables.mail.mend());

describe('an API that is asked to end', () => {
  it('answers open requests, takes no new ones, nudges the engine, and waits for nobody else', async () => {
    const { record, issuer } = product;
    const [api, kase] = await Promise.all([product.startApi(), referred(record)]);
    const preconnected = connect(Number(new URL(api.api).port), '127.0.0.1').on('error', () => undefined);
    const headers = {
      authorization: `Bearer ${await issuer.token('coordinator')}`,
      'idempotency-key': 'drained',
      'content-type': 'application/json',
    };
    const release = await lockRow(kase);
    const body = JSON.stringify({ ...acceptance, reasons: 'The criteria are met.' });
    const url = `${api.api}/api/v1/cases/${kase.stream.id}/accept-referral`;
    const answer = fetch(url, { method: 'POST', headers, body });
    await until('the decision to wait for another', 60, isWaitedFor);
    const began = Date.now();
    api.signal('SIGTERM');
    await until('no more requests to be taken', 60, () =>
      fetch(`${api.api}/health/live`).then(
        () => false,
        () => true,
      ),
    );
    api.signal('SIGTERM');
    await release();
    const { status, headers: answered } = await answer;
    expect({ status, connection: answered.get('connection') }).toEqual({ status: 200, connection: 'close' });
    expect(await api.end('SIGTERM')).toBe(0);
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(await engineOf(kase)).toMatchObject({ status: 'running' });
    preconnected.destroy();
  });
});

describe('a worker that is asked to end', () => {
  it('hears the mail out that the server has, and the next worker does not send it again', async () => {
    const server = await startSlowMailServer();
    const kase = await inProgramme(product.record);
    const worker = await product.startWorker({ SMTP_URL: server.smtpUrl });
    const taskId = await planSession(kase);
    const copies = (): number => server.mails.filter((mail) => mail.includes(taskId)).length;
    await until('the server to have the mail', 60, () => copies() > 0);
    worker.signal('SIGTERM');
    await until('the worker to end', 60, async () => (await readinessOf(worker.url)) === 503);
    server.letGo();
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(await statusOf(taskId)).toBe('sent');
    // A late sweep, or a worker that does not check, would send it again now.
    await markDirty(kase);
    const next = await product.startWorker({ SMTP_URL: server.smtpUrl });
    await until('the case to be swept', 60, async () => (await kase.row()).dirty_since === null);
    expect(await next.end('SIGTERM')).toBe(0);
    expect(copies()).toBe(1);
    await server.stop();
  });

  it('is not held up by a mail server that is silent, and leaves to the next one what it could not send', async () => {
    const kase = await inProgramme(product.record);
    const worker = await product.startWorker();
    product.cables.mail.swallow();
    const taskId = await planSession(kase);
    await until('an attempt', 60, async () => (await attempts(taskId)) > 0);
    const began = Date.now();
    worker.signal('SIGTERM');
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(await ledgerOf(taskId)).toMatchObject({ status: 'owed', leased_until: null });
  });
});

/** Locks a case's row like another decision. @returns a function that releases it */
async function lockRow({ stream }: RecordedCase): Promise<() => Promise<void>> {
  const db = openDatabase(product.record.url, { poolSize: 1 });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const done = db.transaction().execute(async (trx) => {
    await trx.selectFrom('streams').select('id').where('id', '=', stream.id).forUpdate().execute();
    locked();
    await released;
  });
  await isLocked;
  return async () => {
    release();
    await done;
    await db.destroy();
  };
}

/** Whether a decision waits for another. */
async function isWaitedFor(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    product.record.db,
  );
  return rows.length > 0;
}

async function engineOf({ stream }: RecordedCase): Promise<unknown> {
  const connection = { address: process.env['TEST_TEMPORAL_ADDRESS']! };
  const client = connectEngine({ namespace: product.namespace, connection }, testKeys('test'));
  try {
    return await describeStream(client, stream, 5_000);
  } finally {
    await client.connection.close();
  }
}

/** A commit whose nudge is lost, so that only the sweep finds it; the clock of the record's tests is years ahead. */
async function planSession(kase: RecordedCase): Promise<string> {
  const before = Object.keys((await kase.kase()).tasks);
  await kase.do('coordinator', 'planSession', await sessionIn(kase));
  await markDirty(kase);
  return Object.keys((await kase.kase()).tasks).find((taskId) => !before.includes(taskId))!;
}

async function markDirty({ stream }: RecordedCase): Promise<void> {
  const mark = { dirty_since: new Date(Date.now() - 60_000).toISOString() };
  await product.record.db.updateTable('streams').set(mark).where('id', '=', stream.id).execute();
}

async function ledgerOf(taskId: string) {
  const query = product.record.db.selectFrom('notifications').selectAll().where('task_id', '=', taskId);
  return query.where('activity', '=', 'inviteToSession').executeTakeFirstOrThrow();
}
const attempts = async (taskId: string): Promise<number> => (await ledgerOf(taskId)).attempts;
const statusOf = async (taskId: string): Promise<string> => (await ledgerOf(taskId)).status;
const readinessOf = async (url: string): Promise<number> => (await fetch(`${url}/health/ready`)).status;
