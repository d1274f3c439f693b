import type { CaseEvent, EventType } from '../../shared/domain/case';
import { text } from '../../stories/drivers/kernel/case-file';
import { referred } from '../../stories/drivers/kernel/states';
import * as given from '../../stories/drivers/kernel/steps';

/** Scenario 1 of the field: the happy path, from the referral to the programme. */
describe('a convicted adult is referred with a legal basis', () => {
  const file = referred({ referral: { legalBasis: 'conviction' } });
  given.staffed(given.accepted(file));
  given.screened(file);
  given.assessed(given.backgroundRecorded(file));
  given.housed(file);
  given.planApproved(file, { aim: 'disengagement' });

  const last = (type: EventType): CaseEvent => {
    const event = file.log.findLast((each) => each.type === type);
    if (!event) throw new Error(`no ${type}`);
    return event;
  };
  /** The answer that led to a decision and contains its reasons. */
  const answerBefore = (event: CaseEvent): CaseEvent | undefined =>
    file.log.slice(0, file.log.indexOf(event)).findLast(({ type }) => type === 'taskAnswered');

  it('screening, baseline, classification and plan are decided by different people', () => {
    const deciders = (['screeningRecorded', 'assessmentApproved', 'housingDecided'] as const).map(
      (type) => last(type).actorId,
    );
    expect(deciders).toEqual(['duty_officer', 'reviewer', 'chair']);
    expect(last('assessmentSubmitted').actorId).toBe('assessor');
    expect(last('planDrafted').actorId).toBe('coordinator');
    expect(last('planApproved').actorId).toBe('chair');
  });

  it('the plan has its aim, and three objectives with thresholds of success and of failure', () => {
    expect(file.kase.plan).toMatchObject({ status: 'approved', aim: 'disengagement' });
    expect(file.kase.plan?.objectives).toHaveLength(3);
    const drafted = file.log.find((event) => event.type === 'planDrafted');
    for (const { draft } of drafted?.type === 'planDrafted' ? drafted.data.objectives : [])
      expect(draft).toMatchObject({ successThreshold: text, failureThreshold: text });
  });

  it('the phase is `programme`', () => {
    expect(file.kase.phase).toBe('programme');
  });

  it('the timeline shows who, when and why at every gate', () => {
    const reasons = { narrativeId: expect.any(String) as string, commitment: expect.any(String) as string };
    expect(last('referralAccepted')).toMatchObject({ actorId: 'coordinator', at: file.now, data: { reasons } });
    expect(last('housingDecided')).toMatchObject({ actorId: 'chair', at: file.now, data: { reasons } });
    for (const type of ['assessmentApproved', 'planApproved'] as const)
      expect(answerBefore(last(type))).toMatchObject({
        at: file.now,
        data: { narrative: reasons, knownBy: 'sign_in' },
      });
  });

  it('the next reassessment is visible: three months from now', () => {
    expect(file.deadlines).toContainEqual({ what: 'reassessmentFellDue', at: file.in('P3M') });
  });
});
