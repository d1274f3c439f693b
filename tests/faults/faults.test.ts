import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandPaths } from '../../api/paths';
import type { Answer } from '../../local/demo/client';
import { waitForMail } from '../../local/demo/mails';
import { give, look, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { createPerson } from '../../record/directory';
import { caseUnderPlan, countOwed, engineOf, mailsAbout, messageIds, planSession } from '../e2e/cases';
import { openStack, type Stack } from '../e2e/stack';
import { promptly } from '../setup/promptly';

describe('when something fails', () => {
  let stack: Stack;
  let scene: Scene;

  beforeAll(async () => {
    stack = await openStack({ cabled: true });
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    scene = await caseUnderPlan(stack);
  });

  it('reminds and escalates although the worker was killed, and sends nothing twice', async () => {
    const { taskId } = await planSession(scene, 12);
    await waitForMail(stack.mailbox, taskId);
    await stack.worker.kill();
    await until('the reminder to be due', 60, async () => Date.parse((await row()).wake_at ?? '') < Date.now());
    await stack.worker.start();
    const subjects = async (): Promise<readonly string[]> =>
      (await mailsAbout(scene, taskId)).map(({ to, subject }) => `${to.join()} ${subject}`);
    await until('the reminder', 60, async () => (await subjects()).some((each) => each.includes('reminder')));
    await until('the escalation', 60, async () => (await subjects()).some((each) => each.includes('overdue')));
    await until('every mail to be noted', 60, async () => (await countOwed(stack)) === 0);
    const mails = await mailsAbout(scene, taskId);
    expect(new Set(messageIds(mails)).size).toBe(mails.length);
    expect((await subjects()).filter((each) => each.includes('your answer is asked for'))).toHaveLength(1);
    expect(await subjects()).toContain('coordinator@example.test Throughcare: a task is overdue');
  });

  it('goes on deciding while the engine is away, and catches up when it is back', async () => {
    stack.cables.api.cut();
    stack.cables.worker.cut();
    const { taskId } = await promptly('a decision', 1_000, () => planSession(scene, 600));
    expect((await look(scene)).sessions?.at(-1)?.status).toBe('invited');
    expect(await engineOf(stack, scene.caseId)).toMatchObject({ reachable: false });
    await until('the worker to miss the engine', 60, async () => (await readiness()) === 503);
    expect(await mailsAbout(scene, taskId)).toHaveLength(0);
    stack.cables.api.mend();
    stack.cables.worker.mend();
    await waitForMail(stack.mailbox, taskId);
    await until(
      'the engine to be seen again',
      60,
      async () => (await engineOf(stack, scene.caseId))['status'] === 'running',
    );
    expect(await mailsAbout(scene, taskId)).toHaveLength(1);
  });

  it('sweeps the stream of an API that was killed after its commit, before its nudge', async () => {
    stack.cables.api.cut();
    const { taskId } = await planSession(scene, 600);
    await stack.api.kill();
    expect(await mailsAbout(scene, taskId)).toHaveLength(0);
    await waitForMail(stack.mailbox, taskId);
    stack.cables.api.mend();
    await stack.api.start();
    expect((await look(scene)).sessions?.at(-1)?.status).toBe('invited');
    expect(await mailsAbout(scene, taskId)).toHaveLength(1);
  });

  it('decides once what its author sends again, since the answer of PostgreSQL was lost', async () => {
    const send = await sessionToPlan();
    // The worker uses the same cable. Stopped at a random moment, it might hold a lock that the decision needs.
    await stack.worker.stop();
    stack.cables.record.swallow('answers', 'planSession'); // only the statement that stores the event names this
    const before = await sequence();
    const unanswered = send();
    await until('the decision to be kept', 60, async () => (await sequence()) > before);
    stack.cables.record.reset();
    stack.cables.record.mend();
    await stack.worker.start();
    expect((await unanswered).status).toBe(503);
    expect((await send()).status).toBe(200);
    expect((await look(scene)).sessions).toHaveLength(1);
  });

  it('decides nothing while PostgreSQL is away, and goes on when it is back', async () => {
    const send = await sessionToPlan();
    const before = await sequence();
    stack.cables.record.cut();
    expect(await send()).toMatchObject({ status: 503, body: { code: 'record_unavailable' } });
    expect(await sequence()).toBe(before);
    stack.cables.record.mend();
    expect((await send()).status).toBe(200);
    const task = (await look(scene)).tasks?.find(({ kind }) => kind === 'session_invitation');
    await waitForMail(stack.mailbox, task?.taskId ?? '');
    expect(await mailsAbout(scene, task?.taskId ?? '')).toHaveLength(1);
  });

  it('sends a mail once that the server put off for a while', async () => {
    const lift = refuse('busy', 451);
    const { taskId } = await planSession(scene, 600, await specialist('busy'));
    await until('a second attempt', 60, async () => (await ledger(taskId)).attempts >= 2);
    expect(await mailsAbout(scene, taskId)).toHaveLength(0);
    lift();
    await waitForMail(stack.mailbox, taskId);
    await until('the mail to be noted', 60, async () => (await ledger(taskId)).status === 'sent');
    expect(await mailsAbout(scene, taskId)).toHaveLength(1);
  });

  it('asks the coordinator to see to a mail that the server refuses for good', async () => {
    const lift = refuse('gone', 550);
    const { taskId } = await planSession(scene, 600, await specialist('gone'));
    const { task, mail } = await waitToBeAsked(scene, 'follow_up', 60, 'mail_failed');
    expect(task.assigneeId).toBe('coordinator');
    expect(mail.to).toEqual(['coordinator@example.test']);
    expect(await mailsAbout(scene, taskId)).toHaveLength(0);
    expect(await ledger(taskId)).toMatchObject({ status: 'failed' });
    lift();
  });

  it('sends nothing more after a death, not even what is queued', async () => {
    const lift = refuse('late', 451);
    const { taskId } = await planSession(scene, 600, await specialist('late'));
    await until('an attempt', 60, async () => (await ledger(taskId)).attempts >= 1);
    await give(scene, 'coordinator', 'recordDeath', { diedOn: new Date().toISOString().slice(0, 10) });
    await until('the workflow to end', 60, async () => (await engineOf(stack, scene.caseId))['status'] === 'completed');
    await sleep(1_000); // an attempt from before the death still finishes
    lift();
    await sleep(2_000);
    expect(await mailsAbout(scene, taskId)).toHaveLength(0);
    expect(await ledger(taskId)).toMatchObject({ status: 'dropped' });
  });

  /** Rejects mails to addresses with this prefix, until the returned function is called. */
  function refuse(startsWith: string, code: number): () => void {
    const refusal = { startsWith, code, answer: 'Refused for the test' };
    stack.refusals.push(refusal);
    return () => void stack.refusals.splice(stack.refusals.indexOf(refusal), 1);
  }

  /** A command that is the same however often it is sent. */
  async function sessionToPlan(): Promise<() => Promise<Answer>> {
    const trackId = (await look(scene)).plan?.tracks[0]?.trackId;
    const startsAt = new Date(Date.now() + 600_000).toISOString();
    const body = { trackId, specialistId: 'psychologist', startsAt, minutes: 1, placeCode: 'room_a' };
    const key = randomUUID();
    const { caseId } = scene;
    return () => stack.as('coordinator').post(commandPaths.planSession, { caseId }, body, key);
  }

  /** The last sequence of the case's log, read without the cable. */
  async function sequence(): Promise<number> {
    return (await row()).sequence;
  }

  async function row() {
    const query = stack.db.selectFrom('streams').select(['sequence', 'wake_at']).where('id', '=', scene.caseId);
    return query.executeTakeFirstOrThrow();
  }

  /** Of the worker. */
  async function readiness(): Promise<number> {
    return (await fetch(new URL('/health/ready', stack.metrics.worker))).status;
  }

  async function specialist(key: string): Promise<string> {
    const person = {
      personId: `specialist-${key}`,
      agencyId: 'health-trust',
      givenName: 'Robin',
      familyName: 'Example',
      email: `${key}@example.test`,
      identity: null,
      roles: [],
      disciplines: ['psychologist'],
      accreditations: [],
      vettedUntil: '2099-12-31',
      language: 'en',
      timeZone: 'Europe/Berlin',
    } as const;
    await createPerson(stack.db, stack.sealing.seals, person, new Date().toISOString());
    return person.personId;
  }

  /** The invitation's row in the ledger. */
  async function ledger(taskId: string): Promise<{ readonly status: string; readonly attempts: number }> {
    return stack.db
      .selectFrom('notifications')
      .select(['status', 'attempts'])
      .where('task_id', '=', taskId)
      .where('activity', '=', 'inviteToSession')
      .executeTakeFirstOrThrow();
  }
});
