import type { RejectionCode } from '../../../shared/domain/kernel/rejections';
import { isDate, isInstant, leavesOf, withLeaf } from '../../../stories/fields';
import { samples } from '../builders/samples';
import { parole } from '../../../stories/bodies';
import { text } from '../../../stories/drivers/kernel/case-file';
import { closing, dateIn, inProgramme } from '../../../stories/drivers/kernel/states';

/** The rejections of a date long ago and of one far ahead; null if it is accepted. */
const expected: Readonly<Record<string, readonly [past: RejectionCode | null, future: RejectionCode | null]>> = {
  'openCase admittedOn': [null, 'date_in_future'],
  'openCase expectedReleaseOn': ['ends_before_start', 'ends_before_start'],
  'openCase sentenceEndsOn': ['ends_before_start', null],
  'openCase paroleEligibleOn': ['ends_before_start', 'ends_before_start'],
  'openCase turnsAdultOn': ['date_in_past', null],
  'setMarkers turnsAdultOn': ['date_in_past', null],
  'recordConviction convictedOn': [null, 'date_in_future'],
  'decideHousing expiresOn': ['date_in_past', 'expires_too_late'],
  'draftPlan objectives.0.reviewOn': ['date_in_past', null],
  'draftPlan objectives.1.reviewOn': ['date_in_past', null],
  'draftPlan objectives.2.reviewOn': ['date_in_past', null],
  'recordRiskPlan reviewOn': ['date_in_past', null],
  'reviewObjective reviewOn': ['date_in_past', null],
  // Nobody's vetting reaches so far ahead.
  'planSession startsAt': ['date_in_past', 'accreditation_lapsed'],
  'planSeries startsAt': ['date_in_past', 'accreditation_lapsed'],
  'rescheduleSession startsAt': ['date_in_past', null],
  'callConference startsAt': ['date_in_past', null],
  'recordConference nextReviewOn': ['date_in_past', null],
  'recordConference items.0.disposition.dueOn': ['date_in_past', null],
  'recordSuitability nextScreeningOn': ['date_in_past', null],
  'changeDates expectedReleaseOn': ['date_in_past', 'ends_before_start'],
  'changeDates sentenceEndsOn': ['date_in_past', null],
  'changeDates paroleEligibleOn': ['ends_before_start', 'ends_before_start'],
  'recordReleaseDecision decidedOn': [null, 'date_in_future'],
  'recordReleaseDecision releaseOn': ['ends_before_start', 'ends_before_start'],
  'recordReleaseDecision supervisionEndsOn': ['ends_before_start', null],
  'recordDeath diedOn': ['ends_before_start', 'date_in_future'],
};

/** Where the error of a pair of dates is reported on the other one. */
const toldOf: Readonly<Record<string, string>> = {
  'openCase expectedReleaseOn 2199': 'sentenceEndsOn',
  'planSession startsAt 2199': 'specialistId',
  'planSeries startsAt 2199': 'specialistId',
  'recordReleaseDecision releaseOn 2199': 'supervisionEndsOn',
};

const fields = samples().flatMap((of) =>
  leavesOf(of.body)
    .filter(({ value }) => isDate(value) || isInstant(value))
    .map(({ path, value }) => ({ ...of, path, isInstant: isInstant(value), field: `${of.name} ${path}` })),
);

describe('a date', () => {
  it('of every command has its row here', () => {
    expect([...new Set(fields.map(({ field }) => field))].sort()).toEqual(Object.keys(expected).sort());
  });

  describe.each([
    ['1999', 0],
    ['2199', 1],
  ] as const)('of the year %s', (year, place) => {
    it.each(fields)('is judged as what it is ($field)', ({ name, by, file, body, path, isInstant: timed, field }) => {
      const copy = file.copy();
      const before = file.log.length > 0 ? copy.kase : null;
      const date = timed ? `${year}-06-01T09:00:00.000Z` : `${year}-06-01`;
      const refusal = copy.try(by, name, withLeaf(body, path, date) as never);
      const code = expected[field]?.[place];
      if (code === null) {
        expect(refusal).toBeNull();
        return;
      }
      expect(refusal).toMatchObject({ code, path: toldOf[`${field} ${year}`] ?? path });
      if (before) expect(copy.kase).toBe(before);
    });
  });
});

describe('dates that do not go together', () => {
  it('no parole ends on the day that it begins', () => {
    const file = inProgramme();
    const today = dateIn(file, 'P0D');
    expect(
      file.try('coordinator', 'recordReleaseDecision', { ...parole(today, today, today), waiver: text }),
    ).toMatchObject({ code: 'ends_before_start', path: 'supervisionEndsOn' });
  });

  it('nobody dies before they were admitted, nor after today, whatever the phase', () => {
    for (const file of [inProgramme(), closing()]) {
      expect(file.try('coordinator', 'recordDeath', { diedOn: '2031-02-23' })).toMatchObject({
        code: 'ends_before_start',
        path: 'diedOn',
      });
      expect(file.try('coordinator', 'recordDeath', { diedOn: dateIn(file, 'P1D') })).toMatchObject({
        code: 'date_in_future',
        path: 'diedOn',
      });
    }
  });
});
