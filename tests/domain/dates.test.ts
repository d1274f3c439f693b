import type { CommandData, EventData } from '../../shared/domain/case';
import { opening, parole } from '../../stories/bodies';
import { CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  dateIn,
  decided,
  inProgramme,
  planning,
  preRelease,
  referred,
  releaseDecision,
  released,
  suspended,
} from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

const programme = { ...standard, shortSentence: undefined };

type Dates = Partial<CommandData['changeDates']>;
const dates = (changes: Dates): CommandData['changeDates'] => ({ reasonCode: 'other', reasons: text, ...changes });
const change = (file: CaseFile, changes: Dates) => file.try('coordinator', 'changeDates', dates(changes));
const changed = (file: CaseFile, changes: Dates): CaseFile => file.do('coordinator', 'changeDates', dates(changes));

/** The data of the last change of dates. */
function told({ log }: CaseFile): EventData['datesChanged'] {
  return log.findLast(({ type }) => type === 'datesChanged')?.data as EventData['datesChanged'];
}

describe('dates that move', () => {
  it.each<[string, Dates, object]>([
    ['the release', { expectedReleaseOn: '2034-06-01' }, { expectedReleaseOn: '2034-06-01' }],
    ['the end of the sentence', { sentenceEndsOn: '2037-01-01' }, { sentenceEndsOn: '2037-01-01' }],
    ['the day of parole', { paroleEligibleOn: '2033-01-01' }, { paroleEligibleOn: '2033-01-01' }],
    [
      'all of them',
      { expectedReleaseOn: '2037-01-01', sentenceEndsOn: '2038-01-01', paroleEligibleOn: '2036-01-01' },
      { expectedReleaseOn: '2037-01-01', sentenceEndsOn: '2038-01-01', paroleEligibleOn: '2036-01-01' },
    ],
    ['a leap day', { expectedReleaseOn: '2032-02-29' }, { expectedReleaseOn: '2032-02-29' }],
    ['to the end of the sentence', { expectedReleaseOn: '2036-03-01' }, { expectedReleaseOn: '2036-03-01' }],
    ['to a day of parole that has passed', { paroleEligibleOn: '2031-03-01' }, { paroleEligibleOn: '2031-03-01' }],
  ])('are those of the case from then on: %s', (_what, changes, expected) => {
    const file = changed(inProgramme({ programme }), changes);
    expect(file.kase).toMatchObject(expected);
    expect(
      told(file)
        .changes.map(({ date, to }) => [date, to])
        .sort(),
    ).toEqual(Object.entries(expected).sort());
  });

  it.each<[string, Dates, string, string]>([
    ['nothing', {}, 'nothing_changed', 'expectedReleaseOn'],
    ['the same', { sentenceEndsOn: '2036-03-01' }, 'nothing_changed', 'sentenceEndsOn'],
    ['a release that has passed', { expectedReleaseOn: '2031-03-02' }, 'date_in_past', 'expectedReleaseOn'],
    [
      'a sentence that has ended',
      { expectedReleaseOn: '2031-03-03', sentenceEndsOn: '2031-03-02' },
      'date_in_past',
      'sentenceEndsOn',
    ],
    ['a release after the sentence', { expectedReleaseOn: '2036-03-02' }, 'ends_before_start', 'expectedReleaseOn'],
    ['a sentence before the release', { sentenceEndsOn: '2034-02-28' }, 'ends_before_start', 'sentenceEndsOn'],
    ['parole after the sentence', { paroleEligibleOn: '2036-03-02' }, 'ends_before_start', 'paroleEligibleOn'],
    ['parole before the admission', { paroleEligibleOn: '2031-02-23' }, 'ends_before_start', 'paroleEligibleOn'],
    ['no reason of the list', { expectedReleaseOn: '2034-06-01', reasonCode: 'looks' }, 'unknown_reason', 'reasonCode'],
  ])('are not moved with %s', (_what, changes, code, path) => {
    expect(change(inProgramme({ programme }), changes)).toMatchObject({ code, path });
  });

  it('do not leave the parole beyond a sentence that grows shorter', () => {
    const file = changed(inProgramme({ programme }), { paroleEligibleOn: '2035-06-01' });
    expect(change(file, { sentenceEndsOn: '2035-01-01' })).toMatchObject({
      code: 'ends_before_start',
      path: 'sentenceEndsOn',
    });
  });

  it('move every deadline along, and show each one old and new', () => {
    const file = changed(inProgramme({ programme }), { expectedReleaseOn: '2035-03-01' });
    expect(told(file).deadlines).toEqual(
      expect.arrayContaining([
        { what: 'preReleaseFellDue', from: '2033-02-28T23:00:00.000Z', to: '2034-02-28T23:00:00.000Z' },
        { what: 'phaseTargetPassed', from: '2034-02-28T23:00:00.000Z', to: '2035-02-28T23:00:00.000Z' },
      ]),
    );
    const lies = file.deadlines.map(({ what, at }) => `${what} ${at}`);
    for (const { what, from, to } of told(file).deadlines) {
      expect(lies).toContain(`${what} ${to}`);
      expect(lies).not.toContain(`${what} ${from}`);
    }
  });

  it('move nothing that is not relative to them', () => {
    const file = inProgramme({ programme });
    const before = file.deadlines;
    changed(file, { sentenceEndsOn: '2037-01-01', paroleEligibleOn: '2035-01-01' });
    expect(told(file).deadlines).toEqual([]);
    expect(file.deadlines).toEqual(before);
  });

  it('move the preparation of a release on 29 February to the last of February a year before', () => {
    const file = changed(inProgramme({ programme }), { expectedReleaseOn: '2032-02-29' });
    expect(told(file).deadlines).toContainEqual({
      what: 'preReleaseFellDue',
      from: '2033-02-28T23:00:00.000Z',
      to: '2031-02-27T23:00:00.000Z',
    });
  });

  // Scenario 13.
  it('by five months show overdue items and what the gate misses, and no reminder of the old date comes', () => {
    const file = preRelease({ programme }).until('2033-09-20T08:00:00.000Z');
    expect(file.kase.phaseTargetPassed).toBe(false);
    changed(file, { expectedReleaseOn: '2033-10-01' });
    expect(told(file).deadlines).toEqual([
      { what: 'phaseTargetPassed', from: '2034-02-28T23:00:00.000Z', to: '2033-09-30T22:00:00.000Z' },
    ]);
    expect(file.missing.map(({ code }) => code)).toContain('final_assessment');
    const length = file.log.length;
    file.until('2033-10-02T08:00:00.000Z');
    expect(file.task('follow_up', 'phase_overdue').assigneeId).toBe('coordinator');
    file.until('2034-03-05T08:00:00.000Z');
    expect(file.happenedSince(length).filter((type) => type === 'phaseTargetPassed')).toHaveLength(1);
  });

  it('by which something has fallen due already say so', () => {
    const file = inProgramme({ programme }).until('2032-10-15T08:00:00.000Z');
    changed(file, { expectedReleaseOn: '2033-10-01' });
    const overdue = told(file).deadlines.filter(({ to }) => to !== null && to <= file.now);
    expect(overdue).toEqual([
      { what: 'preReleaseFellDue', from: '2033-02-28T23:00:00.000Z', to: '2032-09-30T22:00:00.000Z' },
    ]);
    expect(file.task('follow_up', 'pre_release_due')).toBeDefined();
  });

  it('leave an overdue phase overdue where the release is not among them', () => {
    const file = planning({ programme }).pass('P40D');
    expect(file.kase.phaseTargetPassed).toBe(true);
    changed(file, { paroleEligibleOn: '2035-01-01' });
    expect(file.task('follow_up', 'phase_overdue')).toBeDefined();
    expect(file.kase.phaseTargetPassed).toBe(true);
  });

  it('may move before a referral is accepted, and while a case is suspended; not after release', () => {
    expect(change(referred(), { expectedReleaseOn: '2034-06-01' })).toBeNull();
    expect(change(suspended(), { expectedReleaseOn: '2034-06-01' })).toBeNull();
    const file = released();
    expect(change(file, { expectedReleaseOn: dateIn(file, 'P1Y') })).toMatchObject({ code: 'not_allowed_in_phase' });
  });
});

describe('days that are added to a sentence', () => {
  it('are recorded with its end, and let the release lie later', () => {
    const file = inProgramme({ programme });
    expect(change(file, { expectedReleaseOn: '2036-04-01' })).toMatchObject({ path: 'expectedReleaseOn' });
    expect(change(file, { expectedReleaseOn: '2036-04-01', sentenceEndsOn: '2036-04-01' })).toBeNull();
  });

  it('are not made by a release that an authority decides on later: the sentence stays what it is', () => {
    const file = releaseDecision({ programme });
    const today = dateIn(file, 'P0D');
    file.do('coordinator', 'recordReleaseDecision', parole(today, '2036-03-05', '2037-03-05'));
    expect(file.kase).toMatchObject({ expectedReleaseOn: '2036-03-05', sentenceEndsOn: '2036-03-01' });
    expect(change(file, { paroleEligibleOn: '2035-01-01' })).toBeNull();
    expect(change(file, { expectedReleaseOn: '2036-03-06' })).toMatchObject({ code: 'ends_before_start' });
  });
});

describe('a decided release', () => {
  it('moves with its date, and both sides of the hand-over are notified', () => {
    const file = decided('parole', { programme });
    const { expectedReleaseOn } = file.kase;
    const to = dateIn(file, 'P30D');
    changed(file, { expectedReleaseOn: to });
    expect(file.kase.release?.releaseOn).toBe(to);
    expect(told(file).deadlines.map(({ what }) => what)).toContain('personReleased');
    file.until(`${expectedReleaseOn}T12:00:00.000Z`);
    expect(file.kase.phase).toBe('release_decision');
    file.until(`${to}T12:00:00.000Z`);
    expect(file.kase.phase).toBe('released');
  });

  it('does not move to the end of its supervision', () => {
    const file = decided('parole', { programme });
    const expectedReleaseOn = file.kase.release?.supervisionEndsOn ?? '';
    expect(change(file, { expectedReleaseOn })).toMatchObject({
      code: 'ends_before_start',
      path: 'expectedReleaseOn',
    });
  });
});

describe('a case opened with a day of parole', () => {
  it('keeps it', () => {
    const file = new CaseFile().do('coordinator', 'openCase', opening({ paroleEligibleOn: '2033-03-01' }));
    expect(changed(file, { paroleEligibleOn: '2033-10-01' }).kase.paroleEligibleOn).toBe('2033-10-01');
    expect(told(file).changes).toEqual([{ date: 'paroleEligibleOn', from: '2033-03-01', to: '2033-10-01' }]);
  });
});
