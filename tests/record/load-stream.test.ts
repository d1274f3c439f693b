import { caseDefinition } from '../../record/cases';
import { changePerson } from '../../record/directory';
import { getFacts } from '../../record/directory/facts';
import { loadStream } from '../../record/deciding/load-stream';
import { assessmentAssigned } from '../../stories/bodies';
import { assessing, openTestRecord, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

const held = { accreditations: [{ code: 'demonstration_instrument', until: '2031-06-30' }], vettedUntil: '2031-12-31' };

test('a loaded stream has the data of people from the directory, whether or not this process saw the case before', async () => {
  const { db, seals, states, clock } = record;
  await changePerson(db, seals, 'assessor', held, clock.now);
  const kase = await assessing(record);
  const named = {
    assessorId: 'assessor',
    reviewerId: 'coordinator',
    secondAssessorId: 'retired',
    moderatorId: 'nobody',
  };
  const request = kase.request('coordinator', 'assignAssessment', { ...assessmentAssigned(), ...named });
  const { stream } = kase;
  const look = caseDefinition({ ...record, now: () => clock.now }).lookup.look(request);
  const { calendar, people } = await db.transaction().execute(async (trx) => {
    const loaded = await loadStream(trx, states, { stream, held: true, look });
    return look.facts(trx, loaded!);
  });
  const { facilityId } = await kase.kase();
  expect({ calendar, people }).toEqual(await getFacts(db, facilityId, Object.values(named)));
  expect(people).toEqual({
    assessor: expect.objectContaining({ active: true, roles: [], disciplines: ['psychologist'], ...held }),
    coordinator: expect.objectContaining({ roles: ['coordinator'], vettedUntil: '2099-12-31' }),
    retired: expect.objectContaining({ active: false }),
  });
});

test('a case that this process knows gets another lead, who is a coordinator', async () => {
  const kase = await assessing(record);
  const led = await kase.do('coordinator', 'appoint', { function: 'lead_coordinator', personId: 'other_coordinator' });
  expect(led.state.functions.lead_coordinator).toBe('other_coordinator');
  const none = kase.request('other_coordinator', 'appoint', { function: 'lead_coordinator', personId: 'psychologist' });
  expect(await record.commit(none)).toMatchObject({ outcome: 'rejected', rejection: { code: 'not_a_coordinator' } });
});
