import { type Phase, phaseNames } from '../../shared/domain/path/phases';
import { form } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import {
  afterDeath,
  closed,
  closing,
  dateIn,
  inAftercare,
  inIntake,
  inProgramme,
  planned,
  referred,
  statesByPhase,
  suspended,
} from '../../stories/drivers/kernel/states';
import { withSessions } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

const outcome = { outcomeCode: 'completed_aim_achieved', reasons: text };

describe('a death', () => {
  it('ends all that was planned: no deadline, no mail, no task', () => {
    const file = afterDeath();
    expect(file.kase).toMatchObject({ phase: 'programme', diedOn: '2031-03-03', suspended: null });
    expect(file.agenda).toEqual({ wakeAt: null, owed: [], ended: true });
    expect(file.openTasks).toEqual([]);
    const length = file.log.length;
    expect(file.pass('P3Y').log).toHaveLength(length);
  });

  it.each(phaseNames.filter((phase) => phase !== 'closed'))('may be recorded in %s', (phase: Phase) => {
    const file = statesByPhase[phase]();
    file.do('coordinator', 'recordDeath', { diedOn: file.now.slice(0, 10) });
    expect(file.agenda).toEqual({ wakeAt: null, owed: [], ended: true });
    expect(file.kase.phase).toBe(phase);
  });

  it('may be recorded while the case is suspended', () => {
    const file = suspended();
    expect(file.try('coordinator', 'recordDeath', { diedOn: '2031-03-03' })).toBeNull();
  });

  it.each([
    ['tomorrow', '2031-03-04', 'date_in_future'],
    ['before the admission', '2031-02-23', 'ends_before_start'],
  ])('is not recorded for %s', (_when, diedOn, code) => {
    expect(inProgramme().try('coordinator', 'recordDeath', { diedOn })).toMatchObject({ code, path: 'diedOn' });
  });

  it('keeps back what was still on its way: receipts, notices, reminders', () => {
    const file = withSessions(inProgramme()).pass('P2D');
    const open = file.task('session_invitation');
    const accepted = file.kase.sessions[0]!.sessionId;
    file.do('coordinator', 'cancelSession', { sessionId: accepted, reasonCode: 'security' });
    file.answer(open, 'accept', {}, 'link');
    expect(file.owed.map(({ message }) => message).sort()).toEqual(['answer_recorded', 'no_longer_needed']);
    file.do('coordinator', 'recordDeath', { diedOn: dateIn(file, 'P0D') });
    expect(file.owed).toEqual([]);
  });

  it('rejects a late answer as no longer needed', () => {
    const file = withSessions(inProgramme());
    const invitation = file.task('session_invitation');
    file.do('coordinator', 'recordDeath', { diedOn: '2031-03-03' });
    expect(file.answer(invitation, 'accept', {}, 'link')).toMatchObject({ code: 'no_longer_needed' });
  });

  it('is recorded once', () => {
    expect(afterDeath().try('coordinator', 'recordDeath', { diedOn: '2031-03-03' })).toMatchObject({
      code: 'not_allowed_after_death',
    });
  });
});

describe('the closing of a case', () => {
  it('is decided by the chair with an outcome against the aim, and reasons', () => {
    const file = closing().do('chair', 'closeCase', outcome);
    expect(file.kase).toMatchObject({ phase: 'closed', outcome: { code: outcome.outcomeCode, aim: 'disengagement' } });
    expect(file.agenda).toMatchObject({ wakeAt: null, ended: true });
  });

  it('is not decided by the coordinator who leads it, nor with an outcome that the programme does not know', () => {
    expect(closing().try('coordinator', 'closeCase', outcome)).toMatchObject({ code: 'separation_of_duties' });
    expect(closing().try('chair', 'closeCase', { ...outcome, outcomeCode: 'cured' })).toMatchObject({
      code: 'unknown_outcome',
      path: 'outcomeCode',
    });
  });

  it('leaves no action open', () => {
    const file = inAftercare().do('coordinator', 'recordAftercareChoice', { choice: 'declined' });
    expect(file.missing.map(({ code }) => code)).toEqual(['contact_report', 'outcome']);
    expect(file.try('chair', 'closeCase', outcome)).toMatchObject({
      code: 'gate_incomplete',
      detail: { missing: [{ kind: 'contact_report' }] },
    });
    file.answered('contact_report', 'made').do('chair', 'closeCase', outcome);
    expect(file.kase.phase).toBe('closed');
  });

  it('that is overdue itself is no action that stands in its way', () => {
    const file = closing().pass('P31D');
    expect(file.task('follow_up').about).toBe('phase_overdue');
    expect(file.missing.map(({ code }) => code)).toEqual(['outcome']);
    file.do('chair', 'closeCase', outcome);
    expect(file.openTasks).toEqual([]);
  });

  it('cancels planned sessions with notice, and still takes the report of a held one', () => {
    const file = withSessions(inProgramme()).pass('P8D');
    planned(file);
    file.do('coordinator', 'startClosing', { reasons: text });
    expect(file.kase.sessions.map(({ status }) => status)).toEqual(['report_due', 'cancelled', 'cancelled']);
    expect(file.openTasks.map(({ kind }) => kind)).toEqual(['session_report']);
    expect(file.owed.filter(({ message }) => message === 'no_longer_needed')).toHaveLength(2);
  });

  it.each([
    'referred',
    'intake',
    'assessing',
    'classifying',
    'planning',
    'programme',
    'pre_release',
    'aftercare',
  ] as const)('may be started in %s', (phase) => {
    const file = statesByPhase[phase]().do('coordinator', 'startClosing', { reasons: text });
    expect(file.kase.phase).toBe('closing');
    expect(file.try('coordinator', 'startClosing', { reasons: text })).toMatchObject({ code: 'not_allowed_in_phase' });
  });

  it('ends an assessment that was under way', () => {
    const file = inProgramme().do('coordinator', 'assignAssessment', {
      instrumentId: 'demonstration',
      assessorId: 'assessor',
      reviewerId: 'reviewer',
    });
    const assessment = file.task('assessment');
    file.do('coordinator', 'startClosing', { reasons: text });
    expect(file.answer(assessment, 'submit', { assessment: form(standard) })).toMatchObject({
      code: 'no_longer_needed',
    });
  });

  it('is the end', () => {
    const file = closed();
    const length = file.log.length;
    expect(file.pass('P5Y').log).toHaveLength(length);
  });
});

describe('a function in a case', () => {
  it('is given to somebody of its discipline', () => {
    const appoint = (personId: string) => inIntake().try('coordinator', 'appoint', { function: 'custodian', personId });
    expect(appoint('police_officer')).toBeNull();
    expect(appoint('teacher')).toMatchObject({ code: 'wrong_discipline', path: 'personId' });
    expect(appoint('nobody')).toMatchObject({ code: 'unknown_person', path: 'personId' });
  });

  it.each([
    ['chair', 'coordinator'],
    ['lead_coordinator', 'chair'],
  ] as const)('is not given to the holder of its opposite (%s to the %s)', (held, personId) => {
    expect(inIntake().try('coordinator', 'appoint', { function: held, personId })).toMatchObject({
      code: 'separation_of_duties',
      path: 'personId',
    });
  });

  it.each([
    ['assessor', 'reviewer'],
    ['reviewer', 'assessor'],
    ['chair', 'assessor'],
  ] as const)('of judgement stays separate from its opposite (%s to the %s)', (held, personId) => {
    expect(inProgramme().try('coordinator', 'appoint', { function: held, personId })).toMatchObject({
      code: 'separation_of_duties',
    });
  });

  it('is not given to its holder', () => {
    expect(
      referred().try('coordinator', 'appoint', { function: 'lead_coordinator', personId: 'coordinator' }),
    ).toMatchObject({ code: 'nothing_changed', path: 'personId' });
  });

  it('may be given in every phase but the last', () => {
    expect(closed().try('coordinator', 'appoint', { function: 'advocate', personId: 'advocate' })).toMatchObject({
      code: 'not_allowed_in_phase',
    });
    for (const phase of phaseNames.filter((each) => each !== 'closed'))
      expect(
        statesByPhase[phase]().try('coordinator', 'appoint', { function: 'advocate', personId: 'advocate' }),
      ).toBeNull();
  });
});
