import type { AnswerData } from '../../shared/domain/asking/contract';
import type { Answer, TaskKind } from '../../shared/domain/case';
import { form, housing, incentive, incident } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { dateIn, inProgramme, planned, reportAll, supervised } from '../../stories/drivers/kernel/states';
import { assessed, held, objectivesReviewed, riskPlanned } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';
import { tenth } from '../setup/long';

/** Completes a follow-up by the act that it asks for, or by an answer if no act is needed. */
function seenTo(file: CaseFile, subject: string): void {
  const steps: Readonly<Record<string, () => unknown>> = {
    reassessment_due: () => assessed(file).answered('review_decision', 'continue'),
    reassessment_required: () => assessed(file).answered('review_decision', 'continue'),
    // Called every month anyway.
    conference_due: () => undefined,
    housing_review_due: () => file.do('chair', 'decideHousing', housing(dateIn(file, 'P6M'))),
    risk_plan_review_due: () => riskPlanned(file),
    objective_review_due: () => objectivesReviewed(file),
  };
  const step = steps[subject] ?? (() => file.answered('follow_up', 'done', {}, subject));
  step();
}

const bytes = ({ kase }: CaseFile): number => JSON.stringify(kase).length;

/** The usual answer to each kind of task in a long case; acts complete follow-ups. */
const usualAnswers: Readonly<Partial<Record<TaskKind, readonly [Answer, Partial<AnswerData>?]>>> = {
  session_invitation: ['accept'],
  session_report: ['held', { engagement: 'engaged', concern: 'yes' }],
  concern_review: ['watch'],
  incident_notice: ['noted'],
  suspension_proposal: ['keep'],
  action: ['done'],
  challenge_review: ['dismiss'],
  incentive_decision: ['refuse', { reasonCode: 'other' }],
  conference_invitation: ['accept'],
};

/** A month with one of everything: an incident, new information, a conference, a challenge, sessions. */
function busyMonth(file: CaseFile): void {
  planned(file, { startsAt: file.in('P8D') });
  file
    .do('coordinator', 'recordIncident', incident())
    .do('coordinator', 'recordChallenge', { of: 'classification', grounds: text, reviewerId: 'independent' })
    .do('coordinator', 'proposeIncentive', incentive())
    .do('custodian', 'recordRestrictedEntry', { what: text });
  const action = { kind: 'action', ownerId: 'teacher', dueOn: dateIn(file, 'P20D'), what: text } as const;
  const items = Array.from({ length: 10 }, () => ({ title: text, disposition: action }));
  answerUsual(file);
  held(file, {}, { items });
  file.pass('P7D');
  answerUsual(file);
  file.pass('P14D');
  answerUsual(file);
}

/** Repeats while a task with a usual answer is open. */
function answerUsual(file: CaseFile): void {
  for (const { taskId, kind } of file.openTasks) {
    const task = file.kase.tasks[taskId];
    const [answer, extra] = usualAnswers[kind] ?? [];
    if (task?.status !== 'open') continue;
    if (answer) expect(file.answer(task, answer, extra)).toBeNull();
    else if (kind === 'follow_up') seenTo(file, task.about);
  }
}

describe('a case of many years', () => {
  it('stays under 64 KB over years in which every month is busy', () => {
    const file = inProgramme({ referral: { expectedReleaseOn: '2043-03-01', sentenceEndsOn: '2045-03-01' } });
    const months = tenth(120);
    let largest = 0;
    for (let month = 0; month < months; month += 1) {
      busyMonth(file);
      largest = Math.max(largest, bytes(file));
    }
    expect(file.log.filter(({ type }) => type === 'conferenceHeld')).toHaveLength(months);
    expect(file.log.filter(({ type }) => type === 'reviewDecided')).toHaveLength(months);
    expect(largest).toBeLessThan(64 * 1024);
    expect(file.kase.assessments[0]).toMatchObject({ purpose: 'baseline', status: 'approved' });
  });

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
