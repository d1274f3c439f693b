import { rebuildCases } from '../../record/cases';
import { findAlike } from '../../record/subjects/alike';
import type { CommandData } from '../../shared/domain/case';
import { housing } from '../../stories/bodies';
import { assessing, openTestRecord, plain, referred, type RecordedCase, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

const text = { narrativeId: 'text', commitment: 'sha256:0' };
const together = housing('2031-09-01', { option: 'integrated' });
const pairWith = (other: RecordedCase): CommandData['recordKeepApart'] => ({
  otherCaseId: other.stream.id,
  reasonCode: plain.reasons.keepApart[0]!,
  reasons: text,
});
const pairsOf = (kase: RecordedCase) =>
  record.db.selectFrom('keep_apart').selectAll().where('case_id', '=', kase.stream.id).execute();
const rebuild = () => rebuildCases({ ...record, now: () => record.clock.now }, { batchSize: 10, pauseMs: 0 });

describe('a keep-apart of two people', () => {
  test('are found from either side, until the pair is ended', async () => {
    const [one, two] = [await assessing(record), await assessing(record)];
    await one.do('coordinator', 'recordKeepApart', pairWith(two));
    const [pair] = await pairsOf(one);
    expect(pair).toMatchObject({ other_case_id: two.stream.id });
    for (const kase of [one, two])
      expect(await record.commit(kase.request('chair', 'decideHousing', together))).toMatchObject({
        rejection: { code: 'kept_apart', path: 'keepApartReasons' },
      });
    await rebuild();
    expect(await pairsOf(one)).toEqual([pair]);
    await two.do('chair', 'decideHousing', { ...together, keepApartReasons: text });
    await one.do('coordinator', 'endKeepApart', { pairId: pair!.pair_id, reasons: text });
    expect(await pairsOf(one)).toEqual([]);
    for (const kase of [one, two]) await kase.do('chair', 'decideHousing', together);
  });

  test('are not found where the other is not in custody', async () => {
    const [one, two] = [await assessing(record), await referred(record)];
    await one.do('coordinator', 'recordKeepApart', pairWith(two));
    await one.do('chair', 'decideHousing', together);
  });

  test('are named by people who may know of both', async () => {
    const [one, two] = [await assessing(record), await assessing(record)];
    await two.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'facility_manager' });
    const known = two.request('facility_manager', 'recordKeepApart', pairWith(one));
    expect(await record.commit(known)).toMatchObject({ rejection: { code: 'unknown_case', path: 'otherCaseId' } });
    await one.do('coordinator', 'appoint', { function: 'facility_manager', personId: 'facility_manager' });
    expect(await record.commit(known)).toMatchObject({ outcome: 'accepted' });
  });
});

test('a person whom a version before kept without a likeness is found by it once the record is rebuilt', async () => {
  const person = { givenName: 'Ångström', familyName: 'ZOE', bornOn: '2000-02-29' };
  const kase = await referred(record);
  const finding = await record.keys.versions('find');
  const alike = async (): Promise<readonly string[]> => {
    const found = await record.db.transaction().execute((trx) => findAlike(trx, finding, person));
    return found.map(({ caseId }) => caseId);
  };
  expect(await alike()).toContain(kase.stream.id);
  const { person_ref: ref } = await record.db
    .selectFrom('cases')
    .select('person_ref')
    .where('case_id', '=', kase.stream.id)
    .executeTakeFirstOrThrow();
  const tokens = () =>
    record.db.selectFrom('name_tokens').selectAll().where('person_ref', '=', ref).orderBy('token').execute();
  const before = await tokens();
  await record.db.deleteFrom('name_tokens').where('person_ref', '=', ref).execute();
  expect(await alike()).not.toContain(kase.stream.id);
  await rebuild();
  expect(await tokens()).toEqual(before);
  expect(await alike()).toContain(kase.stream.id);
});
