import { isShortSentence, releaseBeforeCompletionLikely } from '../../shared/domain/path/short-sentence';
import { opening } from '../../stories/bodies';
import { CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { assessing, planning } from '../../stories/drivers/kernel/states';
import { accepted, assessed, backgroundRecorded, screened, staffed } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

const programme = {
  ...standard,
  phaseTargets: { ...standard.phaseTargets, referred: '5wd', intake: 'PT72H', assessing: 'P90D', classifying: 'P14D' },
  shortSentence: { below: 'P200D' },
};

/** No daylight saving time, so that half of a target is half of its days. */
const utc = { timeZone: 'UTC', weekend: [6, 7], holidays: [] };

/** Half of the shortest time that is not short, counted from admission. */
const half = { admittedOn: '2031-02-24', expectedReleaseOn: '2031-06-04', sentenceEndsOn: '2031-09-01' };

function short(): CaseFile {
  const file = new CaseFile({ programme, calendar: utc }).do('coordinator', 'openCase', opening(half));
  return staffed(file);
}

const target = ({ deadlines }: CaseFile): string | undefined =>
  deadlines.find(({ what }) => what === 'phaseTargetPassed')?.at;

describe('a short sentence', () => {
  it('is one with less time from admission to release than the programme needs', () => {
    const times = { admittedOn: '2031-01-01', expectedReleaseOn: '2031-07-20' };
    expect(isShortSentence(times, programme)).toBe(false);
    expect(isShortSentence({ ...times, expectedReleaseOn: '2031-07-19' }, programme)).toBe(true);
    expect(isShortSentence({ ...times, expectedReleaseOn: '2031-01-01' }, programme)).toBe(true);
    expect(isShortSentence(times, { shortSentence: undefined })).toBe(false);
  });

  it('compresses the targets of the phases in custody in proportion, and none before', () => {
    const file = short();
    expect(target(file)).toBe('2031-03-10T08:00:00.000Z');
    accepted(file);
    expect(target(file)).toBe(file.in('PT36H'));
    screened(file);
    expect(target(file)).toBe(file.in('P45D'));
    assessed(backgroundRecorded(file));
    expect(target(file)).toBe(file.in('P7D'));
  });

  it('has no target beyond the day of release', () => {
    const file = screened(accepted(short()));
    file.do('coordinator', 'changeDates', { expectedReleaseOn: '2031-03-10', reasonCode: 'other', reasons: text });
    const dayOfRelease = '2031-03-10T00:00:00.000Z';
    expect(target(file)! <= dayOfRelease).toBe(true);
    file.pass('P10D');
    expect(file.kase.phaseTargetPassed).toBe(true);
  });

  it('flags the case until the release', () => {
    const { kase } = short();
    expect(releaseBeforeCompletionLikely(kase, programme)).toBe(true);
    expect(releaseBeforeCompletionLikely({ ...kase, phase: 'released' }, programme)).toBe(false);
    expect(releaseBeforeCompletionLikely(planning({ programme }).kase, programme)).toBe(false);
  });

  it('comes and goes with the dates', () => {
    const file = assessing({ programme, calendar: utc });
    const usual = target(file);
    const move = (expectedReleaseOn: string) =>
      file.do('coordinator', 'changeDates', { expectedReleaseOn, reasonCode: 'other', reasons: text });
    move('2031-06-04');
    expect(isShortSentence(file.kase, programme)).toBe(true);
    expect(target(file)).toBe(file.in('P45D'));
    expect(file.log.findLast(({ type }) => type === 'datesChanged')).toMatchObject({
      data: { deadlines: expect.arrayContaining([{ what: 'phaseTargetPassed', from: usual, to: file.in('P45D') }]) },
    });
    move('2034-03-01');
    expect([isShortSentence(file.kase, programme), target(file)]).toEqual([false, usual]);
  });
});
