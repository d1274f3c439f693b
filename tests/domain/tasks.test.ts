import { taskRows } from '../../shared/domain/catalogue';
import type { TaskKind } from '../../shared/domain/case';
import { service } from '../../stories/directory';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import {
  afterDeath,
  called,
  closed,
  inAftercare,
  inProgramme,
  invited,
  planned,
  referred,
  supervised,
} from '../../stories/drivers/kernel/states';
import { assessed, withSessions } from '../../stories/drivers/kernel/steps';
import { demo, standard } from '../../stories/programmes';

const owed = (file: CaseFile): readonly string[] =>
  file.owed.map(({ recipientId, activity, message }) => `${recipientId} ${activity} ${message}`);

describe('what a person is asked', () => {
  it('may be answered in the ways of its kind and in no other', () => {
    const file = invited();
    expect(file.answer(file.task('session_invitation'), 'approve')).toMatchObject({
      code: 'answer_not_possible',
      path: 'answer',
      detail: { possible: ['accept', 'decline'] },
    });
    expect(file.answer(file.task('session_invitation'), '__proto__' as 'accept')).toMatchObject({
      code: 'answer_not_possible',
    });
  });

  it('is answered by whom it was asked of, and by nobody else', () => {
    const file = invited();
    const { taskId } = file.task('session_invitation');
    for (const other of ['other_psychologist', 'coordinator', 'nobody'])
      expect(file.try(other, 'answerTask', { taskId, answer: 'accept' })).toMatchObject({
        code: 'not_your_task',
        path: 'taskId',
      });
  });

  it.each(['unknown', 'constructor', 'toString'])('is known to the case (%s is not)', (taskId) => {
    const unknown = { code: 'unknown_task', path: 'taskId' };
    const reassigned = { taskId, assigneeId: 'other_psychologist', reasonCode: 'workload' };
    expect(invited().try('psychologist', 'answerTask', { taskId, answer: 'accept' })).toMatchObject(unknown);
    expect(invited().try('coordinator', 'reassignTask', reassigned)).toMatchObject(unknown);
  });

  it('is answered once', () => {
    const file = invited();
    const task = file.task('session_invitation');
    expect(file.answer(task, 'accept', {}, 'link')).toBeNull();
    expect(file.answer(task, 'accept', {}, 'link')).toMatchObject({ code: 'already_answered', path: 'taskId' });
    expect(file.answer(task, 'decline', { reasonCode: 'on_leave' })).toMatchObject({ code: 'already_answered' });
    expect(file.log.filter(({ type }) => type === 'sessionAccepted')).toHaveLength(1);
  });

  it('keeps how its author was known', () => {
    const file = invited();
    file.answer(file.task('session_invitation'), 'accept', {}, 'link');
    expect(Object.values(file.kase.tasks).find(({ kind }) => kind === 'session_invitation')).toMatchObject({
      status: 'answered',
      answer: 'accept',
      answeredBy: 'psychologist',
      knownBy: 'link',
    });
  });

  it('drops a reason that the answer has no use for', () => {
    const file = invited();
    file.answer(file.task('session_invitation'), 'accept', { reasonCode: 'whatever' });
    expect(file.log.findLast(({ type }) => type === 'taskAnswered')?.data).not.toHaveProperty('reasonCode');
  });

  const states = {
    session_invitation: invited,
    session_report: () => invited().pass('P15D'),
    conference_invitation: () => {
      const file = inProgramme();
      called(file, { type: 'incident', invited: [{ personId: 'police_officer', discipline: 'police' }] });
      return file;
    },
    urgent_concern: () => invited().pass('P15D').answered('session_report', 'held', { concern: 'urgent' }),
    contact_report: supervised,
    outreach: () => inAftercare().answered('contact_report', 'missed', { reasonCode: 'did_not_come' }),
    review_decision: () => assessed(inProgramme()),
    follow_up: () => referred().pass('P8D'),
  } as const;
  const byLink = [
    'session_invitation',
    'session_report',
    'conference_invitation',
    'urgent_concern',
    'contact_report',
    'outreach',
  ] as const;

  it('may be answered by link where it is attendance, contact or an alarm, and needs a sign-in where it is judgement', () => {
    const kinds = Object.keys(taskRows) as TaskKind[];
    expect(kinds.filter((kind) => taskRows[kind].sensitivity === 'link')).toEqual(byLink);
  });

  it.each(byLink)('carries a link where it may be answered by one (%s)', (kind) => {
    const file = states[kind]();
    const { taskId } = file.task(kind);
    expect(file.owed.find((each) => each.taskId === taskId)).toMatchObject({ linkGeneration: 0 });
  });

  it.each(['review_decision', 'follow_up'] as const)('carries none where it may not (%s)', (kind) => {
    const file = states[kind]();
    const { taskId } = file.task(kind);
    expect(file.owed.find((each) => each.taskId === taskId)).toMatchObject({ linkGeneration: null });
  });
});

describe('a ladder', () => {
  it('reminds at half and at nine tenths of the window, then notifies the coordinator, and never answers', () => {
    const file = invited(); // Monday at nine; the window is three working days
    expect(owed(file)).toEqual(['psychologist inviteToSession asked']);
    file.pass('PT35H');
    expect(owed(file)).toEqual(['psychologist inviteToSession asked']);
    file.pass('PT1H');
    expect(owed(file)).toEqual(['psychologist remind reminder']);
    const [{ key } = { key: '' }] = file.owed;
    file.pass('P2D');
    expect(owed(file)).toEqual(['psychologist remind reminder', 'coordinator escalate escalation']);
    expect(file.owed[0]?.key).not.toBe(key);
    file.pass('P5D');
    expect(file.task('session_invitation')).toMatchObject({ status: 'open', rungsReached: 3 });
    expect(file.log.filter(({ type }) => type === 'rungReached').map(({ data }) => data)).toMatchObject([
      { rung: 1, to: 'assignee' },
      { rung: 2, to: 'assignee' },
      { rung: 3, to: 'lead_coordinator' },
    ]);
  });

  it('reminds a coordinator of what is theirs, and does not complain of them to themselves', () => {
    const file = referred().pass('P30D');
    expect(owed(file)).toEqual(['coordinator remind reminder']);
  });

  it('leaves one message to each person after a long silence, not one for each rung', () => {
    const file = invited();
    file.sleep('P10D');
    expect(owed(file)).toEqual(['psychologist remind reminder', 'coordinator escalate escalation']);
  });

  it.each([standard, demo])('stands in the programme for every kind of task ($id)', ({ ladders, taskWindows }) => {
    for (const kind of Object.keys(taskRows) as TaskKind[]) {
      const rungs = ladders[kind] ?? ladders.default;
      expect(rungs[0]).toEqual({ at: 0.5, to: 'assignee' });
      // The coordinator's own follow-ups stay with them; every other unanswered task reaches somebody else.
      if (kind !== 'follow_up') expect(rungs.at(-1)?.to).not.toBe('assignee');
      expect(taskWindows[kind]).toEqual(expect.any(String));
    }
  });

  it('starts again when what is asked changes', () => {
    const file = invited().pass('P2D');
    expect(file.task('session_invitation').rungsReached).toBe(1);
    const [session] = file.kase.sessions;
    file.do('coordinator', 'rescheduleSession', {
      sessionId: session!.sessionId,
      startsAt: file.in('P20D'),
      reasonCode: 'other',
    });
    expect(file.task('session_invitation')).toMatchObject({ rungsReached: 0, revision: 1, askedAt: file.now });
    expect(owed(file)).toEqual(['psychologist inviteToSession changed']);
  });

  it('of an invitation ends before the session starts', () => {
    const file = inProgramme();
    const startsAt = file.in('PT4H');
    planned(file, { startsAt });
    expect(file.task('session_invitation').dueAt).toBe(startsAt);
  });
});

describe('what is owed', () => {
  it('is a receipt to a person who answered by link, and to nobody else', () => {
    const byLink = invited();
    byLink.answer(byLink.task('session_invitation'), 'accept', {}, 'link');
    expect(owed(byLink)).toEqual(['psychologist announce answer_recorded']);
    const signedIn = invited().answered('session_invitation', 'accept');
    expect(owed(signedIn)).toEqual([]);
  });

  it('is nothing after a death, not even what was still on its way', () => {
    expect(afterDeath().owed).toEqual([]);
  });

  it('names a code and opaque ids, and nothing about a person', () => {
    for (const { key } of withSessions(inProgramme()).owed) expect(key).toMatch(/^[a-z_]+:id-\d+:[\d.:]+$/);
  });

  it('becomes a task of the coordinator where a mail will never arrive', () => {
    const file = invited();
    const [{ key, taskId } = { key: '', taskId: '' }] = file.owed;
    expect(file.refusal(service, { name: 'recordMailFailure', data: { taskId, owedKey: key } })).toBeNull();
    expect(file.task('follow_up')).toMatchObject({ about: 'mail_failed', assigneeId: 'coordinator' });
    expect(file.task('session_invitation').status).toBe('open');
  });

  it('asks nobody to see to a mail that failed after all is over', () => {
    for (const file of [afterDeath(), closed()]) {
      const [taskId = ''] = Object.keys(file.kase.tasks);
      file.refusal(service, { name: 'recordMailFailure', data: { taskId, owedKey: 'key' } });
      expect(file.openTasks).toEqual([]);
    }
  });

  it('does not go round in a circle when the coordinator’s own mail fails', () => {
    const file = referred().pass('P8D');
    const { taskId } = file.task('follow_up');
    file.refusal(service, { name: 'recordMailFailure', data: { taskId, owedKey: 'key' } });
    expect(file.openTasks).toHaveLength(1);
  });
});
