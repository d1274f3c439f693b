import type { CommandData } from '../../shared/domain/case';
import type { Programme } from '../../shared/programme/schema';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { inProgramme, planned, referred, released, trackId } from '../../stories/drivers/kernel/states';
import { assessed } from '../../stories/drivers/kernel/steps';
import { withQuorum } from './builders/conferences';

const programme: Programme = {
  ...withQuorum,
  gates: { ...withQuorum.gates, planning: ['plan'] },
  incentives: { kinds: ['extra_visit', 'hobby_material'] },
  tracks: withQuorum.tracks.map((each) => ({ ...each, modules: [], measures: [] })),
};
const start = () => inProgramme({ programme });

function proposal(changes: Partial<CommandData['proposeIncentive']> = {}): CommandData['proposeIncentive'] {
  return {
    kind: 'extra_visit',
    milestone: { kind: 'conduct' },
    reasons: text,
    granterId: 'facility_manager',
    ...changes,
  };
}

const propose = (file: CaseFile, changes: Partial<CommandData['proposeIncentive']> = {}) =>
  file.try('coordinator', 'proposeIncentive', proposal(changes));
const proposed = () => start().do('coordinator', 'proposeIncentive', proposal());
const revoke = (file: CaseFile, incentiveId: string, reasonCode = 'misconduct') =>
  file.try('chair', 'revokeIncentive', { incentiveId, reasonCode, reasons: text });

describe('an incentive', () => {
  it('is proposed, granted by another, and revoked with a reason', () => {
    const file = proposed();
    const task = file.task('incentive_decision');
    expect(task.assigneeId).toBe('facility_manager');
    expect(revoke(file, task.about)).toMatchObject({ code: 'unknown_incentive', path: 'incentiveId' });
    expect(file.answer(task, 'grant', { narrative: undefined })).toMatchObject({ code: 'reason_required' });
    file.answered('incentive_decision', 'grant');
    expect(file.kase.incentives).toMatchObject([{ status: 'granted', proposedBy: 'coordinator' }]);
    expect(revoke(file, task.about, 'rain')).toMatchObject({ code: 'unknown_reason', path: 'reasonCode' });
    expect(revoke(file, task.about)).toBeNull();
    expect(file.kase.incentives).toEqual([]);
    expect(revoke(file, task.about)).toMatchObject({ code: 'unknown_incentive' });
  });

  it.each<[string, Partial<CommandData['proposeIncentive']>, string, string]>([
    ['of an unknown kind', { kind: 'freedom' }, 'unknown_code', 'kind'],
    ['to be granted by its proposer', { granterId: 'coordinator' }, 'separation_of_duties', 'granterId'],
    ['to be granted by nobody known', { granterId: 'nobody' }, 'unknown_person', 'granterId'],
    ['to be granted by a person who left', { granterId: 'retired' }, 'person_not_active', 'granterId'],
    [
      'for an unknown objective',
      { milestone: { kind: 'objective_achieved', about: 'none' } },
      'milestone_not_reached',
      'milestone.about',
    ],
    ['for no track', { milestone: { kind: 'track_completed' } }, 'milestone_not_reached', 'milestone.about'],
  ])('is not proposed %s', (_what, changes, code, path) => {
    expect(propose(start(), changes)).toMatchObject({ code, path });
  });

  it('is for a milestone that was reached, once for each', () => {
    const file = start();
    const objectiveId = file.kase.plan?.objectives[0]?.objectiveId ?? '';
    const forObjective = { milestone: { kind: 'objective_achieved' as const, about: objectiveId } };
    expect(propose(file, forObjective)).toMatchObject({ code: 'milestone_not_reached' });
    file.do('coordinator', 'reviewObjective', { objectiveId, standing: 'achieved', reasons: text });
    expect(propose(file, forObjective)).toBeNull();
    file.answered('incentive_decision', 'grant');
    expect(propose(file, forObjective)).toMatchObject({ code: 'already_requested' });

    const forTrack = { milestone: { kind: 'track_completed' as const, about: trackId(file, 'basic_education') } };
    expect(propose(file, forTrack)).toMatchObject({ code: 'milestone_not_reached' });
    file.do('coordinator', 'endTrack', {
      trackId: trackId(file, 'basic_education'),
      outcome: 'completed',
      reasons: text,
    });
    expect(propose(file, forTrack)).toBeNull();

    expect(propose(file)).toBeNull();
    expect(propose(file)).toMatchObject({ code: 'already_requested', path: 'kind' });
    expect(propose(file, { kind: 'hobby_material' })).toBeNull();
  });

  it('is not granted by the specialist of the sessions, now or when it is decided', () => {
    const file = start();
    planned(file);
    expect(propose(file, { granterId: 'psychologist' })).toMatchObject({
      code: 'runs_the_sessions',
      path: 'granterId',
    });
    expect(propose(file, { granterId: 'teacher' })).toBeNull();
    planned(file, { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' });
    const task = file.task('incentive_decision');
    expect(file.answer(task, 'grant')).toMatchObject({ code: 'runs_the_sessions' });
    const to = (assigneeId: string) =>
      file.try('coordinator', 'reassignTask', { taskId: task.taskId, assigneeId, reasonCode: 'workload' });
    expect(to('psychologist')).toMatchObject({ code: 'separation_of_duties' });
    expect(to('facility_manager')).toBeNull();
    file.answered('incentive_decision', 'grant');
    expect(file.kase.incentives[0]?.granterId).toBe('facility_manager');
  });

  it('is not granted by a specialist who held a session, however long ago', () => {
    const file = start();
    planned(file, { trackId: trackId(file, 'basic_education'), specialistId: 'teacher' });
    file.pass('P8D').answered('session_report', 'held').pass('P60D');
    file.do('coordinator', 'proposeIncentive', proposal());
    expect(file.kase.sessions).toEqual([]);
    const byTeacher = { kind: 'hobby_material', granterId: 'teacher' };
    expect(propose(file, byTeacher)).toMatchObject({ code: 'runs_the_sessions', path: 'granterId' });
    const { taskId } = file.task('incentive_decision');
    const to = { taskId, assigneeId: 'teacher', reasonCode: 'workload' };
    expect(file.try('coordinator', 'reassignTask', to)).toMatchObject({ code: 'separation_of_duties' });
  });

  it('10. risk worse, incentive pending: granting needs an override with a reason; nothing is revoked by itself', () => {
    const file = proposed().answered('incentive_decision', 'grant');
    file.do('coordinator', 'proposeIncentive', proposal({ kind: 'hobby_material' }));
    assessed(file, { levelOfConcern: 'high' });
    expect(file.kase.concern).toMatchObject({ level: 'high', hasRisen: true });
    expect(file.kase.incentives.map(({ status }) => status)).toEqual(['granted', 'proposed']);
    const task = file.task('incentive_decision');
    expect(file.answer(task, 'grant')).toEqual({ code: 'override_required', path: 'override' });
    expect(file.task('incentive_decision')).toEqual(task);
    expect(file.answer(task, 'grant', { override: text })).toBeNull();
    expect(file.log.at(-1)).toMatchObject({ type: 'incentiveGranted', data: { override: text } });
    expect(file.kase.incentives.map(({ status }) => status)).toEqual(['granted', 'granted']);
  });

  it('is refused with a reason, and then no more in the state', () => {
    const file = proposed();
    const task = file.task('incentive_decision');
    expect(file.answer(task, 'refuse')).toMatchObject({ code: 'reason_required', path: 'reasonCode' });
    expect(file.answer(task, 'refuse', { reasonCode: 'risk_has_risen' })).toBeNull();
    expect(file.kase.incentives).toEqual([]);
    expect(propose(file)).toBeNull();
  });

  it('is in the record for ever and in the state as one of the last twenty', () => {
    const file = start();
    for (let each = 0; each < 23; each += 1)
      file.do('coordinator', 'proposeIncentive', proposal()).answered('incentive_decision', 'grant');
    expect(file.kase.incentives).toHaveLength(20);
    expect(file.log.filter(({ type }) => type === 'incentiveGranted')).toHaveLength(23);
  });

  it('belongs to custody: it is not decided by silence, and not asked for outside', () => {
    const file = proposed().pass('P30D');
    expect(file.kase.incentives).toMatchObject([{ status: 'proposed' }]);
    file.do('coordinator', 'startClosing', { reasons: text });
    expect(file.kase.incentives).toEqual([]);
    expect(file.openTasks).toEqual([]);
    for (const other of [referred({ programme }), released('parole', { programme })])
      expect(propose(other)).toMatchObject({ code: 'not_allowed_in_phase' });
  });
});
