import type { CommandData } from '../../shared/domain/case';
import { plan } from '../../stories/bodies';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { dateIn, planning } from '../../stories/drivers/kernel/states';
import { called, held, minutes, withQuorum } from './builders/conferences';

type Opinions = NonNullable<CommandData['submitPlan']['opinions']>;
const both: Opinions = [
  { personId: 'psychologist', discipline: 'psychologist' },
  { personId: 'facility_manager', discipline: 'prison' },
];

function drafted(): CaseFile {
  const file = planning({ programme: withQuorum });
  return file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')));
}

function submitted(opinions: Opinions = both): CaseFile {
  return drafted().do('coordinator', 'submitPlan', { chairId: 'chair', opinions });
}

const missing = ({ missing: all }: CaseFile): readonly string[] => all.map(({ code }) => code);

describe('the quorum of a plan', () => {
  it('is filled by written opinions and the approval, in any order', () => {
    const first = submitted();
    expect(first.missing).toContainEqual({ code: 'quorum_prison', owedBy: { personId: 'facility_manager' } });
    first.answered('plan_approval', 'approve');
    expect(missing(first)).toEqual(['quorum_psychologist', 'quorum_prison']);
    expect(first.kase).toMatchObject({ phase: 'planning', plan: { status: 'approved' } });
    first.answered('plan_opinion', 'agree', {}, 'psychologist');
    first.answered('plan_opinion', 'agree_with_changes', {}, 'prison');
    expect(first.kase.phase).toBe('programme');

    const last = submitted().answered('plan_opinion', 'agree', {}, 'prison');
    last.answered('plan_opinion', 'agree', {}, 'psychologist');
    expect(missing(last)).toEqual(['plan_approval']);
    expect(last.answered('plan_approval', 'approve').kase.phase).toBe('programme');
  });

  it('is filled by a conference, or by part of both; withdrawn requests are notified', () => {
    const file = submitted([...both, { personId: 'teacher', discipline: 'teacher' }]);
    const conferenceId = called(file);
    file.pass('P8D');
    file.do('chair', 'recordConference', minutes(file, conferenceId, { attended: ['chair', 'facility_manager'] }));
    expect(missing(file)).toEqual(['plan_approval', 'quorum_psychologist']);
    file.answered('plan_opinion', 'agree', {}, 'psychologist').answered('plan_approval', 'approve');
    expect(file.kase.phase).toBe('programme');
    expect(file.openTasks.some(({ kind }) => kind === 'plan_opinion')).toBe(false);
    expect(held(planning({ programme: withQuorum })).missing.map(({ code }) => code)).toEqual(['plan_draft']);
  });

  it('keeps a dissent, which is a voice and does not hinder the chair', () => {
    const file = submitted();
    const task = file.task('plan_opinion', 'psychologist');
    expect(file.answer(task, 'dissent', { narrative: undefined })).toMatchObject({ code: 'reason_required' });
    file.answer(task, 'dissent');
    file.answered('plan_opinion', 'agree', {}, 'prison').answered('plan_approval', 'approve');
    expect(file.kase).toMatchObject({
      phase: 'programme',
      plan: { opinions: [{ discipline: 'psychologist', opinion: 'dissent' }, { opinion: 'agree' }] },
    });
  });

  it('is asked of another of the same discipline when it is reassigned, and of nobody who wrote or decides', () => {
    const file = submitted();
    const { taskId } = file.task('plan_opinion', 'psychologist');
    const to = (assigneeId: string) =>
      file.try('coordinator', 'reassignTask', { taskId, assigneeId, reasonCode: 'workload' });
    expect(to('teacher')).toMatchObject({ code: 'wrong_discipline' });
    expect(to('chair')).toMatchObject({ code: 'separation_of_duties' });
    expect(to('other_psychologist')).toBeNull();
    expect(file.kase.plan?.opinions?.[0]).toMatchObject({ personId: 'other_psychologist', opinion: 'asked' });
  });

  it.each<[string, Opinions, string, string]>([
    ['somebody unknown', [{ personId: 'nobody', discipline: 'prison' }], 'unknown_person', 'opinions.0.personId'],
    [
      'another discipline',
      [both[0]!, { personId: 'teacher', discipline: 'prison' }],
      'wrong_discipline',
      'opinions.1.personId',
    ],
    ['the same person twice', [both[0]!, both[0]!], 'named_twice', 'opinions.1.personId'],
    [
      'two of a discipline',
      [both[0]!, { personId: 'other_psychologist', discipline: 'psychologist' }],
      'named_twice',
      'opinions.1.discipline',
    ],
  ])('is not asked of %s', (_whom, opinions, code, path) => {
    expect(drafted().try('coordinator', 'submitPlan', { chairId: 'chair', opinions })).toMatchObject({ code, path });
  });

  it('is not asked of the chair', () => {
    const file = drafted();
    const opinions: Opinions = [{ personId: 'scholar', discipline: 'scholar' }];
    expect(file.try('coordinator', 'submitPlan', { chairId: 'scholar', opinions })).toMatchObject({
      code: 'separation_of_duties',
      path: 'opinions.0.personId',
    });
  });

  it('is asked anew of another draft, and of no rejected one', () => {
    const file = submitted().answered('plan_opinion', 'agree', {}, 'prison');
    const { taskId } = file.task('plan_opinion', 'psychologist');
    file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')));
    expect(file.kase.tasks[taskId]).toMatchObject({ status: 'withdrawn', tellWithdrawal: true });
    expect(missing(file)).toEqual(['plan_submission', 'quorum_psychologist', 'quorum_prison']);

    const rejected = submitted().answered('plan_approval', 'reject', { reasonCode: 'incomplete' });
    expect(rejected.openTasks.map(({ kind }) => kind)).toEqual(['follow_up']);
  });

  it('approved with changes says so, and the coordinator is asked for them', () => {
    const file = submitted().answered('plan_opinion', 'agree', {}, 'prison');
    file.answered('plan_opinion', 'agree', {}, 'psychologist').answered('plan_approval', 'approve_with_changes');
    expect(file.kase.phase).toBe('programme');
    expect(file.log.find(({ type }) => type === 'planApproved')?.data).toEqual({ version: 1, withChanges: true });
    expect(file.task('follow_up', 'plan_changes_asked')).toBeDefined();
  });
});
