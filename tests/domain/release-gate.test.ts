import type { CommandData } from '../../shared/domain/case';
import { assessmentAssigned, confirmers, form } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import { preRelease, releaseDecision } from '../../stories/drivers/kernel/states';
import { assessed, attested } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

describe('the gate before release', () => {
  const requested = () => attested(preRelease()).do('coordinator', 'requestReleaseConfirmations', confirmers);

  it('wants chair, police, probation and aftercare, each by a person of their own', () => {
    const file = requested();
    expect(file.openTasks.map(({ about, assigneeId }) => `${about}: ${assigneeId}`).sort()).toEqual([
      'aftercare_lead: aftercare_worker',
      'chair: chair',
      'police_lead: police_officer',
      'probation_lead: probation_lead',
    ]);
    file.answered('release_confirmation', 'confirm', {}, 'police_lead');
    expect(file.kase.preRelease.confirmed).toEqual({ police_lead: 'police_officer' });
    expect(file.missing.map(({ code }) => code)).not.toContain('release_confirmation_police_lead');
  });

  it.each<[string, Partial<CommandData['requestReleaseConfirmations']>, string, string]>([
    ['two duties in one person', { aftercareLeadId: 'probation_lead' }, 'separation_of_duties', 'chairId'],
    ['the lead coordinator as chair', { chairId: 'coordinator' }, 'separation_of_duties', 'chairId'],
    ['the assessor as chair', { chairId: 'assessor' }, 'separation_of_duties', 'chairId'],
    ['a teacher for the police', { policeLeadId: 'teacher' }, 'wrong_discipline', 'policeLeadId'],
    ['somebody who has left', { aftercareLeadId: 'retired' }, 'person_not_active', 'aftercareLeadId'],
    ['nobody known', { probationLeadId: 'nobody' }, 'unknown_person', 'probationLeadId'],
  ])('is not asked with %s', (_what, changes, code, path) => {
    expect(preRelease().try('coordinator', 'requestReleaseConfirmations', { ...confirmers, ...changes })).toMatchObject(
      { code, path },
    );
  });

  it('is asked once of the same people; a replaced one is notified', () => {
    const file = requested();
    expect(file.try('coordinator', 'requestReleaseConfirmations', confirmers)).toEqual({ code: 'already_requested' });
    const former = file.task('release_confirmation', 'police_lead');
    file.do('coordinator', 'requestReleaseConfirmations', { ...confirmers, policeLeadId: 'other_police_officer' });
    expect(file.kase.tasks[former.taskId]).toMatchObject({ status: 'withdrawn', tellWithdrawal: true });
    expect(file.task('release_confirmation', 'police_lead').assigneeId).toBe('other_police_officer');
  });

  it('counts the confirmation of the present holder of the duty, not of a predecessor', () => {
    const file = requested().answered('release_confirmation', 'confirm', {}, 'police_lead');
    file.do('coordinator', 'requestReleaseConfirmations', { ...confirmers, policeLeadId: 'other_police_officer' });
    expect(file.missing).toContainEqual({
      code: 'release_confirmation_police_lead',
      owedBy: { function: 'police_lead', personId: 'other_police_officer' },
    });
  });

  it('is not passed by one person twice, not even by reassignment after a month', () => {
    const file = requested().answered('release_confirmation', 'confirm', {}, 'probation_lead').pass('P40D');
    const { taskId } = file.task('release_confirmation', 'aftercare_lead');
    expect(
      file.try('coordinator', 'reassignTask', { taskId, assigneeId: 'probation_lead', reasonCode: 'workload' }),
    ).toMatchObject({ code: 'separation_of_duties', path: 'assigneeId' });
  });

  it('stays shut when somebody refuses, who can be asked again while others have not answered yet', () => {
    const file = requested().answered('release_confirmation', 'refuse', { reasonCode: 'incomplete' }, 'police_lead');
    expect(file.task('follow_up').about).toBe('release_refused');
    file.do('coordinator', 'requestReleaseConfirmations', confirmers);
    expect(file.openTasks.map(({ kind }) => kind)).toEqual(Array(4).fill('release_confirmation'));
  });

  it('wants a final assessment of the last sixty days before release', () => {
    const file = assessed(requested());
    expect(file.missing.map(({ code }) => code)).toContain('final_assessment');
    file.until('2033-12-31T08:00:00.000Z');
    assessed(file);
    expect(file.missing.map(({ code }) => code)).not.toContain('final_assessment');
    file.do('coordinator', 'changeDates', { expectedReleaseOn: '2034-06-01', reasonCode: 'other', reasons: text });
    expect(file.missing.map(({ code }) => code)).toContain('final_assessment');
  });

  it('is passed by the last of what it wants, whichever that is', () => {
    const file = releaseDecision();
    expect(file.kase.phase).toBe('release_decision');
    const other = requested().until('2034-01-30T08:00:00.000Z');
    for (const as of ['chair', 'police_lead', 'probation_lead', 'aftercare_lead'])
      other.answered('release_confirmation', 'confirm', {}, as);
    other
      .do('coordinator', 'assignAssessment', assessmentAssigned())
      .answered('assessment', 'submit', { assessment: form(standard) });
    expect(other.kase.phase).toBe('pre_release');
    other.answered('assessment_review', 'approve');
    expect(other.kase.phase).toBe('release_decision');
  });

  it('is overdue on the day of release, and no more when that day moves', () => {
    const file = requested().until('2034-03-01T08:00:00.000Z');
    expect(file.kase.phaseTargetPassed).toBe(true);
    expect(file.task('follow_up', 'phase_overdue')).toBeDefined();
    file.do('coordinator', 'changeDates', { expectedReleaseOn: '2034-05-01', reasonCode: 'other', reasons: text });
    expect(file.kase.phaseTargetPassed).toBe(false);
    expect(file.openTasks.map(({ about }) => about)).not.toContain('phase_overdue');
    file.until('2034-05-01T08:00:00.000Z');
    expect(file.kase.phaseTargetPassed).toBe(true);
  });
});
