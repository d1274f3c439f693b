import type { CommandData } from '../../shared/domain/case';
import { housing } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { dateIn, planning, released } from '../../stories/drivers/kernel/states';
import { standard } from '../../stories/programmes';

const programme = { ...standard, reasons: { ...standard.reasons, keepApart: ['threat', 'co_defendants'] } };
const pair: CommandData['recordKeepApart'] = { otherCaseId: 'case-2', reasonCode: 'threat', reasons: text };

function withOther(facilityId = 'facility-1'): CaseFile {
  const file = planning({ programme });
  file.others = { 'case-2': { caseId: 'case-2', facilityId }, 'case-1': { caseId: 'case-1', facilityId } };
  return file;
}

const keptApart = (facilityId?: string): CaseFile =>
  withOther(facilityId).do('facility_manager', 'recordKeepApart', pair);

const house = (file: CaseFile, changes: Partial<CommandData['decideHousing']> = {}) =>
  file.try('facility_manager', 'decideHousing', housing(dateIn(file, 'P10D'), changes));

describe('people under a keep-apart', () => {
  it.each<[string, Partial<CommandData['recordKeepApart']>, string, string]>([
    ['somebody of no case', { otherCaseId: 'nobody' }, 'unknown_case', 'otherCaseId'],
    ['a name that an object has of itself', { otherCaseId: 'constructor' }, 'unknown_case', 'otherCaseId'],
    ['themselves', { otherCaseId: 'case-1' }, 'unknown_case', 'otherCaseId'],
    ['a reason that is not on the list', { reasonCode: 'looks' }, 'unknown_reason', 'reasonCode'],
  ])('are not recorded with %s', (_what, changes, code, path) => {
    expect(withOther().try('facility_manager', 'recordKeepApart', { ...pair, ...changes })).toMatchObject({
      code,
      path,
    });
  });

  it('are recorded once', () => {
    expect(keptApart().try('facility_manager', 'recordKeepApart', pair)).toEqual({
      code: 'nothing_changed',
      path: 'otherCaseId',
    });
  });

  it('are not recorded after release', () => {
    const file = released();
    file.others = { 'case-2': { caseId: 'case-2', facilityId: 'facility-1' } };
    expect(file.try('facility_manager', 'recordKeepApart', pair)).toMatchObject({ code: 'not_allowed_in_phase' });
  });

  it.each(['concentrated', 'dispersed', 'integrated'] as const)(
    'are not housed together in one facility without its reasons (%s)',
    (option) => {
      const file = keptApart();
      const pairIds = file.kase.keepApart.map(({ pairId }) => pairId);
      expect(house(file, { option })).toEqual({ code: 'kept_apart', path: 'keepApartReasons', detail: { pairIds } });
      expect(house(file, { option, keepApartReasons: text })).toBeNull();
    },
  );

  it('may be separated, or be in two facilities', () => {
    expect(house(keptApart(), { option: 'separate' })).toBeNull();
    expect(house(keptApart('facility-2'))).toBeNull();
  });

  it('need no longer be once that has ended', () => {
    const file = keptApart();
    const [{ pairId } = { pairId: '' }] = file.kase.keepApart;
    expect(file.try('facility_manager', 'endKeepApart', { pairId: 'none', reasons: text })).toEqual({
      code: 'unknown_pair',
      path: 'pairId',
    });
    file.do('facility_manager', 'endKeepApart', { pairId, reasons: text });
    expect(house(file)).toBeNull();
    expect(file.try('facility_manager', 'endKeepApart', { pairId, reasons: text })).toMatchObject({
      code: 'unknown_pair',
    });
    expect(file.try('facility_manager', 'recordKeepApart', pair)).toBeNull();
  });
});
