import { paths } from '../../api/paths';
import { confirm, open, review, scan } from '../../local/demo/link-page';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted, look, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import { caseUnderPlan, mailsAbout, planSession } from './cases';
import { openStack, type Stack } from './stack';

interface Entry {
  readonly type: string;
  readonly knownBy: string;
}

describe('a case, end to end', () => {
  let stack: Stack;
  let scene: Scene;

  beforeAll(async () => {
    stack = await openStack();
    scene = await caseUnderPlan(stack);
  }, 90_000);
  afterAll(() => stack.close(), 30_000);

  it('goes on by mail: invited, looked at by a scanner, accepted in two steps, reported', async () => {
    const invitation = await planSession(scene, 5);
    const answeredAt = Date.now();
    const mail = await waitForMail(stack.mailbox, invitation.taskId);
    expect(Date.parse(mail.receivedAt) - answeredAt).toBeLessThan(5_000);
    expect(mail.to).toEqual(['psychologist@example.test']);
    expect(mail.attachments.map(({ contentType }) => contentType)).toContain('text/calendar');
    expect(mail.text + mail.html).not.toMatch(/Tobias|Renner|Northfield|prison|extremis|terror/i);

    const link = linkIn(mail);
    const before = await events();
    expect(await scan(link)).toEqual([200, 200, 200]);
    const reviewed = await review(link, await open(link), { answer: 'accept' });
    expect(await events()).toEqual(before);
    expect(await sessionStatus()).toBe('invited');

    const receipt = await confirm(link, reviewed);
    expect(receipt.status).toBe(200);
    expect(await sessionStatus()).toBe('accepted');
    expect((await events()).slice(before.length)).toContainEqual({ type: 'taskAnswered', knownBy: 'link' });
    const recorded = await events();
    await confirm(link, reviewed);
    expect(await events()).toEqual(recorded);
    await until('the mail that an answer was recorded', 20, async () =>
      (await mailsAbout(scene, invitation.taskId)).some(({ subject }) => subject.includes('an answer was recorded')),
    );

    const report = await waitToBeAsked(scene, 'session_report', 90);
    const page = await open(linkIn(report.mail));
    await confirm(linkIn(report.mail), await review(linkIn(report.mail), page, { answer: 'held', note: 'Went well.' }));
    expect(await sessionStatus()).toBe('held');
  }, 150_000);

  it('shows the manager the record and, beside it, its workflow', async () => {
    const state = accepted(
      'getCaseState',
      await stack.as('manager').get<Record<string, Record<string, unknown>>>(paths.caseState, { caseId: scene.caseId }),
    );
    expect(state['engine']).toMatchObject({ status: 'running', phase: 'programme', reachable: true });
    expect(state['record']).toMatchObject({ phase: 'programme', reference: scene.reference });
    expect(state['record']).not.toHaveProperty('person');
  });

  async function sessionStatus(): Promise<string | undefined> {
    return (await look(scene)).sessions?.at(-1)?.status;
  }

  /** What people did, in the order of the timeline; what time brings about goes on beside it. */
  async function events(): Promise<readonly Entry[]> {
    const params = { caseId: scene.caseId };
    const answer = await stack.as('coordinator').get<{ items: readonly Entry[] }>(paths.caseEvents, params);
    const { items } = accepted('listCaseEvents', answer);
    return items.filter(({ knownBy }) => knownBy !== 'service').map(({ type, knownBy }) => ({ type, knownBy }));
  }
});
