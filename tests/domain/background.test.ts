import type { LevelOfConcern } from '../../shared/domain/areas/background/contract';
import type { Programme } from '../../shared/programme/schema';
import { assessmentAssigned } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { assessing, classifying, inIntake, inProgramme, referred } from '../../stories/drivers/kernel/states';
import { assessed, submitted } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

/** The gate to classification requires the background and the person's comment. */
const programme: Programme = {
  ...standard,
  background: ['needs', 'family'],
  gates: { ...standard.gates, assessing: ['baseline', 'background', 'person_comment'] },
};

const area = (name: string) => ({ area: name, summary: text });

const lastAssessment = (file: CaseFile): string => file.kase.assessments.at(-1)?.assessmentId ?? 'none';

describe('the background of a person', () => {
  it('is owed area by area until each was recorded, at once or one after the other', () => {
    const file = assessing({ programme });
    const owed = (): readonly string[] =>
      file.missing.map(({ code }) => code).filter((code) => code.startsWith('background_'));
    expect(owed()).toEqual(['background_needs', 'background_family']);
    file.do('coordinator', 'recordBackground', { areas: [area('family')] });
    expect(owed()).toEqual(['background_needs']);
    file.do('assessor', 'recordBackground', { areas: [area('needs'), area('family')] });
    expect(owed()).toEqual([]);
    expect(file.kase.background).toEqual(['family', 'needs']);
  });

  it.each([
    ['an area that the programme does not ask for', ['needs', 'shoe_size'], 'unknown_code', 'areas.1.area'],
    ['an area twice', ['needs', 'family', 'needs'], 'named_twice', 'areas.2.area'],
    ['nothing', [], 'nothing_changed', 'areas'],
  ])('is not recorded with %s', (_what, areas, code, path) => {
    expect(assessing({ programme }).try('coordinator', 'recordBackground', { areas: areas.map(area) })).toMatchObject({
      code,
      path,
    });
  });

  it('is recorded from intake on, and not before the referral is accepted', () => {
    const data = { areas: [area('needs')] };
    expect(inIntake({ programme }).try('coordinator', 'recordBackground', data)).toBeNull();
    expect(referred({ programme }).try('coordinator', 'recordBackground', data)).toMatchObject({
      code: 'not_allowed_in_phase',
    });
  });
});

describe('the comment of a person', () => {
  const reviewed = (): CaseFile =>
    submitted(
      assessing({ programme }).do('coordinator', 'recordBackground', { areas: [area('needs'), area('family')] }),
    );

  it('is owed before an assessment counts; that it was asked for is enough, and silence is not', () => {
    const file = reviewed().answered('assessment_review', 'approve');
    expect(file.missing).toEqual([
      { code: 'person_comment', owedBy: { function: 'lead_coordinator', personId: 'coordinator' } },
    ]);
    file.pass('P30D');
    expect(file.kase.phase).toBe('assessing');
    file.do('coordinator', 'recordPersonComment', { assessmentId: lastAssessment(file), outcome: 'not_reached' });
    expect(file.kase.phase).toBe('classifying');
  });

  it('may be taken while the assessment waits for its review, by the assessor too', () => {
    const file = reviewed();
    const assessmentId = lastAssessment(file);
    file.do('assessor', 'recordPersonComment', { assessmentId, outcome: 'given', comment: text });
    expect(file.kase.comment).toEqual({ assessmentId, outcome: 'given' });
    expect(file.answered('assessment_review', 'approve').kase.phase).toBe('classifying');
  });

  it('on an assessment that was rejected is owed anew of the next', () => {
    const file = reviewed();
    file.do('coordinator', 'recordPersonComment', { assessmentId: lastAssessment(file), outcome: 'declined' });
    file.answered('assessment_review', 'reject', { reasonCode: 'incomplete' });
    submitted(file).answered('assessment_review', 'approve');
    expect(file.missing.map(({ code }) => code)).toEqual(['person_comment']);
  });

  it('is owed anew where the case went back to be assessed again', () => {
    const file = reviewed();
    file.do('coordinator', 'recordPersonComment', { assessmentId: lastAssessment(file), outcome: 'declined' });
    file.answered('assessment_review', 'approve').do('chair', 'goBack', { to: 'assessing', reasons: text });
    expect(file.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['person_comment']));
  });

  it.each([
    ['on no assessment of the case', { assessmentId: 'elsewhere', outcome: 'declined' }, 'unknown_assessment'],
    ['as given with nothing said', { outcome: 'given' }, 'reason_required'],
  ] as const)('is not recorded %s', (_what, changes, code) => {
    const file = reviewed();
    const data = { assessmentId: lastAssessment(file), ...changes };
    expect(file.try('coordinator', 'recordPersonComment', data)).toMatchObject({
      code,
      path: code === 'unknown_assessment' ? 'assessmentId' : 'comment',
    });
  });

  it('is not recorded on an assessment that nobody has submitted', () => {
    const file = assessing().do('coordinator', 'assignAssessment', assessmentAssigned());
    const data = { assessmentId: lastAssessment(file), outcome: 'declined' } as const;
    expect(file.try('coordinator', 'recordPersonComment', data)).toMatchObject({ code: 'unknown_assessment' });
  });
});

describe('the level of concern', () => {
  const reasons = text;

  it('is that of the approved assessment, by its assessor, and of none that was not approved', () => {
    expect(submitted(assessing()).kase.concern).toBeNull();
    const file = classifying();
    expect(file.kase.concern).toEqual({ level: 'medium', setBy: 'assessor', at: file.now, hasRisen: false });
  });

  it('is set by a named assessor, with what it was before', () => {
    const file = classifying().do('assessor', 'setLevelOfConcern', { level: 'high', reasons });
    expect(file.kase.concern).toMatchObject({ level: 'high', setBy: 'assessor', hasRisen: true });
    expect(file.log.at(-1)).toMatchObject({
      type: 'levelOfConcernSet',
      data: { level: 'high', former: 'medium', reasons },
    });
    expect(file.try('assessor', 'setLevelOfConcern', { level: 'high', reasons })).toMatchObject({
      code: 'nothing_changed',
      path: 'level',
    });
  });

  it('may be set before the first assessment, when there is none to have risen from', () => {
    const file = inIntake().do('assessor', 'setLevelOfConcern', { level: 'high', reasons });
    expect(file.kase.concern).toMatchObject({ level: 'high', hasRisen: false });
    expect(file.log.at(-1)).toMatchObject({ data: { former: null } });
  });

  it.each<[LevelOfConcern, LevelOfConcern, boolean]>([
    ['low', 'medium', true],
    ['low', 'high', true],
    ['medium', 'high', true],
    ['high', 'medium', false],
    ['medium', 'medium', false],
    ['not_rated', 'high', false],
    ['high', 'not_rated', false],
    ['low', 'not_rated', false],
  ])('from %s to %s has risen: %s', (former, level, hasRisen) => {
    const file = inProgramme();
    for (const each of [former, level])
      assessed(file, { levelOfConcern: each }).answered('review_decision', 'continue');
    expect(file.kase.concern).toMatchObject({ level, hasRisen });
  });
});
