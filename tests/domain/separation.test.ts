import type { Rejection } from '../../shared/domain/kernel/types';
import {
  assessmentAssigned,
  confirmers,
  consent,
  evidence,
  form,
  housing,
  incentive,
  plan,
  quorum,
} from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  assessing,
  busy,
  classifying,
  closing,
  dateIn,
  inAftercare,
  inProgramme,
  planning,
  preRelease,
} from '../../stories/drivers/kernel/states';
import { planDrafted, planSubmitted, withSessions } from '../../stories/drivers/kernel/steps';

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

it('a decision on housing is no classification even if its author becomes chair', () => {
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

const asks = (file: CaseFile, kind: Parameters<CaseFile['task']>[0], assigneeId: string, by?: string) =>
  pass(file, file.task(kind).taskId, assigneeId, by);
const submits = (file: CaseFile, opinions: readonly { personId: string; discipline: 'psychologist' | 'prison' }[]) =>
  planDrafted(file).try('coordinator', 'submitPlan', { chairId: 'chair', opinions });
const proposes = (granterId: string) => (): Rejection | null =>
  withSessions(inProgramme()).try('coordinator', 'proposeIncentive', incentive({ granterId }));
const challenges = (reviewerId: string) => (): Rejection | null =>
  inProgramme().try('coordinator', 'recordChallenge', { of: 'assessment', grounds: text, reviewerId });
const assigns = (changes: Parameters<typeof assessmentAssigned>[0]) => (): Rejection | null =>
  assessing().try('coordinator', 'assignAssessment', assessmentAssigned(changes));
const two = { instrumentId: 'demonstration_pair', secondAssessorId: 'second_assessor', moderatorId: 'moderator' };

describe('nobody stands on both sides of a gate:', () => {
  it.each<[string, () => Rejection | null, string, string?]>([
    ['the assessor reviews', assigns({ reviewerId: 'assessor' }), 'reviewerId'],
    ['the second assessor reviews', assigns({ ...two, reviewerId: 'second_assessor' }), 'reviewerId'],
    ['one assessor moderates', assigns({ ...two, moderatorId: 'assessor' }), 'moderatorId'],
    ['the same person rates twice', assigns({ ...two, secondAssessorId: 'assessor' }), 'secondAssessorId'],
    ['the chair rates', assigns({ assessorId: 'chair' }), 'assessorId', 'wrong_discipline'],
    ['the coordinator decides on a challenge', challenges('coordinator'), 'reviewerId'],
    ['the chair decides on a challenge', challenges('chair'), 'reviewerId'],
    ['the assessor decides on a challenge', challenges('assessor'), 'reviewerId'],
    ['the reviewer decides on a challenge', challenges('reviewer'), 'reviewerId'],
    ['the proposer of an incentive grants it', proposes('coordinator'), 'granterId'],
    ['the specialist of the sessions grants it', proposes('psychologist'), 'granterId', 'runs_the_sessions'],
    [
      'the recorder of a consent witnesses it',
      () =>
        inProgramme()
          .do('coordinator', 'recordConsent', consent('withdrawn'))
          .try(
            'coordinator',
            'recordConsent',
            consent('given', { evidence: { ...evidence, witnessId: 'coordinator' } }),
          ),
      'evidence.witnessId',
    ],
    ['a challenge passes to the chair', () => asks(busy(), 'challenge_review', 'chair'), 'assigneeId'],
    ['a challenge passes to the assessor', () => asks(busy(), 'challenge_review', 'assessor'), 'assigneeId'],
    ['an incentive passes to who proposed it', () => asks(busy(), 'incentive_decision', 'coordinator'), 'assigneeId'],
    [
      'an incentive passes to who runs sessions',
      () => asks(busy(), 'incentive_decision', 'psychologist'),
      'assigneeId',
    ],
    ['a suspension passes to the coordinator', () => asks(busy(), 'suspension_proposal', 'coordinator'), 'assigneeId'],
    [
      'a suspension passes to the one who passes it on',
      () => asks(busy(), 'suspension_proposal', 'other_coordinator', 'other_coordinator'),
      'assigneeId',
    ],
    [
      'the author of the plan gives an opinion on it',
      () => submits(planning(), [{ personId: 'coordinator', discipline: 'prison' }]),
      'opinions.0.personId',
      'wrong_discipline',
    ],
    [
      'an opinion passes to the chair',
      () => pass(planSubmitted(planDrafted(planning())), opinion(), 'chair'),
      'assigneeId',
    ],
  ])('not where %s', (_what, attempt, path, code = 'separation_of_duties') => {
    expect(attempt()).toMatchObject({ code, path });
  });

  it('opinions of a quorum are each of another person and another discipline', () => {
    const [one] = quorum(inProgramme().programme);
    expect(submits(planning(), [one, one] as never)).toMatchObject({ code: 'named_twice' });
  });
});

/** The id of the task that asks for the first opinion; cases that are built alike share it. */
function opinion(): string {
  const file = planSubmitted(planDrafted(planning()));
  return file.openTasks.find(({ kind }) => kind === 'plan_opinion')?.taskId ?? 'none';
}
