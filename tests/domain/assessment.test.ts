import { assessmentAssigned, form, text } from './builders/commands';
import { standard } from './builders/programmes';
import { assessed, assessing, classifying, inProgramme, preRelease } from './builders/states';
import type { AssessmentForm, CommandData } from '../../shared/domain/commands';

const complete = form(standard);
const [first, ...others] = complete.ratings;

/** The form with its first rating changed, or without it. */
const withFirst = (change: object | null): AssessmentForm => ({
  ...complete,
  ratings: change ? [{ ...first!, ...change }, ...others] : others,
});

const assigned = () => assessing().do('coordinator', 'assignAssessment', assessmentAssigned());

describe('an assessment', () => {
  it('is assigned to one person, submitted, and approved by another, which ends the phase', () => {
    const file = assigned();
    expect(file.task('assessment')).toMatchObject({ assigneeId: 'assessor' });
    expect(file.missing).toEqual([{ code: 'baseline', owedBy: { personId: 'assessor' } }]);
    file.answered('assessment', 'submit', { assessment: complete });
    expect(file.missing).toEqual([{ code: 'baseline_review', owedBy: { personId: 'reviewer' } }]);
    file.answered('assessment_review', 'approve');
    expect(file.kase).toMatchObject({
      phase: 'classifying',
      assessments: [{ purpose: 'baseline', status: 'approved', levelOfConcern: 'medium', unrated: 0 }],
    });
  });

  it.each<[string, Partial<CommandData['assignAssessment']>, string, string]>([
    ['by one and the same person', { reviewerId: 'assessor' }, 'separation_of_duties', 'reviewerId'],
    ['by somebody who is not trained for it', { assessorId: 'scholar' }, 'wrong_discipline', 'assessorId'],
    ['by somebody who has left', { assessorId: 'retired' }, 'person_not_active', 'assessorId'],
    ['reviewed by nobody known', { reviewerId: 'toString' }, 'unknown_person', 'reviewerId'],
    [
      'with an instrument that the programme does not have',
      { instrumentId: 'other' },
      'unknown_instrument',
      'instrumentId',
    ],
  ])('is not assigned %s', (_what, changes, code, path) => {
    expect(assessing().try('coordinator', 'assignAssessment', assessmentAssigned(changes))).toMatchObject({
      code,
      path,
    });
  });

  it('is not made by the chair, who decides on it', () => {
    const file = assessing().do('coordinator', 'appoint', { function: 'chair', personId: 'psychologist' });
    expect(
      file.try('coordinator', 'assignAssessment', assessmentAssigned({ assessorId: 'psychologist' })),
    ).toMatchObject({ code: 'separation_of_duties', path: 'assessorId' });
  });

  it('is assigned one at a time', () => {
    expect(assigned().try('coordinator', 'assignAssessment', assessmentAssigned())).toMatchObject({
      code: 'assessment_in_progress',
    });
  });

  it('may leave an item unrated with an explanation, which is counted and never a low rating', () => {
    const file = assigned().answered('assessment', 'submit', { assessment: withFirst({ level: 'not_rated' }) });
    expect(file.kase.assessments[0]).toMatchObject({ status: 'submitted', unrated: 1 });
  });

  it.each([
    ['nothing filled in', undefined, 'assessment_missing', 'assessment'],
    ['an item left out', withFirst(null), 'rating_missing', 'assessment.ratings'],
    ['an item of another instrument', withFirst({ item: 'elsewhere' }), 'unknown_item', 'assessment.ratings.0.item'],
    ['an item twice', withFirst({ item: others[0]!.item }), 'rated_twice', 'assessment.ratings.1.item'],
    ['a level not on the scale', withFirst({ level: 'extreme' }), 'unknown_level', 'assessment.ratings.0.level'],
    ['no evidence', withFirst({ evidence: undefined }), 'evidence_required', 'assessment.ratings.0.evidence'],
    [
      'no explanation why an item is unrated',
      withFirst({ level: 'not_rated', evidence: undefined }),
      'explanation_required',
      'assessment.ratings.0.evidence',
    ],
  ])('is not submitted with %s', (_what, assessment, code, path) => {
    const file = assigned();
    expect(file.answer(file.task('assessment'), 'submit', { assessment })).toMatchObject({ code, path });
    expect(file.task('assessment').status).toBe('open');
  });

  it('is answered by a signed-in person only, and approved with reasons in words', () => {
    const file = assigned();
    expect(file.answer(file.task('assessment'), 'submit', { assessment: complete }, 'link')).toMatchObject({
      code: 'sign_in_required',
    });
    file.answered('assessment', 'submit', { assessment: complete });
    expect(file.answer(file.task('assessment_review'), 'approve', { narrative: undefined })).toMatchObject({
      code: 'reason_required',
      path: 'narrative',
    });
  });

  it('that is rejected or cannot be done goes back to the coordinator, who assigns another', () => {
    const rejected = assigned()
      .answered('assessment', 'submit', { assessment: complete })
      .answered('assessment_review', 'reject', { reasonCode: 'incomplete' });
    const impossible = assigned().answered('assessment', 'cannot_do', { reasonCode: 'conflict_of_interest' });
    for (const [file, subject] of [
      [rejected, 'assessment_rejected'],
      [impossible, 'assessment_not_possible'],
    ] as const) {
      expect(file.task('follow_up').about).toBe(subject);
      file.do('coordinator', 'assignAssessment', assessmentAssigned({ assessorId: 'psychologist' }));
      expect(file.openTasks.map(({ kind }) => kind)).toEqual(['assessment']);
    }
  });
});

describe('a reassessment', () => {
  it('falls due by itself three months into the programme, and the coordinator is asked to assign it', () => {
    const file = inProgramme();
    const since = file.now;
    file.pass('P2M').pass('P27D');
    expect(file.kase.reassessment).toMatchObject({ fellDue: false });
    file.pass('P1M');
    expect(file.log.find(({ type }) => type === 'reassessmentFellDue')).toMatchObject({
      data: { dueSince: '2031-06-03T07:00:00.000Z' },
    });
    expect(since).toBe('2031-03-03T08:00:00.000Z');
    const due = file.task('follow_up', 'reassessment_due');
    expect(due.assigneeId).toBe('coordinator');
    expect(file.answer(due, 'done')).toMatchObject({ code: 'gate_incomplete', path: 'answer' });
    assessed(file);
    expect(file.openTasks.map(({ kind, assigneeId }) => [kind, assigneeId])).toEqual([['review_decision', 'chair']]);
  });

  it('that ends with "continue" sets the next one three months ahead, and six after the first year', () => {
    const file = inProgramme();
    const due: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      due.push(file.deadlines.find(({ what }) => what === 'reassessmentFellDue')!.at.slice(0, 10));
      file.until(`${due.at(-1)!}T12:00:00.000Z`);
      for (const { about } of file.openTasks.filter((task) => task.about === 'pre_release_due'))
        file.answered('follow_up', 'done', {}, about);
      assessed(file).answered('review_decision', 'continue');
    }
    expect(due).toEqual(['2031-06-03', '2031-09-03', '2031-12-03', '2032-03-03', '2032-09-03']);
  });

  it('stays at three months where the level of concern is high', () => {
    const file = inProgramme().pass('P14M');
    file
      .do('coordinator', 'assignAssessment', assessmentAssigned())
      .answered('assessment', 'submit', { assessment: form(standard, { levelOfConcern: 'high' }) })
      .answered('assessment_review', 'approve')
      .answered('review_decision', 'continue');
    expect(file.deadlines.find(({ what }) => what === 'reassessmentFellDue')?.at).toBe(file.in('P3M'));
  });

  it('is decided by the chair alone, with reasons; its approval moves nothing', () => {
    const file = assessed(inProgramme());
    expect(file.kase.phase).toBe('programme');
    expect(file.answer(file.task('review_decision'), 'complete', { narrative: undefined })).toMatchObject({
      code: 'reason_required',
    });
    file.answered('review_decision', 'complete');
    expect(file.kase).toMatchObject({ phase: 'pre_release', programmeCompletedBy: 'chair' });
  });

  it('that was still to be decided when the preparation of release starts is not asked for any more', () => {
    const file = assessed(inProgramme()).do('coordinator', 'startPreRelease', { reasons: text });
    expect(file.openTasks).toEqual([]);
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned())).toBeNull();
  });

  it('does not fall due twice, nor outside the programme', () => {
    const file = inProgramme().pass('P1Y');
    expect(file.log.filter(({ type }) => type === 'reassessmentFellDue')).toHaveLength(1);
    expect(preRelease().deadlines.map(({ what }) => what)).not.toContain('reassessmentFellDue');
    expect(classifying().deadlines.map(({ what }) => what)).not.toContain('reassessmentFellDue');
  });
});
