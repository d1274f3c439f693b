import type { WorkingCalendar } from '../../shared/domain/time';
import { consent, housing, incident } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { dateIn, inProgramme, planning, trackId } from '../../stories/drivers/kernel/states';
import { assessed, planApproved } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';

/** Works from Sunday to Thursday, without daylight saving time. */
const amman: WorkingCalendar = { timeZone: 'Asia/Amman', weekend: [5, 6], holidays: [] };
const dueAt = ({ deadlines }: CaseFile, what: string): string | undefined =>
  deadlines.find((each) => each.what === what)?.at;

describe('deadlines over a change of clocks (in Paris on 30 March 2031)', () => {
  const beforeTheChange = (): CaseFile => inProgramme({ now: '2031-03-24T09:00:00.000Z' });

  it('a series keeps its hour on the wall', () => {
    const file = beforeTheChange();
    file.do('coordinator', 'planSeries', {
      trackId: trackId(file),
      specialistId: 'psychologist',
      startsAt: '2031-03-26T13:00:00.000Z',
      every: 'P1W',
      count: 3,
      minutes: 60,
      placeCode: 'room_a',
    });
    expect(file.kase.sessions.map(({ startsAt }) => startsAt)).toEqual([
      '2031-03-26T13:00:00.000Z',
      '2031-04-02T12:00:00.000Z',
      '2031-04-09T12:00:00.000Z',
    ]);
  });

  it('the alarm of a separation rings on the thirteenth day at the same hour, before the fifteenth', () => {
    const file = beforeTheChange();
    file.do('chair', 'decideHousing', housing(dateIn(file, 'P14D'), { option: 'separate' }));
    expect(dueAt(file, 'segregationAlarmed')).toBe('2031-04-06T08:00:00.000Z');
    file.until('2031-04-06T08:00:00.000Z');
    expect(file.task('follow_up', 'segregation_limit').assigneeId).toBe('coordinator');
  });

  it('a new offer of consent is due after ninety days at the same hour', () => {
    const file = beforeTheChange().do('coordinator', 'recordConsent', consent('withdrawn'));
    expect(dueAt(file, 'consentOfferFellDue')).toBe('2031-06-22T08:00:00.000Z');
  });

  it('a suspension that lasts over it moves what waits by what passed, and not by days on the wall', () => {
    const file = beforeTheChange().do('coordinator', 'recordConsent', consent('withdrawn'));
    const before = dueAt(file, 'reassessmentFellDue');
    file.do('coordinator', 'suspendCase', { reasonCode: 'hospital' }).pass('PT240H');
    file.do('coordinator', 'resumeCase', { reasons: text });
    expect(Date.parse(dueAt(file, 'reassessmentFellDue') ?? '') - Date.parse(before ?? '')).toBe(240 * 3_600_000);
  });
});

describe('deadlines in working days, where the weekend is Friday and Saturday', () => {
  /** Thursday at eleven in Amman. */
  const thursday = (): CaseFile =>
    inProgramme({ now: '2031-03-06T08:00:00.000Z', calendar: amman }).do('coordinator', 'recordIncident', incident());

  it('the conference and the reassessment after an incident of Thursday are due on the Thursday after', () => {
    const file = thursday();
    expect(dueAt(file, 'conferenceFellDue')).toBe('2031-03-13T08:00:00.000Z');
    expect(file.kase.reassessmentRequired?.dueAt).toBe('2031-03-13T08:00:00.000Z');
  });

  it('its notice is due on Sunday', () => {
    expect(thursday().task('incident_notice').dueAt).toBe('2031-03-09T08:00:00.000Z');
  });

  it('a holiday in between makes it Sunday', () => {
    const calendar = { ...amman, holidays: ['2031-03-11'] };
    const file = inProgramme({ now: '2031-03-06T08:00:00.000Z', calendar });
    file.do('coordinator', 'recordIncident', incident());
    expect(dueAt(file, 'conferenceFellDue')).toBe('2031-03-16T08:00:00.000Z');
  });
});

describe('deadlines at the ends of months and on leap days', () => {
  it('three months from 30 November are the last of February', () => {
    const file = inProgramme({ now: '2031-11-30T08:00:00.000Z', referral: { admittedOn: '2031-11-01' } });
    expect(dueAt(file, 'reassessmentFellDue')).toBe('2032-02-29T08:00:00.000Z');
  });

  it('who was born on 29 February is of age as that day begins where they are', () => {
    const file = inProgramme({ referral: { markers: ['juvenile'], turnsAdultOn: '2032-02-29' } });
    expect(dueAt(file, 'adulthoodReached')).toBe('2032-02-28T23:00:00.000Z');
    file.until('2032-02-28T22:59:59.999Z');
    expect(file.kase.markers).toEqual(['juvenile']);
    file.until('2032-02-28T23:00:00.000Z');
    expect(file.kase).toMatchObject({ markers: [], turnsAdultOn: null });
    expect(file.task('follow_up', 'adulthood_reached').assigneeId).toBe('coordinator');
  });

  it('a review on 29 February is asked for on that day', () => {
    const file = planning({ now: '2031-12-01T08:00:00.000Z', referral: { admittedOn: '2031-11-01' } });
    planApproved(file);
    const objectiveId = file.kase.plan?.objectives[0]?.objectiveId ?? 'none';
    file.do('coordinator', 'reviewObjective', {
      objectiveId,
      standing: 'progressing',
      reasons: text,
      reviewOn: '2032-02-29',
    });
    file.until('2032-02-28T23:00:00.000Z');
    expect(file.task('follow_up', 'objective_review_due').assigneeId).toBe('coordinator');
  });

  it('an instrument that holds for a month from the last of January is used again by the last of February', () => {
    const instruments = standard.instruments.map((each) => ({ ...each, validFor: 'P1M' }));
    const programme = { ...standard, instruments };
    const file = inProgramme({ now: '2031-01-31T08:00:00.000Z', programme, referral: { admittedOn: '2031-01-02' } });
    expect(dueAt(file, 'reassessmentFellDue')).toBe('2031-02-28T08:00:00.000Z');
    file.until('2031-02-28T08:00:00.000Z');
    assessed(file).answered('review_decision', 'continue');
    expect(dueAt(file, 'reassessmentFellDue')).toBe('2031-03-28T08:00:00.000Z');
  });
});
