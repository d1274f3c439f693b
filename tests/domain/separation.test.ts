import { assessmentAssigned, confirmers, form, housing, plan, text } from './builders/commands';
import {
  assessing,
  classifying,
  closing,
  dateIn,
  inAftercare,
  inProgramme,
  planning,
  preRelease,
} from './builders/states';
import type { CaseFile } from './builders/case-file';

const apart = { code: 'separation_of_duties' };
const appoint = (file: CaseFile, held: 'chair' | 'assessor' | 'probation_lead', personId: string, by = 'coordinator') =>
  file.try(by, 'appoint', { function: held, personId });
const pass = (file: CaseFile, taskId: string, assigneeId: string, by = 'coordinator') =>
  file.try(by, 'reassignTask', { taskId, assigneeId, reasonCode: 'workload' });

describe('two duties do not meet in one person by several steps:', () => {
  it('who wrote the assessment does not become chair once another assessor is named', () => {
    const file = classifying();
    expect(appoint(file, 'assessor', 'psychologist')).toBeNull();
    expect(appoint(file, 'chair', 'assessor')).toMatchObject(apart);
  });

  it('who writes a reassessment does not decide on it', () => {
    const file = inProgramme().do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(appoint(file, 'assessor', 'psychologist')).toBeNull();
    file.answered('assessment', 'submit', { assessment: form(file.programme) });
    file.answered('assessment_review', 'approve');
    expect(pass(file, file.task('review_decision').taskId, 'assessor')).toMatchObject(apart);
    expect(appoint(file, 'chair', 'assessor')).toMatchObject(apart);
  });

  it('who confirmed a release for one side does not confirm it for another after handing that function on', () => {
    const file = preRelease().do('coordinator', 'requestReleaseConfirmations', confirmers);
    file.answered('release_confirmation', 'confirm', {}, 'probation_lead');
    expect(appoint(file, 'probation_lead', 'other_probation_officer')).toBeNull();
    const { taskId } = file.task('release_confirmation', 'aftercare_lead');
    expect(pass(file, taskId, 'probation_lead')).toMatchObject(apart);
  });
});

it('a decision on housing is no classification because whoever took it becomes chair', () => {
  const file = classifying();
  file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P6M')));
  expect(appoint(file, 'chair', 'facility_manager')).toBeNull();
  expect(file.kase.phase).toBe('classifying');
  file.do('facility_manager', 'decideHousing', housing(dateIn(file, 'P3M')));
  expect(file.kase.phase).toBe('planning');
});

describe('a coordinator proposes and never decides, leading the case or not:', () => {
  const self = 'other_coordinator';

  it('makes no chair of themselves', () => {
    expect(appoint(assessing(), 'chair', self, self)).toMatchObject({ ...apart, path: 'personId' });
  });

  it('submits no plan to themselves', () => {
    const file = planning();
    file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')));
    expect(file.try(self, 'submitPlan', { chairId: self })).toMatchObject({ ...apart, path: 'chairId' });
  });

  it('takes no decision over', () => {
    const file = planning();
    file
      .do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')))
      .do('coordinator', 'submitPlan', { chairId: 'chair' });
    expect(pass(file, file.task('plan_approval').taskId, self, self)).toMatchObject({ ...apart, path: 'assigneeId' });
  });

  it('asks themselves for no confirmation', () => {
    expect(preRelease().try(self, 'requestReleaseConfirmations', { ...confirmers, chairId: self })).toMatchObject({
      ...apart,
      path: 'chairId',
    });
  });

  it('closes no case whose closing they started', () => {
    const file = inAftercare().do(self, 'startClosing', { reasons: text });
    for (const task of file.openTasks) if (task.kind === 'contact_report') file.answer(task, 'made');
    expect(appoint(file, 'chair', self)).toBeNull();
    const outcome = { outcomeCode: 'completed_aim_achieved', reasons: text };
    expect(file.try(self, 'closeCase', outcome)).toMatchObject(apart);
    expect(closing().try('chair', 'closeCase', outcome)).toBeNull();
  });
});
