import type { EventData } from '../../shared/domain/case';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { preRelease } from '../../stories/drivers/kernel/states';

/** Release on 1 March 2032 is being prepared; then the authority moves it forward by five months. */
function prepared(): CaseFile {
  return preRelease({ referral: { expectedReleaseOn: '2032-03-01', paroleEligibleOn: '2032-03-01' } }).until(
    '2031-09-22T08:00:00.000Z',
  );
}

function movedForward(): CaseFile {
  return prepared().do('coordinator', 'changeDates', {
    expectedReleaseOn: '2031-10-01',
    paroleEligibleOn: '2031-10-01',
    reasonCode: 'parole_decision',
    reasons: text,
  });
}
const dates = (file: CaseFile): EventData['datesChanged'] => {
  const event = file.log.findLast(({ type }) => type === 'datesChanged');
  if (event?.type !== 'datesChanged') throw new Error('no date was changed');
  return event.data;
};

/** Scenario 13 of the field. */
describe('the parole date moves forward by five months', () => {
  it('every deadline that is relative to it is recomputed, old and new shown', () => {
    const { changes, deadlines } = dates(movedForward());
    expect(changes).toEqual([
      { date: 'expectedReleaseOn', from: '2032-03-01', to: '2031-10-01' },
      { date: 'paroleEligibleOn', from: '2032-03-01', to: '2031-10-01' },
    ]);
    expect(deadlines).toContainEqual({
      what: 'phaseTargetPassed',
      from: '2032-02-29T23:00:00.000Z',
      to: '2031-09-30T22:00:00.000Z',
    });
  });

  it('the gate shows what is missing, and who owes it', () => {
    expect(
      movedForward().missing.map(({ code, owedBy }) => `${code}: ${owedBy.personId ?? owedBy.function ?? ''}`),
    ).toEqual([
      'release_confirmation_chair: chair',
      'release_confirmation_police_lead: police_lead',
      'release_confirmation_probation_lead: probation_lead',
      'release_confirmation_aftercare_lead: aftercare_lead',
      'final_assessment: assessor',
      'intelligence_attestation: custodian',
    ]);
  });

  it('overdue items are shown as such: on the new day, and not on the old one', () => {
    const file = movedForward().until('2031-10-01T06:00:00.000Z');
    expect(file.kase.phaseTargetPassed).toBe(true);
    expect(file.task('follow_up', 'phase_overdue').assigneeId).toBe('coordinator');
  });

  it('a date that had passed when it was recorded is overdue at once, and listed', () => {
    const file = preRelease();
    file.do('coordinator', 'goBack', { to: 'programme', reasons: text });
    file.do('coordinator', 'changeDates', {
      expectedReleaseOn: '2031-08-01',
      reasonCode: 'parole_decision',
      reasons: text,
    });
    expect(file.openTasks.map(({ about }) => about)).toContain('pre_release_due');
  });

  it('no reminder of the old date fires', () => {
    const file = movedForward();
    expect(file.deadlines.map(({ at }) => at)).not.toContain('2032-02-29T23:00:00.000Z');
    const before = file.log.length;
    file.until('2032-03-02T08:00:00.000Z');
    const overdue = file.log.slice(before).filter(({ type }) => type === 'phaseTargetPassed');
    expect(overdue.map(({ at }) => at)).toEqual(['2031-09-30T22:00:00.000Z']);
  });
});
