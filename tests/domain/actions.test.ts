import { action, held, noAction, withQuorum } from './builders/conferences';
import { text } from '../../stories/drivers/kernel/case-file';
import { dateIn, inProgramme, planning } from '../../stories/drivers/kernel/states';
import { called, minutes } from './builders/conferences';

const programme = { ...withQuorum, gates: { ...withQuorum.gates, planning: ['plan' as const] } };
const withAction = () => held(inProgramme({ programme }), { items: [noAction, action('2031-03-20')] });

describe('an action of a conference', () => {
  it('is a task of its owner, due at the end of its day where the person is', () => {
    const file = withAction();
    const task = file.task('action');
    const log = file.log.findLast(({ type }) => type === 'conferenceHeld');
    expect(log?.data).toMatchObject({ items: [{}, { itemId: task.about }] });
    expect(task).toMatchObject({ assigneeId: 'teacher', dueAt: '2031-03-20T23:00:00.000Z' });
  });

  it('due on the day on which the clocks change ends an hour earlier in the world', () => {
    const file = held(inProgramme({ programme }), { items: [action('2031-03-30')] });
    expect(file.task('action').dueAt).toBe('2031-03-30T22:00:00.000Z');
  });

  it.each([
    ['somebody unknown', action('2031-03-20', 'nobody'), 'unknown_person', 'items.1.disposition.ownerId'],
    ['somebody who has left', action('2031-03-20', 'retired'), 'person_not_active', 'items.1.disposition.ownerId'],
    ['a day that is past', action('2031-03-10'), 'date_in_past', 'items.1.disposition.dueOn'],
  ])('is not given to %s', (_whom, item, code, path) => {
    const file = planning({ programme });
    const conferenceId = called(file);
    file.pass('P8D');
    const record = minutes(file, conferenceId, { items: [noAction, item] });
    expect(file.try('chair', 'recordConference', record)).toMatchObject({ code, path });
  });

  it('is done in words, signed in, and once', () => {
    const file = withAction();
    const task = file.task('action');
    expect(file.answer(task, 'done', { narrative: undefined })).toMatchObject({ code: 'reason_required' });
    expect(file.answer(task, 'done', {}, 'link')).toMatchObject({ code: 'sign_in_required' });
    expect(file.answer(task, 'done')).toBeNull();
    expect(file.log.at(-1)).toMatchObject({ type: 'actionDone', data: { actionId: task.about } });
    expect(file.answer(task, 'done')).toMatchObject({ code: 'already_answered' });
  });

  it('that cannot be done goes back to the coordinator with its reason', () => {
    const file = withAction();
    expect(file.answer(file.task('action'), 'cannot_do', { reasonCode: 'rain' })).toMatchObject({
      code: 'unknown_reason',
    });
    file.answered('action', 'cannot_do', { reasonCode: 'no_means' });
    expect(file.task('follow_up', 'action_not_possible').assigneeId).toBe('coordinator');
  });

  it('is not done by silence, and no case is closed while it is open', () => {
    const file = withAction().pass('P30D');
    expect(file.task('action').rungsReached).toBeGreaterThan(0);
    file.do('coordinator', 'startClosing', { reasons: text });
    const { about, assigneeId } = file.task('action');
    expect(file.missing).toContainEqual({ code: 'action', about, owedBy: { personId: assigneeId } });
    const close = () => file.try('chair', 'closeCase', { outcomeCode: 'interrupted', reasons: text });
    expect(close()).toMatchObject({ code: 'gate_incomplete', detail: { missing: [{ kind: 'action' }] } });
    file.answered('action', 'done');
    expect(close()).toBeNull();
    expect(file.kase.phase).toBe('closed');
  });

  it('goes on when the case closes; a conference that was only called is cancelled, and the invitees are notified', () => {
    const file = withAction();
    const conferenceId = called(file, { type: 'review' });
    file.do('coordinator', 'startClosing', { reasons: text });
    expect(file.kase.conferences.map(({ status }) => status)).toEqual(['held', 'cancelled']);
    const invitations = Object.values(file.kase.tasks).filter(({ about }) => about === conferenceId);
    expect(invitations.map(({ status, tellWithdrawal }) => [status, tellWithdrawal])).toEqual(
      Array(3).fill(['withdrawn', true]),
    );
    expect(file.openTasks.map(({ kind }) => kind)).toEqual(['action']);
  });

  it('ends with a death', () => {
    const file = withAction();
    file.do('coordinator', 'recordDeath', { diedOn: dateIn(file, 'P0D') });
    expect(file.openTasks).toEqual([]);
    expect(file.deadlines).toEqual([]);
  });
});
