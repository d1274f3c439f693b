import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paths } from '../../api/paths';
import { open } from '../../stories/drivers/links';
import { linkIn, listMails } from '../../local/demo/mails';
import { give, look } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import type { Message } from '../../local/mailbox/message';
import { deliverCheckpoints } from '../../record/tree/deliveries';
import { directoryHolder } from '../../record/tree/directory-holder';
import { makeCheckpoint, type CheckpointOutcome } from '../../record/tree/checkpoints';
import { sequenceLog } from '../../record/tree/sequencing';
import { countOwed } from '../e2e/cases';
import { runToEnd } from '../e2e/program';
import { openStack, type Stack } from '../e2e/stack';
import { openNamespace } from '../setup/namespace';
import { hurriedCase, inviteTo, listMessageIds, openUnder, quietCase, waitForEngine, waitUntilHeard } from './cases';
import { copyDatabase, type DatabaseCopy } from './database';
import { startKeptEngine, type Copy, type KeptEngine } from './engine';

describe('after a restore', () => {
  let engine: KeptEngine;
  let stack: Stack;
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-restores-'));
  const outside = join(folder, 'checkpoints');
  const copies: DatabaseCopy[] = [];

  beforeAll(async () => {
    engine = await startKeptEngine();
    process.env['TEST_TEMPORAL_ADDRESS'] = engine.address();
    stack = await openStack();
  });
  afterAll(async () => {
    await stack.close();
    await engine.stop();
    for (const copy of copies) await copy.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of the engine from an older copy, open cases run, ended ones end, and no mail is sent twice', async () => {
    const [known, dying] = [await hurriedCase(stack), await quietCase(stack)];
    const before = await (await inviteTo(known, 'plan'))();
    for (const { caseId } of [known, dying]) await waitUntilHeard(stack, caseId, engine.address());
    const copy = engine.copy();
    await give(dying, 'coordinator', 'recordDeath', { diedOn: new Date().toISOString().slice(0, 10) });
    const unknown = await quietCase(stack);
    const between = [await (await inviteTo(known, 'review'))(), await (await inviteTo(unknown, 'plan'))()];
    // A mail goes out twice if its worker dies before noting it.
    await until('every mail to be noted', 60, async () => (await countOwed(stack)) === 0);
    const sent = await listMessageIds(stack);

    await stack.worker.kill();
    await putBackEngine(copy);
    // The worker starts afterwards: otherwise a workflow that is about to ask could end before it is counted.
    const printed = await resume();
    expect(printed).toMatch(/ 0 not reached/);
    expect(printed).toContain('1 workflows ran that nothing is open for');
    await stack.worker.start();

    for (const { caseId } of [known, unknown]) await waitForEngine(stack, caseId, 'running');
    await waitForEngine(stack, dying.caseId, 'completed');
    await until('every deadline to be handled', 60, async () => !(await isBehind(known.caseId)));
    const after = [await (await inviteTo(known, 'incident'))(), await (await inviteTo(unknown, 'incident'))()];
    const ids = await listMessageIds(stack);
    for (const { headers } of [before, ...between, ...after]) {
      expect(ids.filter((id) => id === headers['message-id'])).toHaveLength(1);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...sent]));
    expect(await missing()).toMatchObject({ code: 0, printed: expect.stringContaining('Nothing is missing') });
  });

  it('of nothing, the engine being lost under a worker that runs, every open case runs again', async () => {
    const scene = await quietCase(stack);
    await putBackEngine(null);
    expect(await resume()).toMatch(/[1-9]\d* streams carried on, 0 not reached/);
    await waitForEngine(stack, scene.caseId, 'running');
    expect((await (await inviteTo(scene, 'plan'))()).to).toEqual(['psychologist@example.test']);
  });

  it('of the record from an older copy, lost data are reported, and nothing crashes or spins', async () => {
    stack.refusals.push({ startsWith: 'probation', code: 451, answer: '4.2.1 Mailbox busy, try again later' });
    const scene = await quietCase(stack);
    const putOff = await inviteTo(scene, 'plan', 'probation');
    const copy = await copyRecord();
    stack.refusals.length = 0;
    const first = await putOff();
    const unknown = await (await inviteTo(scene, 'review'))();
    const key = randomUUID();
    const { caseId: lost } = await openUnder(stack, key);
    await waitUntilHeard(stack, lost, engine.address());
    expect(await checkpoint(outside)).toBe('made');

    await Promise.all([stack.api.stop(), stack.worker.stop()]);
    await copy.putBack();
    const { code, printed } = await missing();
    expect(code).toBe(1);
    expect(printed).toContain(`case:${lost}: the record does not know it; its workflow began at `);
    expect(printed).toMatch(new RegExp(`case:${scene.caseId}: the record ends with entry \\d+; \\d+ more at least by`));
    expect(printed).toMatch(lineOf(first, 'was mailed, and the ledger owes it still'));
    expect(printed).toMatch(lineOf(unknown, 'was mailed, and the ledger does not have it'));
    expect(printed).toMatch(
      /the newest checkpoint covers \d+ entries, the record has \d+: [1-9]\d* at least are missing/,
    );
    expect(printed).not.toMatch(/@example\.test|Renner/);

    await Promise.all([stack.api.start(), stack.worker.start()]);
    await resume();
    expect((await look(scene)).conferences?.map(({ type }) => type)).toEqual(['plan']);
    const repeated = await until('the mail again', 60, async () => (await mailsLike(first))[1]);
    expect(linkIn(repeated)).toBe(linkIn(first));
    expect((await open(linkIn(first))).status).toBe(200);
    await until('the unknown to be seen', 60, async () => stack.worker.output().includes('stream_unknown'));
    expect(await openUnder(stack, key)).toMatchObject({ caseId: lost });
    await waitForEngine(stack, lost, 'running');
    expect(await checkpoint(outside)).toBe('refused');
    expect(await checkpoint(join(folder, 'checkpoints-since'))).toBe('made');
  });

  it('of both from different moments, each is made right by the other as far as it can be', async () => {
    const known = await quietCase(stack);
    const record = await copyRecord();
    const { caseId: second } = await openUnder(stack, randomUUID());
    await waitUntilHeard(stack, second, engine.address());
    const copy = engine.copy();
    const third = await quietCase(stack);
    const mailed = await (await inviteTo(third, 'plan'))();

    await Promise.all([stack.api.stop(), stack.worker.kill()]);
    await record.putBack();
    await putBackEngine(copy);
    const { code, printed } = await missing();
    expect(code).toBe(1);
    expect(printed).toContain(`case:${second}: the record does not know it`);
    expect(printed).not.toContain(third.caseId);
    expect(printed).toMatch(lineOf(mailed, 'was mailed, and the ledger does not have it'));

    await Promise.all([stack.api.start(), stack.worker.start()]);
    expect(await resume()).toMatch(/ 0 not reached/);
    await waitForEngine(stack, known.caseId, 'running');
    expect((await (await inviteTo(known, 'plan'))()).to).toEqual(['psychologist@example.test']);
    for (const caseId of [second, third.caseId]) {
      expect((await stack.as('coordinator').get(paths.case, { caseId })).status).toBe(404);
    }
  });

  /** Whether the workflow of a case has yet to handle a deadline or a change. */
  async function isBehind(caseId: string): Promise<boolean> {
    const query = stack.db.selectFrom('streams').select(['wake_at', 'dirty_since']).where('id', '=', caseId);
    const { wake_at: wakeAt, dirty_since: dirtySince } = await query.executeTakeFirstOrThrow();
    return dirtySince !== null || (wakeAt !== null && Date.parse(wakeAt) < Date.now());
  }

  /** Every copy of a mail, oldest first. */
  async function mailsLike({ headers }: Message): Promise<readonly Message[]> {
    const mails = await listMails(stack.mailbox);
    return mails.filter((mail) => mail.headers['message-id'] === headers['message-id']).reverse();
  }

  async function copyRecord(): Promise<DatabaseCopy> {
    const copy = await copyDatabase(stack.env['DATABASE_URL'] ?? '');
    copies.push(copy);
    return copy;
  }

  async function putBackEngine(copy: Copy | null): Promise<void> {
    await engine.putBack(copy);
    if (copy === null) await openNamespace(engine.address(), stack.namespace);
    stack.cables.api.lay(engine.address());
    stack.cables.worker.lay(engine.address());
  }

  function environment(): Record<string, string> {
    const own = { TEMPORAL_ADDRESS: engine.address(), CHECKPOINT_DIR: outside };
    return { ...stack.env, ...stack.sealing.environments.worker, ...own };
  }

  const resume = (): Promise<string> => runToEnd('worker/resume.ts', environment());

  async function missing(): Promise<{ readonly code: number; readonly printed: string }> {
    const file = join(folder, 'mail.log');
    writeFileSync(file, (await listMessageIds(stack)).join('\n'));
    try {
      const printed = await runToEnd('worker/restores/main.ts', environment(), ['--message-ids', file]);
      return { code: 0, printed };
    } catch (error) {
      const { message } = error as Error;
      return { code: Number(/ended with (\d+)/.exec(message)?.[1]), printed: message };
    }
  }

  /** Runs the worker's hourly job at once, for the given directory. */
  async function checkpoint(directory: string): Promise<CheckpointOutcome> {
    const { db, sealing } = stack;
    const holders = [directoryHolder(directory, randomUUID)];
    const now = (): string => new Date().toISOString();
    await sequenceLog(db, {});
    const outcome = await makeCheckpoint('events', { db, keys: sealing.keys, now, everyMinutes: 0, holders });
    const { failed } = await deliverCheckpoints({ db, now, holders, onFailure: () => undefined });
    expect(failed).toBe(0);
    return outcome;
  }
});

/** The printed line about one mail. */
function lineOf({ headers }: Message, what: string): RegExp {
  const id = /<(.*)@/.exec(headers['message-id'] ?? '')?.[1] ?? 'none';
  return new RegExp(`notification ${id} ${what}`);
}
