import { instrumentOf } from '../../shared/domain/areas/assessment/forms';
import { compareRounds, type Round } from '../../shared/domain/areas/assessment/rounds';
import { form } from '../../stories/bodies';
import { standard } from '../../stories/programmes';

const round = (instrumentId: string, instrumentVersion: string): Round => ({
  assessmentId: `${instrumentId}-${instrumentVersion}`,
  purpose: 'reassessment',
  instrumentId,
  instrumentVersion,
  submittedAt: '2031-06-02T08:00:00.000Z',
  ratings: form(standard, {}, instrumentId).ratings,
});
const demonstration = instrumentOf(standard, 'demonstration')!;
const pair = instrumentOf(standard, 'demonstration_pair')!;

/** Scenario 12 of the field. */
describe('the second round was made with another instrument', () => {
  const baseline = round('demonstration', '2.0.0');

  it('no change is drawn, and the reviewer is shown why', () => {
    expect(compareRounds(baseline, round('demonstration_pair', '1.0.0'), pair)).toEqual({
      refused: 'another_instrument',
    });
  });

  it('nor across major versions of the same', () => {
    const later = round('demonstration', '3.0.0');
    expect(compareRounds(baseline, later, { ...demonstration, version: '3.0.0' })).toEqual({
      refused: 'another_major_version',
    });
  });

  it('a minor version compares item by item', () => {
    const later = round('demonstration', '2.1.0');
    expect(compareRounds(baseline, later, { ...demonstration, version: '2.1.0' })).toMatchObject({
      items: demonstration.items.map(({ id }) => ({ item: id, change: 'same' })),
    });
  });
});
