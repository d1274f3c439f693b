import { objective, plan, withoutFailureThreshold } from '../../stories/bodies';
import { assessing, dateIn, inProgramme, planning } from '../../stories/drivers/kernel/states';

const reviewOn = '2031-06-01';
const submitted = (changes: Parameters<typeof plan>[1] = {}) =>
  planning()
    .do('coordinator', 'draftPlan', plan(reviewOn, changes))
    .do('coordinator', 'submitPlan', { chairId: 'chair' });

describe('a plan', () => {
  it('has an aim, objectives and tracks, and is approved by a chair who is not its author', () => {
    const file = inProgramme();
    expect(file.kase).toMatchObject({
      phase: 'programme',
      plan: { version: 1, status: 'approved', aim: 'disengagement', authorId: 'coordinator', chairId: 'chair' },
    });
    expect(file.kase.plan?.objectives).toHaveLength(3);
    expect(file.kase.plan?.tracks.map(({ discipline }) => discipline)).toEqual(['psychologist', 'scholar', 'teacher']);
  });

  it('without a failure threshold is refused at the gate, naming the objective', () => {
    const file = submitted({ objectives: [objective(reviewOn), withoutFailureThreshold(reviewOn)] });
    const task = file.task('plan_approval');
    expect(file.answer(task, 'approve')).toEqual({
      code: 'failure_threshold_missing',
      path: 'objectives.1.failureThreshold',
      detail: { objectiveId: file.kase.plan?.objectives[1]?.objectiveId, objective: 2 },
    });
    expect(file.kase.phase).toBe('planning');
    expect(file.task('plan_approval')).toEqual(task);
    expect(file.answer(task, 'reject', { reasonCode: 'incomplete' })).toBeNull();
  });

  it.each([
    ['its author', 'other_coordinator', 'separation_of_duties'],
    ['the lead coordinator', 'coordinator', 'separation_of_duties'],
    ['the assessor, on whose word it rests', 'assessor', 'separation_of_duties'],
    ['nobody known', 'valueOf', 'unknown_person'],
    ['somebody who has left', 'retired', 'person_not_active'],
  ])('is not submitted to %s', (_who, chairId, code) => {
    const file = planning().do('other_coordinator', 'draftPlan', plan(reviewOn));
    expect(file.try('coordinator', 'submitPlan', { chairId })).toMatchObject({ code, path: 'chairId' });
  });

  it('does not come to its author by a change of chair either', () => {
    const file = planning()
      .do('other_coordinator', 'draftPlan', plan(reviewOn))
      .do('coordinator', 'submitPlan', { chairId: 'chair' });
    const { taskId } = file.task('plan_approval');
    expect(file.try('coordinator', 'appoint', { function: 'chair', personId: 'other_coordinator' })).toMatchObject({
      code: 'separation_of_duties',
      path: 'personId',
    });
    expect(
      file.try('coordinator', 'reassignTask', { taskId, assigneeId: 'other_coordinator', reasonCode: 'workload' }),
    ).toMatchObject({ code: 'separation_of_duties', path: 'assigneeId' });
    file.do('coordinator', 'appoint', { function: 'chair', personId: 'other_chair' });
    expect(file.task('plan_approval').assigneeId).toBe('other_chair');
    expect(file.kase.plan?.chairId).toBe('other_chair');
  });

  it('is submitted once, and only as a draft', () => {
    const again = { code: 'plan_not_submittable', path: 'chairId' };
    expect(planning().try('coordinator', 'submitPlan', { chairId: 'chair' })).toMatchObject(again);
    expect(submitted().try('coordinator', 'submitPlan', { chairId: 'chair' })).toMatchObject(again);
  });

  it('that is drafted anew withdraws the submitted one, and notifies the chair', () => {
    const file = submitted();
    const { taskId } = file.task('plan_approval');
    file.do('coordinator', 'draftPlan', plan(reviewOn));
    expect(file.kase.plan).toMatchObject({ version: 2, status: 'draft' });
    expect(file.kase.tasks[taskId]).toMatchObject({ status: 'withdrawn', tellWithdrawal: true });
    expect(file.answer({ ...file.kase.tasks[taskId]!, status: 'open' }, 'approve')).toMatchObject({
      code: 'no_longer_needed',
    });
  });

  it('that is rejected goes back to the coordinator with its reason', () => {
    const file = submitted().answered('plan_approval', 'reject', { reasonCode: 'incomplete' });
    expect(file.kase).toMatchObject({ phase: 'planning', plan: { status: 'rejected' } });
    expect(file.task('follow_up').about).toBe('plan_rejected');
    file.do('coordinator', 'draftPlan', plan(reviewOn));
    expect(file.openTasks).toEqual([]);
  });

  it('is refused with a track that the programme does not have, and with a review in the past', () => {
    const file = planning();
    expect(file.try('coordinator', 'draftPlan', plan(reviewOn, { tracks: ['basic_education', 'yoga'] }))).toMatchObject(
      {
        code: 'unknown_track',
        path: 'tracks.1',
        detail: { known: expect.arrayContaining(['basic_education', 'employment']) },
      },
    );
    const past = [objective(reviewOn), objective(dateIn(file, 'P0D')), objective('2031-03-02')];
    expect(file.try('coordinator', 'draftPlan', plan(reviewOn, { objectives: past }))).toMatchObject({
      code: 'date_in_past',
      path: 'objectives.2.reviewOn',
    });
  });

  it('is made in its phase only', () => {
    for (const file of [assessing(), inProgramme()])
      expect(file.try('coordinator', 'draftPlan', plan('2032-01-01'))).toMatchObject({ code: 'not_allowed_in_phase' });
  });
});
