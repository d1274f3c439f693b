import { objective, withoutFailureThreshold } from '../../stories/bodies';
import { dateIn, planning } from '../../stories/drivers/kernel/states';
import * as given from '../../stories/drivers/kernel/steps';

/** Scenario 2 of the field: a plan that cannot fail is no plan. */
describe('the chair approves a plan with one objective that lacks its failure threshold', () => {
  const file = planning();
  const reviewOn = dateIn(file, 'P3M');
  given.planSubmitted(
    given.planDrafted(file, {
      objectives: [objective(reviewOn), withoutFailureThreshold(reviewOn), objective(reviewOn)],
    }),
  );
  const before = file.kase;
  const refusal = file.answer(file.task('plan_approval'), 'approve');

  it('is refused, naming that objective', () => {
    expect(refusal).toEqual({
      code: 'failure_threshold_missing',
      path: 'objectives.1.failureThreshold',
      detail: { objectiveId: file.kase.plan?.objectives[1]?.objectiveId, objective: 2 },
    });
  });

  it('and nothing has changed: the chair is still asked', () => {
    expect(file.kase).toBe(before);
    expect(file.task('plan_approval').assigneeId).toBe('chair');
  });
});
