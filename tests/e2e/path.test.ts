import { paths } from '../../api/paths';
import { answerByLink, confirm, open, review, scan } from '../../stories/drivers/links';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted, give, look, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { until } from '../../local/demo/waiting';
import type { Message } from '../../local/mailbox/message';
import { caseUnderPlan, mailsAbout, planSession, stateOf } from './cases';
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
    await give(scene, 'coordinator', 'appoint', { function: 'facility_manager', personId: 'facilityManager' });
  });
  afterAll(() => stack.close());

  it('goes on by mail: invited, looked at by a scanner, accepted in two steps, reported with an urgent concern', async () => {
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
    await until('the mail that an answer was recorded', 60, async () =>
      (await mailsAbout(scene, invitation.taskId)).some(({ subject }) => subject.includes('an answer was recorded')),
    );

    const report = await waitToBeAsked(scene, 'session_report', 90);
    const reportedAt = Date.now();
    const seen = { engagement: 'resistant', concern: 'urgent', note: 'Named somebody whom he wants to find.' };
    await answerByLink(linkIn(report.mail), { answer: 'held', ...seen });
    expect(await sessionStatus()).toBe('held');
    await alertedAndEscalated(reportedAt);
  });

  /** The duty officer gets the mail within seconds, the next rung gets one if nobody acknowledges. */
  async function alertedAndEscalated(raisedAt: number): Promise<void> {
    const { task, mail } = await waitToBeAsked(scene, 'urgent_concern');
    expect(mail.to).toEqual(['dutyOfficer@example.test']);
    expect(Date.parse(mail.receivedAt) - raisedAt).toBeLessThan(5_000);
    expect(mail.text + mail.html).not.toMatch(/Tobias|Renner|concern|wants to find|psychologist|resist/i);
    const escalated = await until('the facility manager to be notified', 60, async () =>
      (await mailsAbout(scene, task.taskId)).find(({ to }) => to.includes('facilityManager@example.test')),
    );
    const waited = Date.parse(escalated.receivedAt) - Date.parse(task.askedAt);
    expect(waited).toBeGreaterThanOrEqual(15_000);
    expect(escalated.text).not.toMatch(/\/l\//);
    expect(await isOpen(task.taskId)).toBe(true);
    await answerByLink(linkIn(mail), { answer: 'acknowledge' });
    expect(await isOpen(task.taskId)).toBe(false);
    const entry = (await events()).find(({ type }) => type === 'urgentConcernAcknowledged');
    expect(entry).toMatchObject({ knownBy: 'link' });
  }

  it('invites to a conference, with a calendar entry that a cancellation takes back', async () => {
    const startsAt = new Date(Date.now() + 86_400_000).toISOString();
    const { conferences = [] } = await give(scene, 'coordinator', 'callConference', {
      type: 'review',
      startsAt,
      placeCode: 'office',
      chairId: 'chair',
      invited: [
        { personId: 'teacher', discipline: 'teacher' },
        { personId: 'facilityManager', discipline: 'prison' },
      ],
    });
    const conferenceId = conferences.at(-1)?.conferenceId;
    const calledAt = Date.now();
    const { task, mail } = await waitToBeAsked(scene, 'conference_invitation', 60, conferenceId, 'teacher');
    expect(mail.to).toEqual(['teacher@example.test']);
    expect(Date.parse(mail.receivedAt) - calledAt).toBeLessThan(5_000);
    const requested = calendarIn(mail);
    expect(requested).toMatch(/METHOD:REQUEST[^]*ATTENDEE[^]*MAILTO:teacher@example.test/i);
    expect(requested.match(/^ATTENDEE/gm)).toHaveLength(1);
    expect(mail.text + mail.html + requested).not.toMatch(/Tobias|Renner|Northfield|review|prison|extremis/i);

    await answerByLink(linkIn(mail), { answer: 'accept' });
    expect(await answerOf(conferenceId, 'teacher')).toBe('accepted');
    await give(scene, 'coordinator', 'cancelConference', { conferenceId, reasonCode: 'replaced' });
    const cancelled = await until('the mail that it is cancelled', 60, async () =>
      (await mailsAbout(scene, task.taskId)).find((each) => calendarIn(each).includes('METHOD:CANCEL')),
    );
    const uid = /^UID:.*$/m;
    expect(uid.exec(calendarIn(cancelled))?.[0]).toBe(uid.exec(requested)?.[0]);
  });

  it('shows the manager the record and, beside it, its workflow', async () => {
    const state = await until('the engine to answer', 60, async () => {
      const found = await stateOf(stack, scene.caseId);
      return found.engine['reachable'] === true && found;
    });
    expect(state.engine).toMatchObject({ status: 'running', phase: 'programme', reachable: true });
    expect(state.record).toMatchObject({ phase: 'programme', reference: scene.reference });
    expect(state.record).not.toHaveProperty('person');
  });

  async function isOpen(taskId: string): Promise<boolean> {
    return (await look(scene)).tasks?.some((task) => task.taskId === taskId) ?? false;
  }

  async function answerOf(conferenceId: string | undefined, personId: string): Promise<string | undefined> {
    const conference = (await look(scene)).conferences?.find((each) => each.conferenceId === conferenceId);
    return conference?.members.find((member) => member.personId === personId)?.answer;
  }

  async function sessionStatus(): Promise<string | undefined> {
    return (await look(scene)).sessions?.at(-1)?.status;
  }

  /** The acts of people, in the order of the timeline; events due to time are left out. */
  async function events(): Promise<readonly Entry[]> {
    const params = { caseId: scene.caseId };
    const answer = await stack.as('coordinator').get<{ items: readonly Entry[] }>(paths.caseEvents, params);
    const { items } = accepted('listCaseEvents', answer);
    return items.filter(({ knownBy }) => knownBy !== 'service').map(({ type, knownBy }) => ({ type, knownBy }));
  }
});

/** The calendar part of a mail, unfolded (RFC 5545, 3.1); empty if there is none. */
function calendarIn({ attachments }: Message): string {
  const entry = attachments.find(({ contentType }) => contentType.startsWith('text/calendar'));
  return Buffer.from(entry?.content ?? '', 'base64')
    .toString()
    .replace(/\r\n[ \t]/g, '');
}
