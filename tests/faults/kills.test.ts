import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { caseUnderPlan, mailsAbout, messageIds, planSession } from '../e2e/cases';
import { openStack, type Stack } from '../e2e/stack';

describe('a worker that is killed again and again', () => {
  let stack: Stack;
  let scene: Scene;

  beforeAll(async () => {
    stack = await openStack();
    scene = await caseUnderPlan(stack);
  }, 90_000);
  afterAll(() => stack.close(), 30_000);

  it('loses no mail, and repeats none but one whose acknowledgement was lost', async () => {
    const asked: string[] = [];
    // Before a mail is sent, while mails are sent, and when they have been.
    for (const moment of [50, 250, 700]) {
      for (let count = 0; count < 4; count += 1) asked.push((await planSession(scene, 1_000 + count)).taskId);
      await sleep(moment);
      await stack.worker.kill();
      await stack.worker.start();
    }
    expect(new Set(asked).size).toBe(12);
    await until(
      'a mail about every invitation',
      120,
      async () =>
        (await Promise.all(asked.map((taskId) => mailsAbout(scene, taskId)))).every(({ length }) => length > 0),
      500,
    );
    for (const taskId of asked) {
      const invitations = (await mailsAbout(scene, taskId)).filter(({ subject }) => !subject.includes('reminder'));
      // One that was long on its way has become a reminder; a second copy has the identity of the first.
      expect(new Set(messageIds(invitations)).size).toBeLessThanOrEqual(1);
    }
  }, 180_000);
});
