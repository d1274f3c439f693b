import type { CommandData } from '../../shared/domain/case';
import { assessmentAssigned } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { assessing, classifying, decided, inProgramme, planning, referred } from '../../stories/drivers/kernel/states';
import { housed } from '../../stories/drivers/kernel/steps';

const challenge = (changes: Partial<CommandData['recordChallenge']> = {}): CommandData['recordChallenge'] => ({
  of: 'assessment',
  grounds: text,
  reviewerId: 'independent',
  ...changes,
});

const challenged = (of: 'assessment' | 'classification', file: CaseFile = inProgramme()): CaseFile =>
  file.do('coordinator', 'recordChallenge', challenge({ of }));

const followedUp = (file: CaseFile): readonly string[] =>
  file.openTasks.filter(({ kind }) => kind === 'follow_up').map(({ about }) => about);

describe('a challenge', () => {
  it('goes to an independent reviewer, and stays open until they have decided', () => {
    const file = challenged('assessment');
    const [open] = file.kase.challenges;
    expect(open).toMatchObject({ of: 'assessment', reviewerId: 'independent' });
    expect(file.task('challenge_review')).toMatchObject({ assigneeId: 'independent', about: open?.challengeId });
    file.pass('P30D');
    expect(file.kase.challenges).toEqual([open]);
  });

  it.each([
    ['assessment', 'coordinator'],
    ['assessment', 'assessor'],
    ['assessment', 'reviewer'],
    ['assessment', 'chair'],
    ['classification', 'chair'],
    ['classification', 'referrer'],
  ] as const)('of the %s is not reviewed by the %s, who had a part in it', (of, reviewerId) => {
    expect(inProgramme().try('coordinator', 'recordChallenge', challenge({ of, reviewerId }))).toMatchObject({
      code: 'separation_of_duties',
      path: 'reviewerId',
    });
  });

  it('that nobody decided ends with custody', () => {
    const file = challenged('assessment', decided());
    expect(file.kase.challenges).toHaveLength(1);
    expect(file.pass('P20D').kase.phase).toBe('released');
    expect(file.kase.challenges).toEqual([]);
  });

  it('is not reviewed by the person who wrote it down', () => {
    const data = challenge({ reviewerId: 'other_coordinator' });
    expect(inProgramme().try('other_coordinator', 'recordChallenge', data)).toMatchObject({
      code: 'separation_of_duties',
      path: 'reviewerId',
    });
  });

  it.each([
    ['an assessment before one is approved', assessing, 'assessment'],
    ['a classification before one is decided', classifying, 'classification'],
  ] as const)('needs something that was decided: not %s', (_what, state, of) => {
    expect(state().try('coordinator', 'recordChallenge', challenge({ of }))).toMatchObject({
      code: 'nothing_to_challenge',
      path: 'of',
    });
  });

  it('is made of one thing once at a time, and of another beside it', () => {
    const file = challenged('assessment');
    expect(file.try('coordinator', 'recordChallenge', challenge())).toMatchObject({
      code: 'challenge_open',
      path: 'of',
    });
    challenged('classification', file);
    expect(file.kase.challenges.map(({ of }) => of)).toEqual(['assessment', 'classification']);
  });

  it.each([
    ['toString', 'unknown_person'],
    ['retired', 'person_not_active'],
  ])('does not go to a reviewer who cannot be asked: %s', (reviewerId, code) => {
    expect(planning().try('coordinator', 'recordChallenge', challenge({ reviewerId }))).toMatchObject({
      code,
      path: 'reviewerId',
    });
  });

  it('is not recorded before the referral is accepted, and is while the case is suspended', () => {
    expect(referred().try('coordinator', 'recordChallenge', challenge())).toMatchObject({
      code: 'not_allowed_in_phase',
    });
    const file = inProgramme().do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    expect(file.try('coordinator', 'recordChallenge', challenge())).toBeNull();
  });

  it('goes to another reviewer who had no part either', () => {
    const file = challenged('assessment');
    const { taskId } = file.task('challenge_review');
    const to = (assigneeId: string) =>
      file.try('coordinator', 'reassignTask', { taskId, assigneeId, reasonCode: 'on_leave' });
    expect(to('assessor')).toMatchObject({ code: 'separation_of_duties' });
    expect(to('other_psychologist')).toBeNull();
    expect(file.kase.challenges).toMatchObject([{ reviewerId: 'other_psychologist' }]);
  });

  it('is not asked of anybody any more once the person is released', () => {
    const file = challenged('assessment', decided()).pass('P20D');
    expect(file.kase.phase).toBe('released');
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('challenge_review');
  });
});

describe('what the reviewer of a challenge decides', () => {
  it.each([
    ['uphold', 'upheld'],
    ['partly_uphold', 'partly_upheld'],
  ] as const)('of an assessment: to %s requires a reassessment', (answer, decision) => {
    const file = challenged('assessment').answered('challenge_review', answer);
    expect(file.log.find(({ type }) => type === 'challengeDecided')).toMatchObject({ data: { decision } });
    expect(file.kase).toMatchObject({
      challenges: [],
      reassessmentRequired: { because: 'challenge_upheld' },
      assessments: [{ status: 'approved' }],
    });
    expect(followedUp(file)).toEqual(['reassessment_required']);
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned())).toBeNull();
  });

  it('of a classification: to uphold has it decided again, and moves nobody by itself', () => {
    const file = challenged('classification');
    const { housing } = file.kase;
    file.answered('challenge_review', 'partly_uphold');
    expect(file.kase).toMatchObject({ challenges: [], housing, reassessmentRequired: null });
    const asked = file.task('follow_up', 'housing_challenge_upheld');
    expect(file.answer(asked, 'done')).toMatchObject({ code: 'gate_incomplete', path: 'answer' });
    housed(file, { option: 'integrated' });
    expect(followedUp(file)).toEqual([]);
    expect(file.kase.housing).toMatchObject({ option: 'integrated' });
  });

  it.each(['assessment', 'classification'] as const)('of the %s: to dismiss asks nothing of anybody', (of) => {
    const file = challenged(of).answered('challenge_review', 'dismiss');
    expect(file.kase).toMatchObject({ challenges: [], reassessmentRequired: null });
    expect(file.openTasks).toEqual([]);
    expect(file.try('coordinator', 'recordChallenge', challenge({ of }))).toBeNull();
  });

  it.each(['uphold', 'partly_uphold', 'dismiss'] as const)('is said with reasons: %s', (answer) => {
    const file = challenged('assessment');
    expect(file.answer(file.task('challenge_review'), answer, { narrative: undefined })).toMatchObject({
      code: 'reason_required',
      path: 'narrative',
    });
    expect(file.kase.challenges).toHaveLength(1);
  });
});
