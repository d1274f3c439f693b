import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { caseUnderPlan, countOwed, mailsAbout, messageIds, planSession } from '../e2e/cases';
import { openStack, type Stack } from '../e2e/stack';
import { persistent } from '../soak/caller';
import { check } from '../soak/checker/check';
import { openSources, type Places } from '../soak/checker/sources';
import { listUnsettled } from '../soak/checker/time';
import { openJournal, type Journal } from '../soak/journal';
import { pollStacks } from '../soak/queries';
import { createRandom } from '../../stories/random';
import { startServers, type Part, type Servers } from '../soak/servers';
import { endOfMail } from '../soak/trouble';

/** On its own servers. Workflows continue as new every few turns and are queried for their stacks meanwhile. */
describe('parts that are killed again and again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughcare-kills-'));
  const over = new AbortController();
  const parts: Record<string, Part> = {};
  let servers: Servers;
  let stack: Stack;
  let scene: Scene;
  let journal: Journal;
  let places: Places;
  let queries: Promise<number>;
  const asked: string[] = [];

  beforeAll(async () => {
    chmodSync(folder, 0o755); // PostgreSQL runs under an account of its own if the tests run as root
    servers = await startServers(folder, parts);
    process.env['TEST_POSTGRES_URL'] = servers.postgresUrl;
    process.env['TEST_TEMPORAL_ADDRESS'] = servers.engine;
    const file = join(folder, 'journal.jsonl');
    journal = openJournal(file);
    stack = await openStack({ cabled: true, mailServer: servers.mailServer });
    const engine = { address: servers.engine, namespace: stack.namespace };
    places = { record: stack.recordUrl, mailbox: servers.mailFile, journal: file, engine };
    const planned = await caseUnderPlan(stack);
    scene = { ...planned, as: (person) => persistent(person, stack.as(person), journal) };
    queries = pollStacks(engine, () => [scene.caseId], { random: createRandom(1), until: over.signal });
  });
  afterAll(async () => {
    over.abort();
    await queries;
    await stack.close();
    await Promise.all(Object.values(parts).map((part) => part.kill()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('lose no mail, and repeat none but one whose acknowledgement was lost', async () => {
    const taken = await killBetweenAcceptanceAndLedger();
    // Before, during and after the sending of a mail.
    for (const moment of [50, 250, 700]) {
      for (let count = 0; count < 4; count += 1) await ask(count);
      await during('worker', async () => {
        await sleep(moment);
        await stack.worker.kill();
        await stack.worker.start();
      });
    }
    for (const [name, part] of Object.entries(servers.parts)) await during(name, () => killWhileAsking(part));
    await during('api', () => killWhileAsking(stack.api));
    expect(new Set(asked).size).toBe(17);
    await until(
      'a mail about every invitation',
      120,
      async () =>
        (await Promise.all(asked.map((taskId) => mailsAbout(scene, taskId)))).every(({ length }) => length > 0),
      500,
    );
    for (const taskId of asked) {
      const mails = await mailsAbout(scene, taskId);
      const invitations = mails.filter(({ subject }) => subject.includes('your answer is asked for'));
      // A mail that was delayed for long has become a reminder; a second copy has the identity of the first.
      expect(new Set(messageIds(invitations)).size).toBeLessThanOrEqual(1);
    }
    expect((await mailsAbout(scene, taken)).length).toBeGreaterThan(0);
  });

  it('leave a record, a mailbox and an engine that agree', async () => {
    const sources = await openSources(places);
    try {
      await until('everything to come to rest', 90, async () => (await listUnsettled(sources, 5)).length === 0, 500);
    } finally {
      await sources.close();
    }
    const { violations, counts } = await check(places, { slack: 30, deadlines: 90 });
    expect(violations).toEqual([]);
    expect(counts).toMatchObject({ 'open cases': 1, 'commands answered 2xx': 17 });
    expect(counts['accepted commands']).toBeGreaterThan(17);
  });

  async function ask(count = 0): Promise<string> {
    const { taskId } = await planSession(scene, 1_000 + count);
    asked.push(taskId);
    return taskId;
  }

  /** The mail server accepts the mail, its answer is lost, and the worker is killed. */
  async function killBetweenAcceptanceAndLedger(): Promise<string> {
    let taskId = '';
    // Otherwise the lost answer would be that of an earlier mail.
    await until('earlier mails to be sent', 60, async () => (await countOwed(stack)) === 0);
    await during('worker', async () => {
      stack.cables.mail.swallow('answers', endOfMail);
      taskId = await ask();
      await until('the mail to be taken', 60, async () => (await mailsAbout(scene, taskId)).length > 0);
      await stack.worker.kill();
      stack.cables.mail.mend();
      await stack.worker.start();
    });
    return taskId;
  }

  async function killWhileAsking(part: Part): Promise<void> {
    const asking = ask();
    await sleep(10);
    await part.kill();
    await part.start();
    await asking;
  }

  async function during(part: string, act: () => Promise<void>): Promise<void> {
    const from = new Date().toISOString();
    await act();
    journal.note({ kind: 'trouble', part, what: 'killed', from, until: new Date().toISOString() });
  }
});
