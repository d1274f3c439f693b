import { incentive } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import { inProgramme } from '../../stories/drivers/kernel/states';
import * as given from '../../stories/drivers/kernel/steps';

/** Proposed at the baseline's medium concern; a reassessment finds it high before anybody decides. */
function pending() {
  const file = inProgramme().do('coordinator', 'proposeIncentive', incentive());
  given.assessed(file, { levelOfConcern: 'high' }).answered('review_decision', 'step_up');
  expect(file.kase.concern).toMatchObject({ level: 'high', hasRisen: true });
  return file;
}

/** Scenario 10 of the field. */
describe('risk has become worse while an incentive is pending', () => {
  it('granting needs an override with a reason', () => {
    const file = pending();
    const before = file.kase;
    expect(file.answer(file.task('incentive_decision'), 'grant')).toMatchObject({
      code: 'override_required',
      path: 'override',
    });
    expect(file.kase).toBe(before);
    file.answered('incentive_decision', 'grant', { override: text });
    expect(file.log.findLast(({ type }) => type === 'incentiveGranted')).toMatchObject({
      actorId: 'granter',
      data: { override: text },
    });
  });

  it('refusing needs none', () => {
    const file = pending().answered('incentive_decision', 'refuse', { reasonCode: 'risk_has_risen' });
    expect(file.kase.incentives).toEqual([]);
  });

  it('nothing that was granted before is revoked by itself', () => {
    const file = given.granted(inProgramme());
    given.assessed(file, { levelOfConcern: 'high' }).answered('review_decision', 'step_up').pass('P1M');
    expect(file.kase.incentives).toMatchObject([{ status: 'granted' }]);
    expect(file.log.some(({ type }) => type === 'incentiveRevoked')).toBe(false);
  });
});
