import { assessmentAssigned, form, type Form } from '../../stories/bodies';
import { directory } from '../../stories/directory';
import { text, type CaseFile } from '../../stories/drivers/kernel/case-file';
import { assessing, inProgramme, referred } from '../../stories/drivers/kernel/states';
import { accepted, screened, staffed } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';
import type { Body } from '../../stories/act';
import type { Instrument } from '../../shared/domain/areas/assessment/programme';
import type { PersonFacts, Rejection } from '../../shared/domain/kernel/types';
import type { Programme } from '../../shared/programme/schema';

const complete = form(standard);
const [first, ...others] = complete.ratings;

/** The form with its first rating changed or removed. */
const withFirst = (change: object | null): Form => ({
  ...complete,
  ratings: change ? [{ ...first!, ...change }, ...others] : others,
});

/** The gate requires nothing but the baseline. */
const programme: Programme = { ...standard, gates: { ...standard.gates, assessing: ['baseline'] } };

const assigned = () => assessing({ programme }).do('coordinator', 'assignAssessment', assessmentAssigned());

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

  it.each<[string, Partial<Body<'assignAssessment'>>, string, string]>([
    ['by one and the same person', { reviewerId: 'assessor' }, 'separation_of_duties', 'reviewerId'],
    ['by a person who is not trained for it', { assessorId: 'scholar' }, 'wrong_discipline', 'assessorId'],
    ['by a person who has left', { assessorId: 'retired' }, 'person_not_active', 'assessorId'],
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
    ['one kind of source', withFirst({ sources: ['file'] }), 'second_source_required', 'assessment.ratings.0.sources'],
    ['no source', withFirst({ sources: undefined }), 'second_source_required', 'assessment.ratings.0.sources'],
    [
      'a source twice',
      withFirst({ sources: ['file', 'interview', 'file'] }),
      'named_twice',
      'assessment.ratings.0.sources.2',
    ],
    [
      'an overall judgement that is not on its scale',
      { ...complete, overall: 'extreme' },
      'unknown_level',
      'assessment.overall',
    ],
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

/** The demonstration instrument with other rules. */
const withInstrument = (changes: Partial<Instrument>): Programme => ({
  ...standard,
  instruments: [{ ...standard.instruments[0]!, ...changes }],
});

const answerWith = (programme: Programme, assessment: Form): Rejection | null => {
  const file = assessing({ programme }).do('coordinator', 'assignAssessment', assessmentAssigned());
  return file.answer(file.task('assessment'), 'submit', { assessment });
};

describe('what a rating rests on', () => {
  it('is never what the person says of themselves alone, also where no number of sources is required', () => {
    const programme = withInstrument({ sourcesRequired: 0 });
    expect(answerWith(programme, withFirst({ sources: ['self_report'] }))).toMatchObject({
      code: 'second_source_required',
      path: 'assessment.ratings.0.sources',
    });
    expect(answerWith(programme, withFirst({ sources: ['self_report', 'file'] }))).toBeNull();
    expect(answerWith(programme, withFirst({ sources: undefined }))).toBeNull();
  });

  it('is not asked of an item that is left unrated', () => {
    expect(answerWith(standard, withFirst({ level: 'not_rated', sources: undefined }))).toBeNull();
  });

  it('may be rated with a confidence, or without', () => {
    expect(answerWith(standard, withFirst({ confidence: undefined }))).toBeNull();
  });
});

describe('an overall judgement', () => {
  it('is the assessor’s own and may be left out', () => {
    const { overall: _left, ...without } = complete;
    expect(answerWith(standard, without)).toBeNull();
    expect(answerWith(standard, { ...complete, overall: 'low' })).toBeNull();
  });

  it('is refused where the instrument has none', () => {
    const { overallScale: _none, ...bare } = standard.instruments[0]!;
    expect(answerWith({ ...standard, instruments: [bare] }, { ...complete, overall: 'low' })).toMatchObject({
      code: 'unknown_level',
      path: 'assessment.overall',
    });
  });
});

describe('an instrument that takes guilt for granted', () => {
  const programme = withInstrument({ presumesGuilt: true });
  const awaitingTrial = (): CaseFile =>
    screened(
      staffed(accepted(referred({ programme, referral: { legalBasis: 'court_order', markers: ['pre_trial'] } }))),
    );

  it('is not used before a conviction, and is after it', () => {
    const file = awaitingTrial();
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned())).toMatchObject({
      code: 'not_before_conviction',
      path: 'instrumentId',
    });
    file.do('coordinator', 'recordConviction', { convictedOn: '2031-03-03' });
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned())).toBeNull();
  });
});

describe('the qualification of an assessor', () => {
  const assign = (
    programme: Programme,
    known: Partial<PersonFacts>,
    changes: Partial<Body<'assignAssessment'>> = {},
  ): Rejection | null =>
    assessing({ programme }).refusal(
      'coordinator',
      { name: 'assignAssessment', data: assessmentAssigned(changes) },
      { ...directory, assessor: { ...directory['assessor']!, ...known } },
    );
  const accredited = withInstrument({ accreditation: 'trained' });
  const vetted: Programme = { ...standard, specialists: { ...standard.specialists, vettingRequired: true } };

  it.each([
    ['was never accredited', accredited, { accreditations: [] }],
    ['is accredited until the day before', accredited, { accreditations: [{ code: 'trained', until: '2031-03-15' }] }],
    ['is accredited for something else', accredited, { accreditations: [{ code: 'other', until: '2099-01-01' }] }],
    ['was never vetted', vetted, { vettedUntil: null }],
    ['is vetted until the day before', vetted, { vettedUntil: '2031-03-15' }],
  ])('must reach to the day on which the assessment is due: not where the person %s', (_what, programme, known) => {
    const window = { ...programme, taskWindows: { ...programme.taskWindows, assessment: 'P13D' } };
    expect(assign(window, known)).toMatchObject({ code: 'accreditation_lapsed', path: 'assessorId' });
    expect(assign(window, known, { overrideReasons: text })).toBeNull();
  });

  it('is enough until that very day', () => {
    const window = { ...accredited, taskWindows: { ...accredited.taskWindows, assessment: 'P13D' } };
    expect(assign(window, { accreditations: [{ code: 'trained', until: '2031-03-16' }] })).toBeNull();
  });

  it('is asked of the new assignee of the task', () => {
    const file = assigned();
    const { taskId } = file.task('assessment');
    const data = { taskId, assigneeId: 'psychologist', reasonCode: standard.reasons.reassigned[0]! };
    const lapsed = { ...directory, psychologist: { ...directory['psychologist']!, accreditations: [] } };
    expect(file.refusal('coordinator', { name: 'reassignTask', data }, lapsed)).toMatchObject({
      code: 'accreditation_lapsed',
      path: 'assigneeId',
    });
  });
});

describe('an approved baseline', () => {
  it('is never replaced: where the case goes back to be assessed, the later round is a reassessment', () => {
    const file = inProgramme();
    const [baseline] = file.kase.assessments;
    file.do('chair', 'goBack', { to: 'assessing', reasons: text });
    file.do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(file.kase.assessments.map(({ purpose }) => purpose)).toEqual(['baseline', 'reassessment']);
    expect(file.kase.assessments[0]).toMatchObject({ assessmentId: baseline!.assessmentId, status: 'approved' });
  });

  it('is made again where the first was rejected', () => {
    const file = assigned()
      .answered('assessment', 'submit', { assessment: complete })
      .answered('assessment_review', 'reject', { reasonCode: 'incomplete' })
      .do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(file.kase.assessments.map(({ purpose, status }) => [purpose, status])).toEqual([
      ['baseline', 'rejected'],
      ['baseline', 'assigned'],
    ]);
  });
});
