import type { Body } from '../../stories/act';
import type { Task } from '../../shared/domain/asking/task';
import type { Programme } from '../../shared/programme/schema';
import { assessmentAssigned, form, type Form } from '../../stories/bodies';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { assessing } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

/** The instrument requires two assessors and a moderated consensus; the gate requires nothing else. */
const programme: Programme = {
  ...standard,
  gates: { ...standard.gates, assessing: ['baseline'] },
  instruments: [{ ...standard.instruments[0]!, twoAssessors: true }],
};
const complete = form(programme);
const four = { secondAssessorId: 'second_assessor', moderatorId: 'moderator' };

const assigned = (): CaseFile =>
  assessing({ programme }).do('coordinator', 'assignAssessment', assessmentAssigned(four));

const taskOf = (file: CaseFile, personId: string): Task => {
  const found = file.openTasks.find(({ assigneeId }) => assigneeId === personId);
  if (!found) throw new Error(`nothing is asked of ${personId}`);
  return found;
};

const submits = (file: CaseFile, personId: string, assessment: Form = complete): CaseFile => {
  expect(file.answer(taskOf(file, personId), 'submit', { assessment })).toBeNull();
  return file;
};

const reassigns = (file: CaseFile, from: string, to: string) =>
  file.try('coordinator', 'reassignTask', {
    taskId: taskOf(file, from).taskId,
    assigneeId: to,
    reasonCode: programme.reasons.reassigned[0]!,
  });

describe('an assessment by two', () => {
  it('is rated by each, brought together by the moderator, and reviewed by a fourth person', () => {
    const file = assigned();
    expect(file.missing).toEqual([
      { code: 'baseline', owedBy: { personId: 'assessor' } },
      { code: 'baseline', owedBy: { personId: 'second_assessor' } },
    ]);
    submits(file, 'second_assessor');
    expect(file.kase.assessments[0]).toMatchObject({ status: 'assigned', ratedBy: ['second_assessor'] });
    submits(file, 'assessor', form(programme, { levelOfConcern: 'high' }));
    expect(file.kase.assessments[0]).toMatchObject({ status: 'rated', ratedBy: ['second_assessor', 'assessor'] });
    expect(file.missing).toEqual([{ code: 'baseline_consensus', owedBy: { personId: 'moderator' } }]);
    submits(file, 'moderator', form(programme, { levelOfConcern: 'low' }));
    expect(file.missing).toEqual([{ code: 'baseline_review', owedBy: { personId: 'reviewer' } }]);
    file.answered('assessment_review', 'approve');
    expect(file.kase).toMatchObject({
      phase: 'classifying',
      concern: { level: 'low', setBy: 'assessor' },
      assessments: [{ status: 'approved', levelOfConcern: 'low' }],
    });
  });

  it.each<[string, Partial<Body<'assignAssessment'>>, string, string]>([
    ['without a second', { secondAssessorId: undefined }, 'second_assessor_required', 'secondAssessorId'],
    ['without a moderator', { moderatorId: undefined }, 'second_assessor_required', 'moderatorId'],
    ['by one person twice', { secondAssessorId: 'assessor' }, 'separation_of_duties', 'secondAssessorId'],
    ['moderated by one of them', { moderatorId: 'second_assessor' }, 'separation_of_duties', 'moderatorId'],
    ['moderated by its reviewer', { moderatorId: 'reviewer' }, 'separation_of_duties', 'reviewerId'],
    ['reviewed by the second', { reviewerId: 'second_assessor' }, 'separation_of_duties', 'reviewerId'],
    ['by a second who is not trained', { secondAssessorId: 'scholar' }, 'wrong_discipline', 'secondAssessorId'],
    ['moderated by somebody not trained', { moderatorId: 'teacher' }, 'wrong_discipline', 'moderatorId'],
    ['by a second who is unknown', { secondAssessorId: 'toString' }, 'unknown_person', 'secondAssessorId'],
  ])('is not assigned %s', (_what, changes, code, path) => {
    const data = assessmentAssigned({ ...four, ...changes });
    expect(assessing({ programme }).try('coordinator', 'assignAssessment', data)).toMatchObject({ code, path });
  });

  it.each([
    ['second', { secondAssessorId: 'other_psychologist', moderatorId: 'moderator' }, 'secondAssessorId'],
    ['moderator', { secondAssessorId: 'second_assessor', moderatorId: 'other_psychologist' }, 'moderatorId'],
  ])('does not have the chair as its %s', (_what, people, path) => {
    const file = assessing({ programme }).do('coordinator', 'appoint', {
      function: 'chair',
      personId: 'other_psychologist',
    });
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned(people))).toMatchObject({
      code: 'separation_of_duties',
      path,
    });
  });

  it('may be asked for with any instrument, and then needs both', () => {
    const { moderatorId: _left, ...second } = four;
    expect(assessing().try('coordinator', 'assignAssessment', assessmentAssigned(second))).toMatchObject({
      code: 'second_assessor_required',
      path: 'moderatorId',
    });
  });

  it('is rated once by each', () => {
    const file = assigned();
    const task = taskOf(file, 'assessor');
    submits(file, 'assessor');
    expect(file.answer(task, 'submit', { assessment: complete })).toMatchObject({ code: 'already_answered' });
  });

  it('wants a whole form of each, and of the moderator', () => {
    const file = assigned();
    const empty = { ...complete, ratings: [] };
    for (const personId of ['assessor', 'second_assessor', 'moderator']) {
      expect(file.answer(taskOf(file, personId), 'submit')).toMatchObject({ code: 'assessment_missing' });
      expect(file.answer(taskOf(file, personId), 'submit', { assessment: empty })).toMatchObject({
        code: 'rating_missing',
      });
      submits(file, personId);
    }
  });

  it('ends for both where one of them cannot do it', () => {
    const file = submits(assigned(), 'second_assessor');
    const alone = assigned();
    for (const [each, asked] of [
      [file, 'assessor'],
      [alone, 'second_assessor'],
    ] as const) {
      expect(each.answer(taskOf(each, asked), 'cannot_do', { reasonCode: 'conflict_of_interest' })).toBeNull();
      expect(each.kase.assessments[0]).toMatchObject({ status: 'not_possible' });
      expect(each.openTasks.map(({ kind, about }) => [kind, about])).toEqual([
        ['follow_up', 'assessment_not_possible'],
      ]);
    }
  });
});

describe('what one of two assessors is asked', () => {
  it('goes to another person in the place of the one who had it', () => {
    const file = assigned();
    expect(reassigns(file, 'second_assessor', 'psychologist')).toBeNull();
    expect(file.kase).toMatchObject({
      functions: { assessor: 'assessor' },
      assessments: [{ assessorId: 'assessor', secondAssessorId: 'psychologist' }],
    });
    expect(reassigns(file, 'assessor', 'other_psychologist')).toBeNull();
    expect(file.kase).toMatchObject({
      functions: { assessor: 'other_psychologist' },
      assessments: [{ assessorId: 'other_psychologist', secondAssessorId: 'psychologist' }],
    });
    submits(submits(file, 'psychologist'), 'other_psychologist');
    expect(reassigns(file, 'moderator', 'independent')).toBeNull();
    expect(file.kase.assessments[0]).toMatchObject({ moderatorId: 'independent' });
  });

  it.each(['second_assessor', 'moderator', 'reviewer'])('does not go to the %s of the same assessment', (personId) => {
    expect(reassigns(assigned(), 'assessor', personId)).toMatchObject({
      code: 'separation_of_duties',
      path: 'assigneeId',
    });
  });

  it.each(['assessor', 'second_assessor', 'reviewer'])('is not brought together by the %s', (personId) => {
    const file = submits(submits(assigned(), 'assessor'), 'second_assessor');
    expect(reassigns(file, 'moderator', personId)).toMatchObject({ code: 'separation_of_duties' });
  });

  it.each(['assessor', 'second_assessor', 'moderator'])('is not reviewed by the %s', (personId) => {
    const file = submits(submits(submits(assigned(), 'assessor'), 'second_assessor'), 'moderator');
    expect(reassigns(file, 'reviewer', personId)).toMatchObject({ code: 'separation_of_duties' });
  });
});
