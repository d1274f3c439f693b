import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { invited, preRelease, referred } from '../../stories/drivers/kernel/states';

describe('a task that goes to another person', () => {
  const reassigned = () => {
    const file = invited().pass('P2D');
    const { taskId } = file.task('session_invitation');
    return file.do('coordinator', 'reassignTask', {
      taskId,
      assigneeId: 'other_psychologist',
      reasonCode: 'left_service',
    });
  };

  it('is asked afresh with a link of its own, and the first is notified if they had been asked', () => {
    const file = reassigned();
    expect(file.task('session_invitation')).toMatchObject({
      assigneeId: 'other_psychologist',
      generation: 1,
      revision: 0,
    });
    expect(file.owed).toMatchObject([
      { recipientId: 'other_psychologist', message: 'asked', linkGeneration: 1 },
      { recipientId: 'psychologist', message: 'no_longer_needed', onlyIfTold: true, linkGeneration: null },
    ]);
    expect(file.kase.sessions[0]?.specialistId).toBe('other_psychologist');
  });

  it('is notified to the first once, whatever becomes of it', () => {
    const file = reassigned();
    const told = () => file.owed.filter(({ recipientId }) => recipientId === 'psychologist').map(({ key }) => key);
    const keys = told();
    file.do('coordinator', 'rescheduleSession', {
      sessionId: file.kase.sessions[0]!.sessionId,
      startsAt: file.in('P20D'),
      reasonCode: 'other',
    });
    expect(told()).toEqual(keys);
    file.answered('session_invitation', 'accept');
    expect(told()).toEqual(keys);
  });

  it('is no longer the first one’s to answer', () => {
    const file = reassigned();
    const { taskId } = file.task('session_invitation');
    expect(file.try('psychologist', 'answerTask', { taskId, answer: 'accept' })).toMatchObject({
      code: 'not_your_task',
    });
  });

  it.each([
    ['the same person', 'psychologist', 'workload', 'nothing_changed', 'assigneeId'],
    ['somebody of another discipline', 'scholar', 'workload', 'wrong_discipline', 'assigneeId'],
    ['somebody who has left', 'retired', 'workload', 'person_not_active', 'assigneeId'],
    ['nobody known', 'constructor', 'workload', 'unknown_person', 'assigneeId'],
    ['another without a reason of the list', 'other_psychologist', 'whim', 'unknown_reason', 'reasonCode'],
  ])('does not go to %s', (_who, assigneeId, reasonCode, code, path) => {
    const file = invited();
    const { taskId } = file.task('session_invitation');
    expect(file.try('coordinator', 'reassignTask', { taskId, assigneeId, reasonCode })).toMatchObject({ code, path });
  });

  it('does not go anywhere once it was answered', () => {
    const file = invited();
    const { taskId } = file.task('session_invitation');
    file.answered('session_invitation', 'accept');
    expect(
      file.try('coordinator', 'reassignTask', { taskId, assigneeId: 'other_psychologist', reasonCode: 'workload' }),
    ).toMatchObject({ code: 'already_answered' });
  });

  it('follows its function: the next lead coordinator has the follow-ups', () => {
    const file = referred().pass('P8D');
    file.do('coordinator', 'appoint', { function: 'lead_coordinator', personId: 'other_coordinator' });
    expect(file.task('follow_up').assigneeId).toBe('other_coordinator');
  });

  it('never puts an assessor in the place of the reviewer, or the other way round', () => {
    const file = preReleaseAssessment();
    const assessment = file.task('assessment');
    const apart = { code: 'separation_of_duties', path: 'assigneeId' };
    const to = (taskId: string, assigneeId: string) =>
      file.try('coordinator', 'reassignTask', { taskId, assigneeId, reasonCode: 'workload' });
    expect(to(assessment.taskId, 'reviewer')).toMatchObject(apart);
    expect(to(assessment.taskId, 'teacher')).toMatchObject({ code: 'wrong_discipline' });
    expect(to(assessment.taskId, 'psychologist')).toBeNull();
    expect(file.kase.assessments.at(-1)).toMatchObject({ assessorId: 'psychologist' });
  });
});

function preReleaseAssessment(): CaseFile {
  return preRelease().do('coordinator', 'assignAssessment', {
    instrumentId: 'demonstration',
    assessorId: 'assessor',
    reviewerId: 'reviewer',
  });
}
