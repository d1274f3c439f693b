import type { CommandData } from '../../shared/domain/case';
import { plan } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { assessing, dateIn, inProgramme, planning, released } from '../../stories/drivers/kernel/states';
import { assessed } from '../../stories/drivers/kernel/steps';
import { withQuorum } from './builders/conferences';

const programme = { ...withQuorum, gates: { ...withQuorum.gates, planning: ['plan' as const] } };
const start = () => inProgramme({ programme });
const objectiveId = (file: CaseFile, index = 0): string => file.kase.plan?.objectives[index]?.objectiveId ?? 'none';

function review(file: CaseFile, changes: Partial<CommandData['reviewObjective']> = {}) {
  const data = { objectiveId: objectiveId(file), standing: 'achieved' as const, reasons: text, ...changes };
  return file.try('coordinator', 'reviewObjective', data);
}

describe('the agreement of the person', () => {
  const agree = (file: CaseFile, version: number, agreement: 'agreed' | 'not_agreed' | 'could_not_say' = 'agreed') =>
    file.try('coordinator', 'recordPlanAgreement', { version, agreement });

  it('is to the version that is submitted or approved, whatever it is', () => {
    const file = planning({ programme });
    expect(agree(file, 1)).toMatchObject({ code: 'version_passed', path: 'version' });
    file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')));
    expect(agree(file, 1)).toMatchObject({ code: 'version_passed', detail: { now: 'draft' } });
    file.do('coordinator', 'submitPlan', { chairId: 'chair' });
    expect(agree(file, 2)).toMatchObject({ code: 'version_passed', detail: { versions: [1] } });
    expect(agree(file, 1, 'could_not_say')).toBeNull();
    expect(agree(file, 1, 'could_not_say')).toMatchObject({ code: 'nothing_changed', path: 'agreement' });
    file.answered('plan_approval', 'approve');
    expect(agree(file, 1, 'not_agreed')).toBeNull();
    expect(file.kase).toMatchObject({ phase: 'programme', planAgreement: { version: 1, agreement: 'not_agreed' } });
  });

  it('is what the gate waits for where the programme says so, for the version that is to be approved', () => {
    const waits = {
      ...programme,
      gates: { ...programme.gates, planning: ['plan' as const, 'plan_agreement' as const] },
    };
    const file = planning({ programme: waits });
    file
      .do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')))
      .do('coordinator', 'submitPlan', { chairId: 'chair' });
    file.answered('plan_approval', 'approve');
    expect(file.missing.map(({ code }) => code)).toEqual(['plan_agreement']);
    expect(agree(file, 1, 'not_agreed')).toBeNull();
    expect(file.kase.phase).toBe('programme');
  });

  it('may be to the plan that holds or to its revision', () => {
    const file = assessed(start()).answered('review_decision', 'revise');
    file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')));
    expect(agree(file, 2)).toMatchObject({ detail: { versions: [1] } });
    file.do('coordinator', 'submitPlan', { chairId: 'chair' });
    expect(agree(file, 2)).toBeNull();
    expect(agree(file, 1)).toBeNull();
  });
});

describe('the risk-management plan', () => {
  const risk = (file: CaseFile, reviewOn: string) =>
    file.try('coordinator', 'recordRiskPlan', {
      triggers: [text],
      warningSigns: [text],
      reviewOn,
      contingencies: [{ what: text, actsAs: 'duty_officer' }],
    });

  it('is kept in versions, each with a review to come', () => {
    const file = planning({ programme });
    expect(risk(file, dateIn(file, 'P0D'))).toMatchObject({ code: 'date_in_past', path: 'reviewOn' });
    expect(risk(file, dateIn(file, 'P1M'))).toBeNull();
    expect(risk(file, dateIn(file, 'P2M'))).toBeNull();
    expect(file.kase.riskPlan).toEqual({ version: 2, reviewOn: dateIn(file, 'P2M'), reviewFellDue: false });
    expect(risk(assessing({ programme }), '2032-01-01')).toMatchObject({ code: 'not_allowed_in_phase' });
  });

  it('falls due once, and is reviewed by making it anew', () => {
    const file = start();
    risk(file, dateIn(file, 'P1M'));
    file.pass('P40D');
    const due = file.task('follow_up', 'risk_plan_review_due');
    expect(file.answer(due, 'done')).toMatchObject({ code: 'gate_incomplete' });
    expect(file.log.filter(({ type }) => type === 'riskPlanReviewFellDue')).toHaveLength(1);
    risk(file, dateIn(file, 'P1Y'));
    expect(file.openTasks.some(({ about }) => about === 'risk_plan_review_due')).toBe(false);
  });
});

describe('an objective', () => {
  it.each<[string, Partial<CommandData['reviewObjective']>, string, string]>([
    ['is unknown', { objectiveId: 'constructor' }, 'unknown_objective', 'objectiveId'],
    ['goes on without a date', { standing: 'progressing' }, 'reason_required', 'reviewOn'],
    [
      'goes on until a date that is past',
      { standing: 'progressing', reviewOn: '2031-03-03' },
      'date_in_past',
      'reviewOn',
    ],
  ])('that %s is refused', (_what, changes, code, path) => {
    expect(review(start(), changes)).toMatchObject({ code, path });
  });

  it('is looked at on its day, once for all that fall due, and not when it has ended', () => {
    const file = start();
    expect(review(file)).toBeNull();
    expect(review(file)).toMatchObject({ code: 'nothing_changed', path: 'standing' });
    file.pass('P4M');
    expect(file.log.filter(({ type }) => type === 'objectiveReviewFellDue')).toHaveLength(2);
    const due = file.task('follow_up', 'objective_review_due');
    expect(file.answer(due, 'done')).toMatchObject({ code: 'gate_incomplete' });
    const reviewOn = dateIn(file, 'P3M');
    expect(review(file, { objectiveId: objectiveId(file, 1), standing: 'progressing', reviewOn })).toBeNull();
    expect(file.task('follow_up', 'objective_review_due')).toEqual(due);
    expect(review(file, { objectiveId: objectiveId(file, 2), standing: 'not_achieved' })).toBeNull();
    expect(file.openTasks.some(({ about }) => about === 'objective_review_due')).toBe(false);
    expect(file.kase.plan?.objectives.map(({ standing }) => standing)).toEqual([
      'achieved',
      'progressing',
      'not_achieved',
    ]);
    expect(file.deadlines).toContainEqual(
      expect.objectContaining({ what: 'objectiveReviewFellDue', about: objectiveId(file, 1) }),
    );
  });

  it('is not asked for after a release', () => {
    const file = released('parole', { programme });
    expect(file.deadlines.map(({ what }) => what)).not.toContain('objectiveReviewFellDue');
    expect(file.openTasks.some(({ about }) => about === 'objective_review_due')).toBe(false);
    expect(review(file)).toMatchObject({ code: 'not_allowed_in_phase' });
  });
});
