import { form, housing } from './builders/commands';
import { standard } from './builders/programmes';
import { assessed, dateIn, inProgramme, planned, reportAll, supervised } from './builders/states';
import { objectivesReviewed, riskPlanned } from './builders/steps';
import type { CaseFile } from './builders/case-file';

/** A follow-up is met by doing what it asks for, or by saying that it was seen to where that is all. */
function seenTo(file: CaseFile, subject: string): void {
  const steps: Readonly<Record<string, () => unknown>> = {
    reassessment_due: () => assessed(file).answered('review_decision', 'continue'),
    housing_review_due: () => file.do('chair', 'decideHousing', housing(dateIn(file, 'P6M'))),
    risk_plan_review_due: () => riskPlanned(file),
    objective_review_due: () => objectivesReviewed(file),
  };
  const step = steps[subject] ?? (() => file.answered('follow_up', 'done', {}, subject));
  step();
}

const bytes = ({ kase }: CaseFile): number => JSON.stringify(kase).length;

describe('a case of many years', () => {
  it('stays small over five years of weekly sessions and reassessments, every one reported', () => {
    const file = inProgramme();
    let largest = 0;
    for (let week = 0; week < 260; week += 1) {
      planned(file, { startsAt: file.in('P3D') });
      file.answered('session_invitation', 'accept').pass('P7D').answered('session_report', 'held');
      for (const { about } of file.openTasks) {
        seenTo(file, about);
      }
      largest = Math.max(largest, bytes(file));
    }
    expect(file.log.filter(({ type }) => type === 'sessionHeld')).toHaveLength(260);
    expect(file.log.filter(({ type }) => type === 'reviewDecided').length).toBeGreaterThan(9);
    expect(largest).toBeLessThan(20_000);
    expect(file.kase.assessments[0]).toMatchObject({ purpose: 'baseline', status: 'approved' });
  });

  it('stays small over ten years in which nobody answers anything', () => {
    const file = supervised();
    file.pass('P10Y');
    expect(bytes(file)).toBeLessThan(10_000);
    expect(file.openTasks.length).toBeLessThan(10);
  });

  it('stays small when sessions are declined and nobody sees to them', () => {
    const file = inProgramme();
    for (let week = 0; week < 80; week += 1) {
      planned(file, { startsAt: file.in('P3D') });
      file.answered('session_invitation', 'decline', { reasonCode: 'on_leave' }).pass('P7D');
    }
    expect(bytes(file)).toBeLessThan(20_000);
  });

  it('keeps the thirty days that a double click or a question may come in', () => {
    const file = reportAll(supervised(), 'P3M');
    const answered = Object.values(file.kase.tasks).filter(({ status }) => status === 'answered');
    expect(answered.length).toBeGreaterThanOrEqual(4);
    const lastEvent = file.log.at(-1)!.at;
    const monthAgo = new Date(Date.parse(lastEvent) - 31 * 86_400_000).toISOString();
    expect(answered.every(({ closedAt }) => closedAt! > monthAgo)).toBe(true);
  });

  it('judges each round by its own form', () => {
    const file = inProgramme();
    for (const levelOfConcern of ['high', 'low'] as const)
      file
        .do('coordinator', 'assignAssessment', {
          instrumentId: 'demonstration',
          assessorId: 'assessor',
          reviewerId: 'reviewer',
        })
        .answered('assessment', 'submit', { assessment: form(standard, { levelOfConcern }) })
        .answered('assessment_review', 'approve')
        .answered('review_decision', 'continue');
    expect(file.kase.assessments.map(({ levelOfConcern }) => levelOfConcern)).toEqual(['medium', 'high', 'low']);
  });
});
