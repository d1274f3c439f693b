import type { LevelOfConcern } from '../../shared/domain/areas/background/contract';
import type { Phase } from '../../shared/domain/path/phases';
import type { Programme } from '../../shared/programme/schema';
import { assessmentAssigned, form } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  assessing,
  classifying,
  decided,
  inProgramme,
  planning,
  preRelease,
  releaseDecision,
} from '../../stories/drivers/kernel/states';
import { assessed } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

/** The date of the next reassessment by the schedule. */
const dueOn = (file: CaseFile): string | undefined =>
  file.deadlines.find(({ what }) => what === 'reassessmentFellDue')?.at.slice(0, 10);

const dayIn = (file: CaseFile, duration: string): string => file.in(duration).slice(0, 10);

/** One more round at this level; then the programme goes on. */
const round = (file: CaseFile, levelOfConcern: LevelOfConcern): CaseFile =>
  assessed(file, { levelOfConcern }).answered('review_decision', 'continue');

/** A reassessment is due outside its schedule: a challenge of the last one was upheld. */
const required = (file: CaseFile): CaseFile =>
  file
    .do('coordinator', 'recordChallenge', { of: 'assessment', grounds: text, reviewerId: 'independent' })
    .answered('challenge_review', 'uphold');

const followedUp = (file: CaseFile): readonly string[] =>
  file.openTasks.filter(({ kind }) => kind === 'follow_up').map(({ about }) => about);

describe('a reassessment', () => {
  it('falls due by itself three months into the programme, and the coordinator is asked to assign it', () => {
    const file = inProgramme();
    const since = file.now;
    file.pass('P2M').pass('P27D');
    expect(file.kase.reassessment).toMatchObject({ fellDue: false });
    file.pass('P1M');
    expect(file.log.find(({ type }) => type === 'reassessmentFellDue')).toMatchObject({
      data: { dueSince: '2031-06-03T07:00:00.000Z' },
    });
    expect(since).toBe('2031-03-03T08:00:00.000Z');
    const due = file.task('follow_up', 'reassessment_due');
    expect(due.assigneeId).toBe('coordinator');
    expect(file.answer(due, 'done')).toMatchObject({ code: 'gate_incomplete', path: 'answer' });
    assessed(file);
    expect(file.task('review_decision').assigneeId).toBe('chair');
    expect(followedUp(file)).not.toContain('reassessment_due');
  });

  it('that ends with "continue" sets the next one three months ahead, and six after the first year', () => {
    const file = inProgramme();
    const due: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      due.push(file.deadlines.find(({ what }) => what === 'reassessmentFellDue')!.at.slice(0, 10));
      file.until(`${due.at(-1)!}T12:00:00.000Z`);
      for (const { about } of file.openTasks.filter((task) => task.about === 'pre_release_due'))
        file.answered('follow_up', 'done', {}, about);
      assessed(file).answered('review_decision', 'continue');
    }
    expect(due).toEqual(['2031-06-03', '2031-09-03', '2031-12-03', '2032-03-03', '2032-09-03']);
  });

  it('stays at three months where the level of concern is high', () => {
    const file = inProgramme().pass('P14M');
    assessed(file, { levelOfConcern: 'high' }).answered('review_decision', 'continue');
    expect(dueOn(file)).toBe(dayIn(file, 'P3M'));
  });

  it('is decided by the chair alone, with reasons; its approval moves nothing', () => {
    const file = assessed(inProgramme());
    expect(file.kase.phase).toBe('programme');
    expect(file.answer(file.task('review_decision'), 'complete', { narrative: undefined })).toMatchObject({
      code: 'reason_required',
    });
    file.answered('review_decision', 'complete');
    expect(file.kase).toMatchObject({ phase: 'pre_release', programmeCompletedBy: 'chair' });
  });

  it('that was still to be decided when the preparation of release starts is not asked for any more', () => {
    const file = assessed(inProgramme()).do('coordinator', 'startPreRelease', { reasons: text });
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('review_decision');
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned())).toBeNull();
  });

  it('does not fall due twice, nor outside the programme', () => {
    const file = inProgramme().pass('P1Y');
    expect(file.log.filter(({ type }) => type === 'reassessmentFellDue')).toHaveLength(1);
    expect(preRelease().deadlines.map(({ what }) => what)).not.toContain('reassessmentFellDue');
    expect(classifying().deadlines.map(({ what }) => what)).not.toContain('reassessmentFellDue');
  });
});

describe('what the chair decides after a reassessment', () => {
  it.each(['step_up', 'step_down'] as const)('goes on with the programme, and says so: %s', (answer) => {
    const file = assessed(inProgramme()).answered('review_decision', answer);
    expect(file.kase).toMatchObject({ phase: 'programme', planRevision: false, suspended: null });
    expect(file.log.find(({ type }) => type === 'reviewDecided')).toMatchObject({ data: { decision: answer } });
    expect(dueOn(file)).toBe(dayIn(file, 'P3M'));
  });

  it('may be that the plan is revised', () => {
    expect(assessed(inProgramme()).answered('review_decision', 'revise').kase).toMatchObject({
      phase: 'programme',
      planRevision: true,
    });
  });

  it.each([
    ['other', standard],
    ['hospital', { ...standard, reasons: { ...standard.reasons, suspended: standard.reasons.suspended.slice(0, 1) } }],
  ] as const)('may suspend the case, for the reason "%s" of its programme', (reasonCode, programme: Programme) => {
    const file = assessed(inProgramme({ programme })).answered('review_decision', 'suspend');
    expect(file.kase.suspended).toMatchObject({ reasonCode });
    expect(file.log.at(-1)).toMatchObject({ type: 'caseSuspended', data: { reasonCode } });
    expect(file.log.at(-1)?.data).not.toHaveProperty('narrative');
  });

  it('does not suspend again what was suspended meanwhile', () => {
    const file = assessed(inProgramme()).do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    const since = file.kase.suspended?.since;
    file.pass('PT1H').answered('review_decision', 'suspend');
    expect(file.kase.suspended).toMatchObject({ since, reasonCode: 'hospital' });
  });
});

describe('the interval between reassessments', () => {
  const ruled = (reassessmentRules: Programme['reassessmentRules']): Programme => ({ ...standard, reassessmentRules });

  it('is that of a juvenile where it is shorter than the schedule', () => {
    const file = inProgramme({ programme: ruled({ juvenile: 'P2M' }) });
    expect(dueOn(file)).toBe(dayIn(file, 'P3M'));
    file.do('coordinator', 'setMarkers', { markers: ['juvenile'], turnsAdultOn: '2033-01-01', reasons: text });
    expect(dueOn(file)).toBe(dayIn(file, 'P2M'));
  });

  it('is that of high concern as soon as an assessor says so, and the schedule’s again after', () => {
    const file = inProgramme({ programme: ruled({ highConcern: 'P6W' }) });
    file.do('assessor', 'setLevelOfConcern', { level: 'high', reasons: text });
    expect(dueOn(file)).toBe(dayIn(file, 'P6W'));
    file.do('assessor', 'setLevelOfConcern', { level: 'medium', reasons: text });
    expect(dueOn(file)).toBe(dayIn(file, 'P3M'));
  });

  it('has passed at once where it is shortened to less than what has gone by', () => {
    const file = inProgramme({ programme: ruled({ highConcern: 'P1M' }) }).pass('P2M');
    file.do('assessor', 'setLevelOfConcern', { level: 'high', reasons: text });
    expect(followedUp(file)).toContain('reassessment_due');
  });

  it('is longer after rounds that stayed low, once the first year is over', () => {
    const file = inProgramme({ programme: ruled({ stable: { rounds: 2, every: 'P12M' } }) });
    round(round(file, 'low'), 'low');
    expect(dueOn(file)).toBe(dayIn(file, 'P3M'));
    round(file.pass('P13M'), 'low');
    expect(dueOn(file)).toBe(dayIn(file, 'P12M'));
  });

  it.each<[string, readonly LevelOfConcern[], (file: CaseFile) => CaseFile]>([
    ['one of the rounds was not low', ['low', 'medium', 'low'], (file) => file],
    ['the last round could not be rated', ['low', 'low', 'not_rated'], (file) => file],
    [
      'somebody has found the concern higher since',
      ['low', 'low'],
      (file) => file.do('assessor', 'setLevelOfConcern', { level: 'medium', reasons: text }),
    ],
  ])('is not longer where %s', (_what, levels, then) => {
    const file = inProgramme({ programme: ruled({ stable: { rounds: 2, every: 'P12M' } }) }).pass('P13M');
    for (const level of levels) round(file, level);
    expect(dueOn(then(file))).toBe(dayIn(file, 'P6M'));
  });

  it('is not longer of a juvenile, nor than the instrument holds', () => {
    const stable = { rounds: 1, every: 'P12M' };
    const file = inProgramme({ programme: ruled({ stable, juvenile: 'P4M' }) }).pass('P13M');
    file.do('coordinator', 'setMarkers', { markers: ['juvenile'], turnsAdultOn: '2039-01-01', reasons: text });
    expect(dueOn(round(file, 'low'))).toBe(dayIn(file, 'P4M'));
    const instruments = [{ ...standard.instruments[0]!, validFor: 'P9M' }];
    const briefly = inProgramme({ programme: { ...ruled({ stable }), instruments } }).pass('P13M');
    expect(dueOn(round(briefly, 'low'))).toBe(dayIn(briefly, 'P9M'));
  });
});

describe('a reassessment that is required outside its schedule', () => {
  it('is asked for at once, within five working days, and assigned to meet it', () => {
    const file = required(inProgramme());
    expect(file.kase.reassessmentRequired).toMatchObject({
      because: 'challenge_upheld',
      dueAt: '2031-03-10T08:00:00.000Z',
      fellDue: false,
    });
    expect(file.task('follow_up', 'reassessment_required')).toMatchObject({
      assigneeId: 'coordinator',
      dueAt: '2031-03-10T08:00:00.000Z',
    });
    expect(file.answer(file.task('follow_up', 'reassessment_required'), 'done')).toMatchObject({
      code: 'gate_incomplete',
      path: 'answer',
    });
    file.do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(file.kase.reassessmentRequired).toBeNull();
    expect(followedUp(file)).toEqual([]);
  });

  it('falls due once, and its schedule still does', () => {
    const file = required(inProgramme()).pass('P8D');
    expect(file.kase).toMatchObject({ reassessmentRequired: { fellDue: true }, reassessment: { fellDue: false } });
    file.pass('P4M');
    expect(file.log.filter(({ type }) => type === 'reassessmentFellDue')).toHaveLength(2);
    expect(followedUp(file)).toEqual(expect.arrayContaining(['reassessment_required', 'reassessment_due']));
  });

  it('is due by the earliest of its causes', () => {
    const file = required(inProgramme());
    const { dueAt } = file.kase.reassessmentRequired!;
    required(file.pass('P1D'));
    expect(file.kase.reassessmentRequired).toMatchObject({ dueAt });
    expect(followedUp(file)).toEqual(['reassessment_required']);
  });

  it('waits as long as the case is suspended', () => {
    const file = required(inProgramme()).do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    file.pass('P20D');
    expect(file.kase.reassessmentRequired).toMatchObject({ fellDue: false });
    file.do('coordinator', 'resumeCase', { reasons: text });
    expect(file.kase.reassessmentRequired).toMatchObject({ dueAt: '2031-03-30T08:00:00.000Z', fellDue: false });
  });

  it.each<[Phase, () => CaseFile]>([
    ['classifying', classifying],
    ['planning', planning],
    ['release_decision', releaseDecision],
  ])('is assigned while the case is in %s too, which it is not otherwise', (phase, state) => {
    const file = state();
    expect(file.try('coordinator', 'assignAssessment', assessmentAssigned())).toMatchObject({
      code: 'not_allowed_in_phase',
      detail: { phase },
    });
    required(file).do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(file.kase.assessments.at(-1)).toMatchObject({ purpose: 'reassessment', status: 'assigned' });
    file.answered('assessment', 'submit', { assessment: form(standard) }).answered('assessment_review', 'approve');
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('review_decision');
  });

  it.each([
    ['asked for', (file: CaseFile) => file],
    ['assigned', (file: CaseFile) => file.do('coordinator', 'assignAssessment', assessmentAssigned())],
  ])('ends with the release where it is only %s', (_what, then) => {
    const file = then(required(decided())).pass('P20D');
    expect(file.kase.phase).toBe('released');
    expect(file.openTasks.map(({ kind }) => kind)).not.toContain('assessment');
    expect(followedUp(file)).not.toContain('reassessment_required');
    expect(file.deadlines.map(({ what }) => what)).not.toContain('reassessmentFellDue');
  });
});

describe('a reassessment that is skipped', () => {
  it.each([
    ['before there is anything to assess anew', assessing],
    ['before it is due', inProgramme],
    ['on the way to a release', preRelease],
  ])('is refused %s', (_what, state) => {
    expect(state().try('chair', 'skipReassessment', { reasons: text })).toMatchObject({ code: 'no_reassessment_due' });
  });

  it('starts the clock again where it was due by its schedule', () => {
    const file = inProgramme().pass('P100D');
    file.do('chair', 'skipReassessment', { reasons: text });
    expect(file.log.at(-2)).toMatchObject({
      type: 'reassessmentSkipped',
      data: { dueSince: '2031-06-03T07:00:00.000Z', reasons: text },
    });
    expect(followedUp(file)).not.toContain('reassessment_due');
    expect(dueOn(file)).toBe(dayIn(file, 'P3M'));
    expect(file.try('chair', 'skipReassessment', { reasons: text })).toMatchObject({ code: 'no_reassessment_due' });
  });

  it('leaves the schedule as it is where it was required outside of it', () => {
    const file = inProgramme();
    const before = dueOn(file);
    required(file.pass('P1M')).do('chair', 'skipReassessment', { reasons: text });
    expect(file.kase.reassessmentRequired).toBeNull();
    expect(followedUp(file)).toEqual([]);
    expect(dueOn(file)).toBe(before);
  });

  it('is refused while somebody is making it', () => {
    const file = inProgramme().pass('P100D').do('coordinator', 'assignAssessment', assessmentAssigned());
    expect(file.try('chair', 'skipReassessment', { reasons: text })).toMatchObject({ code: 'no_reassessment_due' });
  });
});
