import { type Phase, phaseNames } from '../../shared/domain/path/phases';
import { text } from '../../stories/drivers/kernel/case-file';
import {
  closed,
  closing,
  inAftercare,
  reportAll,
  statesByPhase,
  supervised,
} from '../../stories/drivers/kernel/states';
import { demo, standard } from '../../stories/programmes';

/** The phases of a case, in order. */
const pathOf = ({ log }: ReturnType<typeof closed>): readonly string[] =>
  log.flatMap((event) => (event.type === 'phaseEntered' ? [event.data.phase] : []));

describe('the path of a case', () => {
  it.each(phaseNames)('has a state of its own in %s', (phase: Phase) => {
    expect(statesByPhase[phase]().kase.phase).toBe(phase);
  });

  it('goes from the referral to the closing when the whole sentence was served, without supervision', () => {
    const file = closed();
    expect(pathOf(file)).toEqual(phaseNames.filter((phase) => phase !== 'referred' && phase !== 'supervised'));
    expect(file.kase.outcome).toEqual({
      code: 'completed_aim_achieved',
      aim: 'disengagement',
      decidedBy: 'chair',
    });
    expect(file.agenda).toMatchObject({ ended: true, wakeAt: null });
  });

  it('goes through supervision on parole, and on into aftercare where the person accepts it', () => {
    const file = reportAll(supervised(), 'P1Y');
    expect(file.kase.contacts).toMatchObject({ kind: 'supervised', ended: true, missed: 0 });
    file.do('coordinator', 'recordAftercareChoice', { choice: 'accepted' });
    expect(file.kase.phase).toBe('aftercare');
    file.do('coordinator', 'recordAftercareChoice', { choice: 'declined' });
    expect(file.kase.phase).toBe('closing');
    for (const { taskId } of file.openTasks)
      file.do('other_coordinator', 'reassignTask', { taskId, assigneeId: 'chair', reasonCode: 'workload' });
    for (const { kind, about } of file.openTasks) file.answered(kind, 'made', {}, about);
    file.do('chair', 'closeCase', { outcomeCode: 'completed_aim_achieved', reasons: text });
    expect(pathOf(file)).toEqual(phaseNames.filter((phase) => phase !== 'referred'));
  });

  it.each([standard, demo])('is the same under every programme that is shipped ($id)', (programme) => {
    expect(closing({ programme }).kase.phase).toBe('closing');
    expect(inAftercare({ programme }).kase.programme.version).toBe('2.0.0');
  });

  it('says at each gate what is missing and who owes it', () => {
    const owedBy = (phase: Phase): readonly string[] =>
      statesByPhase[phase]().missing.map(
        ({ code, owedBy }) => `${code}: ${owedBy.personId ?? owedBy.function ?? 'nobody'}`,
      );
    expect(owedBy('referred')).toEqual(['referral_acceptance: coordinator']);
    expect(owedBy('intake')).toContain('screening_health: nurse');
    expect(owedBy('assessing')).toEqual([
      'baseline_assignment: coordinator',
      'background_needs: coordinator',
      'background_family: coordinator',
      'background_education: coordinator',
      'person_comment: coordinator',
    ]);
    expect(owedBy('classifying')).toEqual(['classification: chair']);
    expect(owedBy('planning')).toEqual([
      'plan_draft: coordinator',
      'quorum_psychologist: coordinator',
      'quorum_prison: coordinator',
      'quorum_probation: coordinator',
      'risk_plan: coordinator',
      'plan_agreement: coordinator',
      'consent_offer_programme_participation: coordinator',
      'consent_offer_family_contact: coordinator',
      'consent_offer_information_sharing: coordinator',
    ]);
    expect(owedBy('programme')).toEqual(['programme_completion: chair']);
    expect(owedBy('pre_release')).toEqual([
      'release_confirmation_chair: chair',
      'release_confirmation_police_lead: police_lead',
      'release_confirmation_probation_lead: probation_lead',
      'release_confirmation_aftercare_lead: aftercare_lead',
      'final_assessment: assessor',
      'intelligence_attestation: custodian',
    ]);
    expect(owedBy('release_decision')).toEqual(['release_decision: coordinator']);
    expect(owedBy('released')).toEqual(['handover_sending: sender', 'handover_acceptance: probation_officer']);
    expect(owedBy('supervised')).toEqual(['supervision_end: probation_officer', 'aftercare_choice: coordinator']);
    expect(owedBy('aftercare')).toEqual(['aftercare_end: aftercare_worker']);
    expect(owedBy('closing')).toEqual(['outcome: chair']);
    expect(owedBy('closed')).toEqual([]);
  });
});
