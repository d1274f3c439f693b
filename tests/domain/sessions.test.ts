import type { CommandData } from '../../shared/domain/case';
import { text } from '../../stories/drivers/kernel/case-file';
import {
  inAftercare,
  inProgramme,
  planned,
  preRelease,
  releaseDecision,
  supervised,
  trackId,
} from '../../stories/drivers/kernel/states';

const invited = () => {
  const file = inProgramme();
  return { file, sessionId: planned(file) };
};

const sessionOf = ({ file, sessionId }: ReturnType<typeof invited>) =>
  file.kase.sessions.find((session) => session.sessionId === sessionId);

const owedTo = (file: ReturnType<typeof inProgramme>, personId: string): readonly string[] =>
  file.owed
    .filter(({ recipientId }) => recipientId === personId)
    .map(({ activity, message }) => `${activity}: ${message}`);

describe('a session', () => {
  it('is planned with a specialist of the discipline of its track, who is invited', () => {
    const { file, sessionId } = invited();
    expect(file.kase.sessions).toMatchObject([
      { sessionId, status: 'invited', revision: 0, specialistId: 'psychologist' },
    ]);
    expect(owedTo(file, 'psychologist')).toEqual(['inviteToSession: asked']);
  });

  it.each<[string, Partial<CommandData['planSession']>, string, string]>([
    ['a track that the plan does not have', { trackId: 'elsewhere' }, 'unknown_track', 'trackId'],
    ['a specialist of another discipline', { specialistId: 'teacher' }, 'wrong_discipline', 'specialistId'],
    ['a specialist who has left', { specialistId: 'retired' }, 'person_not_active', 'specialistId'],
    ['nobody known', { specialistId: 'nobody' }, 'unknown_person', 'specialistId'],
    ['a time that has passed', { startsAt: '2031-03-03T08:00:00.000Z' }, 'date_in_past', 'startsAt'],
    ['a place that the programme does not know', { placeCode: 'cellar' }, 'unknown_place', 'placeCode'],
  ])('is not planned with %s', (_what, changes, code, path) => {
    const file = inProgramme();
    const data = {
      trackId: trackId(file),
      specialistId: 'psychologist',
      startsAt: file.in('P7D'),
      minutes: 60,
      placeCode: 'room_a',
      ...changes,
    };
    expect(file.try('coordinator', 'planSession', data)).toMatchObject({ code, path });
  });

  it('goes on being possible beside the preparation of release, supervision and aftercare', () => {
    for (const file of [preRelease(), releaseDecision(), supervised(), inAftercare()])
      expect(planned(file)).toEqual(expect.any(String));
  });

  it('is accepted, takes place, and is reported as held', () => {
    const { file, sessionId } = invited();
    file.answered('session_invitation', 'accept').pass('P7D').pass('PT59M');
    expect(sessionOf({ file, sessionId })?.status).toBe('accepted');
    file.pass('PT1M');
    expect(file.task('session_report')).toMatchObject({ assigneeId: 'psychologist', about: sessionId });
    file.answered('session_report', 'held', {}, sessionId);
    expect(sessionOf({ file, sessionId })?.status).toBe('held');
    expect(file.openTasks).toEqual([]);
  });

  it('is reported as not held with a reason of the list', () => {
    const { file, sessionId } = invited();
    file.answered('session_invitation', 'accept').pass('P8D');
    const report = file.task('session_report');
    expect(file.answer(report, 'not_held')).toMatchObject({ code: 'reason_required', path: 'reasonCode' });
    expect(file.answer(report, 'not_held', { reasonCode: 'bored' })).toMatchObject({
      code: 'unknown_reason',
      path: 'reasonCode',
    });
    expect(file.answer(report, 'not_held', { reasonCode: 'facility_cancelled' }, 'link')).toBeNull();
    expect(sessionOf({ file, sessionId })?.status).toBe('not_held');
  });

  it('whose invitation nobody answered is neither declined nor held by silence: its report is asked for', () => {
    const { file, sessionId } = invited();
    file.pass('P8D');
    expect(sessionOf({ file, sessionId })?.status).toBe('report_due');
    expect(file.openTasks.map(({ kind }) => kind)).toEqual(['session_report']);
  });

  it('that is declined goes to the coordinator, until every declined one is moved or cancelled', () => {
    const { file, sessionId } = invited();
    file.answered('session_invitation', 'decline', { reasonCode: 'on_leave' });
    const second = planned(file);
    file.answered('session_invitation', 'decline', { reasonCode: 'on_leave' });
    expect(file.task('follow_up').about).toBe('session_declined');
    file.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'replaced' });
    expect(file.openTasks).toHaveLength(1);
    const startsAt = file.kase.sessions.find((session) => session.sessionId === second)!.startsAt;
    const specialistId = 'other_psychologist';
    file.do('coordinator', 'rescheduleSession', { sessionId: second, startsAt, specialistId, reasonCode: 'replaced' });
    expect(file.openTasks.map(({ kind, assigneeId }) => [kind, assigneeId])).toEqual([
      ['session_invitation', 'other_psychologist'],
    ]);
  });
});

describe('a session that is moved', () => {
  it('changes the open invitation, whose link goes on, and says so', () => {
    const { file, sessionId } = invited();
    const before = file.task('session_invitation');
    file.do('coordinator', 'rescheduleSession', { sessionId, startsAt: file.in('P9D'), reasonCode: 'other' });
    expect(file.task('session_invitation')).toMatchObject({ taskId: before.taskId, generation: 0, revision: 1 });
    expect(sessionOf({ file, sessionId })).toMatchObject({ revision: 1, status: 'invited' });
    expect(owedTo(file, 'psychologist')).toEqual(['inviteToSession: changed']);
  });

  it('is asked for anew of the specialist who had accepted', () => {
    const { file, sessionId } = invited();
    file.answered('session_invitation', 'accept');
    file.do('coordinator', 'rescheduleSession', { sessionId, startsAt: file.in('P9D'), reasonCode: 'other' });
    expect(sessionOf({ file, sessionId })?.status).toBe('invited');
    expect(owedTo(file, 'psychologist')).toEqual(['inviteToSession: asked']);
  });

  it('to another specialist notifies the first, who had accepted, and invites the second', () => {
    const { file, sessionId } = invited();
    file.answered('session_invitation', 'accept');
    file.do('coordinator', 'rescheduleSession', {
      sessionId,
      startsAt: file.in('P9D'),
      reasonCode: 'specialist_unavailable',
      specialistId: 'other_psychologist',
    });
    expect(owedTo(file, 'psychologist')).toEqual(['announce: no_longer_needed']);
    expect(owedTo(file, 'other_psychologist')).toEqual(['inviteToSession: asked']);
  });

  it.each<[string, Partial<CommandData['rescheduleSession']>, string, string]>([
    ['into the past', { startsAt: '2031-03-01T08:00:00.000Z' }, 'date_in_past', 'startsAt'],
    ['without a reason of the list', { reasonCode: 'whim' }, 'unknown_reason', 'reasonCode'],
    ['to somebody of another discipline', { specialistId: 'scholar' }, 'wrong_discipline', 'specialistId'],
    ['where there is none', { sessionId: 'hasOwnProperty' }, 'unknown_session', 'sessionId'],
  ])('is not moved %s', (_what, changes, code, path) => {
    const { file, sessionId } = invited();
    const data = { sessionId, startsAt: file.in('P9D'), reasonCode: 'other', ...changes };
    expect(file.try('coordinator', 'rescheduleSession', data)).toMatchObject({ code, path });
  });

  it('to where it is already is no change', () => {
    const { file, sessionId } = invited();
    const data = { sessionId, startsAt: sessionOf({ file, sessionId })!.startsAt, reasonCode: 'other' };
    expect(file.try('coordinator', 'rescheduleSession', data)).toMatchObject({ code: 'nothing_changed' });
  });
});

describe('a session that is cancelled', () => {
  it('after it was accepted notifies its specialist, and ends the questions about it', () => {
    const { file, sessionId } = invited();
    file.answered('session_invitation', 'accept');
    file.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'security', narrative: text });
    expect(owedTo(file, 'psychologist')).toEqual(['announce: no_longer_needed']);
    file.pass('P9D');
    expect(file.openTasks).toEqual([]);
    expect(sessionOf({ file, sessionId })?.status).toBe('cancelled');
  });

  it('before it was answered ends the invitation, and its late answer is rejected as no longer needed', () => {
    const { file, sessionId } = invited();
    const invitation = file.task('session_invitation');
    file.do('coordinator', 'cancelSession', { sessionId, reasonCode: 'security' });
    expect(file.answer(invitation, 'accept', {}, 'link')).toMatchObject({ code: 'no_longer_needed', path: 'taskId' });
  });

  it('is not cancelled again, nor once it is over', () => {
    const { file, sessionId } = invited();
    const cancel = () => file.try('coordinator', 'cancelSession', { sessionId, reasonCode: 'other' });
    expect(file.try('coordinator', 'cancelSession', { sessionId, reasonCode: 'whim' })).toMatchObject({
      code: 'unknown_reason',
    });
    file.pass('P8D');
    expect(cancel()).toMatchObject({ code: 'session_not_open', detail: { now: 'report_due' } });
    file.answered('session_report', 'held');
    expect(cancel()).toMatchObject({ code: 'session_not_open', detail: { now: 'held' } });
  });
});
