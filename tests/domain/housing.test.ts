import type { CommandData } from '../../shared/domain/case';
import { housing } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import { classifying, dateIn, inIntake, inProgramme, planning, released } from '../../stories/drivers/kernel/states';

describe('a housing decision', () => {
  it('classifies the person when the chair takes it in its phase', () => {
    const file = planning();
    expect(file.kase).toMatchObject({
      phase: 'planning',
      housing: { option: 'dispersed', decidedBy: 'chair', decidedIn: 'classifying' },
    });
  });

  it('that was taken before, or by another, is not yet a classification', () => {
    const early = inIntake();
    early.do('facility_manager', 'decideHousing', housing(dateIn(early, 'P6M')));
    expect(early.kase).toMatchObject({ phase: 'intake', housing: { decidedIn: 'intake' } });
    const file = classifying();
    file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P6M')));
    expect(file.kase.phase).toBe('classifying');
    expect(file.missing).toEqual([{ code: 'classification', owedBy: { function: 'chair', personId: 'chair' } }]);
  });

  it.each<[string, Partial<CommandData['decideHousing']>, string, string]>([
    ['an unknown factor', { factors: ['vulnerability', 'looks'] }, 'unknown_code', 'factors.1'],
    ['an unknown security class', { securityClass: 'extreme' }, 'unknown_code', 'securityClass'],
    ['an unknown role tier', { roleTier: 'general' }, 'unknown_code', 'roleTier'],
    ['an end in the past', { expiresOn: '2031-03-02' }, 'date_in_past', 'expiresOn'],
    ['an end beyond a year', { expiresOn: '2032-03-04' }, 'expires_too_late', 'expiresOn'],
    [
      'separation beyond fifteen days',
      { option: 'separate', expiresOn: '2031-03-19' },
      'expires_too_late',
      'expiresOn',
    ],
  ])('is refused with %s', (_what, changes, code, path) => {
    expect(classifying().try('chair', 'decideHousing', housing('2031-09-01', changes))).toMatchObject({ code, path });
  });

  it('may separate a person for fifteen days', () => {
    const file = classifying();
    expect(file.try('chair', 'decideHousing', housing('2031-03-18', { option: 'separate' }))).toBeNull();
  });

  it('ends on its date and never goes on by silence: somebody is asked, until it is decided again', () => {
    const file = inProgramme();
    file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P14D'), { option: 'separate' }));
    file.pass('P12D');
    expect(file.openTasks).toEqual([]);
    file.pass('P2D');
    expect(file.kase.housing).toMatchObject({ option: 'separate', reviewFellDue: true });
    const review = file.task('follow_up', 'housing_review_due');
    expect(file.answer(review, 'done')).toMatchObject({ code: 'gate_incomplete', path: 'answer' });
    expect(file.task('follow_up', 'housing_review_due')).toEqual(review);
    file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P3M')));
    expect(file.kase.housing?.reviewFellDue).toBe(false);
    expect(file.openTasks).toEqual([]);
  });

  it('stays as it is while the classification is challenged: it may be renewed, and not changed', () => {
    const file = planning();
    file.do('coordinator', 'recordChallenge', {
      of: 'classification',
      grounds: text,
      reviewerId: 'other_psychologist',
    });
    const deciding = (changes: Partial<CommandData['decideHousing']>) =>
      file.try('chair', 'decideHousing', housing(dateIn(file, 'P3M'), changes));
    expect(deciding({ option: 'concentrated' })).toMatchObject({ code: 'challenge_open', path: 'option' });
    expect(deciding({ securityClass: 'maximum' })).toMatchObject({ code: 'challenge_open', path: 'securityClass' });
    expect(deciding({ roleTier: 'leader' })).toMatchObject({ code: 'challenge_open', path: 'roleTier' });
    expect(deciding({})).toBeNull();
    file.answered('challenge_review', 'dismiss');
    expect(deciding({ option: 'concentrated' })).toBeNull();
  });

  it('does not outlive custody', () => {
    const file = released();
    expect(file.openTasks.map(({ about }) => about)).not.toContain('housing_review_due');
    expect(file.deadlines.map(({ what }) => what)).not.toContain('housingReviewFellDue');
    expect(file.try('chair', 'decideHousing', housing(dateIn(file, 'P1M')))).toMatchObject({
      code: 'not_allowed_in_phase',
    });
  });
});
