import { type Phase, phaseNames } from '../../shared/domain/path/phases';
import { assessmentAssigned, confirmers } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  assessing,
  closed,
  dateIn,
  decided,
  inProgramme,
  planning,
  preRelease,
  releaseDecision,
  statesByPhase,
} from '../../stories/drivers/kernel/states';
import {
  assessed,
  attested,
  backgroundRecorded,
  commented,
  housed,
  planDrafted,
  planSubmitted,
  releaseConfirmed,
  screened,
  submitted,
  withSessions,
} from '../../stories/drivers/kernel/steps';

const earlier: readonly Phase[] = ['intake', 'assessing', 'classifying', 'planning', 'programme', 'pre_release'];
const before = (phase: Phase): readonly Phase[] =>
  phaseNames.slice(0, phaseNames.indexOf(phase)).filter((each) => earlier.includes(each));

const goBack = (file: CaseFile, to: Phase) => file.try('chair', 'goBack', { to, reasons: text });
const goneBack = (file: CaseFile, to: Phase): CaseFile => file.do('chair', 'goBack', { to, reasons: text });

const inCustody = [
  'intake',
  'assessing',
  'classifying',
  'planning',
  'programme',
  'pre_release',
  'release_decision',
] as const;
const possible = inCustody.flatMap((from) => before(from).map((to) => [from, to] as const));
const impossible = inCustody.flatMap((from) =>
  phaseNames.filter((to) => !before(from).includes(to)).map((to) => [from, to] as const),
);

describe('a case that goes back', () => {
  it.each(possible)('from %s to %s stays there until somebody acts, however soon it was', (from, to) => {
    const file = statesByPhase[from]();
    const length = file.log.length;
    goneBack(file, to);
    expect(file.kase).toMatchObject({ phase: to, phaseSince: file.now, phaseTargetPassed: false });
    expect(file.missing.length).toBeGreaterThan(0);
    const happened = file.happenedSince(length);
    expect(happened[0]).toBe('wentBack');
    expect(happened.filter((type) => type === 'phaseEntered')).toHaveLength(1);
    expect(file.log[length]).toMatchObject({ data: { from, to, reasons: text } });
    expect(file.tick()).toEqual([]);
  });

  it.each(impossible)('does not go from %s to %s', (from, to) => {
    expect(goBack(statesByPhase[from](), to)).toMatchObject({ code: 'not_an_earlier_phase', path: 'to' });
  });

  it.each(['referred', 'released', 'supervised', 'aftercare', 'closing', 'closed'] as const)(
    'does so from no phase outside the work in custody (%s)',
    (from) => {
      expect(goBack(statesByPhase[from](), 'intake')).toMatchObject({ code: 'not_allowed_in_phase' });
    },
  );

  it('walks the whole path again, each gate by an act of its own', () => {
    const file = goneBack(preRelease(), 'intake');
    expect(screened(file).kase.phase).toBe('assessing');
    expect(assessed(backgroundRecorded(file)).kase.phase).toBe('classifying');
    expect(housed(file).kase.phase).toBe('planning');
    planSubmitted(file);
    expect(file.kase.plan?.status).toBe('submitted');
    expect(file.kase.phase).toBe('planning');
  });

  it('wants a new assessment in its assessing', () => {
    const file = goneBack(planning(), 'assessing');
    expect(file.missing.map(({ code }) => code)).toContain('baseline_assignment');
    expect(assessed(file).kase.phase).toBe('classifying');
  });

  it('takes an assessment that was under way, and what the person says of it', () => {
    const file = submitted(inProgramme());
    goneBack(file.pass('P1D'), 'assessing');
    file.answered('assessment_review', 'approve');
    expect(file.missing.map(({ code }) => code)).toEqual(['person_comment']);
    expect(commented(file).kase.phase).toBe('classifying');
  });

  it('may have its plan submitted again as it is, and asks nobody about the one before', () => {
    const file = goneBack(planSubmitted(planDrafted(planning())), 'classifying');
    expect(file.openTasks.filter(({ kind }) => kind === 'plan_approval' || kind === 'plan_opinion')).toEqual([]);
    expect(file.kase.plan).toMatchObject({ status: 'draft', opinions: [] });
    housed(file);
    expect(planSubmitted(file).kase.plan?.status).toBe('submitted');
  });

  it('cancels its sessions where there is no approved plan any more', () => {
    const file = goneBack(withSessions(inProgramme()), 'planning');
    expect(file.kase.sessions.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(file.openTasks.map(({ about }) => about)).toEqual(['reassessment_required']);
  });

  it('keeps its sessions where the plan stands', () => {
    const file = preRelease();
    withSessions(file);
    goneBack(file, 'programme');
    expect(file.kase.sessions.map(({ status }) => status)).toEqual(['accepted', 'invited']);
  });

  it('from pre-release asks nobody to confirm any more, and starts the clock of reassessment anew', () => {
    const file = preRelease().do('coordinator', 'requestReleaseConfirmations', confirmers);
    file.answered('release_confirmation', 'confirm', {}, 'police_lead');
    goneBack(file, 'programme');
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('release_confirmation');
    expect(file.kase).toMatchObject({
      programmeCompletedBy: null,
      preRelease: { startedBy: null, confirmed: {} },
      reassessment: { dueFrom: file.now, fellDue: false },
    });
  });

  it('from an authority that has not decided for a release prepares it again, confirmed and attested anew', () => {
    const file = goneBack(releaseDecision(), 'pre_release');
    const missing = file.missing.map(({ code }) => code);
    expect(missing).toContain('release_confirmation_chair');
    expect(missing).toContain('intelligence_attestation');
    expect(file.task('intelligence_attestation').assigneeId).toBe('custodian');
    attested(releaseConfirmed(file));
    expect(file.kase.phase).toBe('release_decision');
  });

  it('does not do so once the release was decided', () => {
    expect(goBack(decided(), 'programme')).toMatchObject({ code: 'already_decided' });
  });

  it.each(['classifying', 'planning', 'programme'] as const)('to %s is to be assessed anew: a transition', (to) => {
    const file = goneBack(preRelease(), to);
    expect(file.kase.reassessmentRequired).toMatchObject({ because: 'went_back', dueAt: file.in('5wd') });
    expect(file.task('follow_up', 'reassessment_required').assigneeId).toBe('coordinator');
    file.do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(file.kase.reassessmentRequired).toBeNull();
  });

  it('owes no reassessment where a gate ahead wants it, or one is under way', () => {
    expect(goneBack(planning(), 'assessing').kase.reassessmentRequired).toBeNull();
    const file = inProgramme().do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(goneBack(file, 'planning').kase.reassessmentRequired).toBeNull();
  });

  it('keeps where the person is housed', () => {
    const file = planning();
    const { option, expiresOn } = file.kase.housing ?? {};
    expect(goneBack(file, 'intake').kase.housing).toMatchObject({ option, expiresOn });
    expect(expiresOn).toBe(dateIn(file, 'P6M'));
  });

  it('has no overdue follow-up of the phase that it left', () => {
    const file = assessing().pass('P100D');
    expect(file.openTasks.map(({ about }) => about)).toContain('phase_overdue');
    expect(goneBack(file, 'intake').openTasks.map(({ about }) => about)).not.toContain('phase_overdue');
  });

  it('does not do so while it is suspended, or once it is closed', () => {
    const file = inProgramme().do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    expect(goBack(file, 'planning')).toMatchObject({ code: 'not_allowed_while_suspended' });
    expect(goBack(closed(), 'planning')).toMatchObject({ code: 'not_allowed_in_phase' });
  });
});
