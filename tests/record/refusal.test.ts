import { randomBytes, randomUUID } from 'node:crypto';
import { draftText } from '../../record/sealing/narratives';
import { acceptance } from '../../stories/bodies';
import { as } from '../../stories/directory';
import { openTestRecord, RecordedCase, referred, type TestRecord } from './builders';

let record: TestRecord;
beforeAll(async () => {
  record = await openTestRecord();
});
afterAll(() => record.stop());

describe('what is refused leaves nothing', () => {
  const counts = async (): Promise<readonly number[]> => {
    const tables = [
      'events',
      'commands',
      'contents',
      'name_tokens',
      'subjects',
      'notifications',
      'streams',
      'tasks',
    ] as const;
    return Promise.all(
      tables.map(
        async (table) =>
          (
            await record.db
              .selectFrom(table)
              .select('ctid' as never)
              .execute()
          ).length,
      ),
    );
  };

  test('by a rule of the phase, with its texts', async () => {
    const kase = await referred(record);
    const before = [await counts(), await kase.row()];
    const text = draftText({ body: 'why', compartment: 'identity' }, { newId: randomUUID, randomBytes });
    const request = kase.request('coordinator', 'startPreRelease', { reasons: text });
    expect(await record.commit({ ...request, texts: [text] })).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'not_allowed_in_phase' },
    });
    expect([await counts(), await kase.row()]).toEqual(before);
  });

  test('also when time had made something due: that is left to the next who asks', async () => {
    const kase = await referred(record);
    const before = await counts();
    kase.pass('P60D');
    const refused = await record.commit(kase.request('coordinator', 'submitPlan', { chairId: 'chair' }));
    expect(refused.outcome).toBe('rejected');
    expect(await counts()).toEqual(before);
    await record.advance(kase.stream);
    expect((await kase.events()).map(({ type }) => type)).toContain('phaseTargetPassed');
  });

  test('an opening by nobody who may, for a facility or agency that is not there, or under a taken reference', async () => {
    const there = await referred(record);
    const before = await counts();
    const open = async (who: string, changes: object) => {
      const { command, ...request } = new RecordedCase(record).opening();
      const changed = { ...command, data: { ...('data' in command && command.data), ...changes } } as typeof command;
      return record.commit({ ...request, command: changed, actor: as(who) });
    };
    expect(await open('psychologist', {})).toEqual({ outcome: 'forbidden' });
    expect(await open('coordinator', { facilityId: 'nowhere' })).toMatchObject({
      rejection: { code: 'unknown_facility' },
    });
    expect(await open('coordinator', { referringAgencyId: 'nobody' })).toMatchObject({
      rejection: { code: 'unknown_agency', path: 'referringAgencyId' },
    });
    const { reference } = await there.kase();
    expect(await open('coordinator', { reference })).toMatchObject({ rejection: { code: 'reference_taken' } });
    expect(await open('coordinator', { leadCoordinatorId: 'nobody' })).toMatchObject({
      rejection: { code: 'unknown_person' },
    });
    expect(await counts()).toEqual(before);
  });

  test('a case that is not there, or not for this person, looks the same', async () => {
    const kase = await referred(record);
    const nowhere = new RecordedCase(record).request('coordinator', 'acceptReferral', acceptance);
    expect(await record.commit(nowhere)).toEqual({ outcome: 'invisible' });
    const stranger = kase.request('coordinator_elsewhere', 'acceptReferral', acceptance);
    expect(await record.commit(stranger)).toEqual({ outcome: 'invisible' });
    const manager = kase.request('manager', 'acceptReferral', acceptance);
    expect(await record.commit(manager)).toMatchObject({ outcome: 'forbidden' });
  });

  test('a second opening of the same stream', async () => {
    const kase = await referred(record);
    expect(await record.commit(kase.opening())).toMatchObject({ outcome: 'rejected' });
    expect(await kase.events()).toHaveLength(1);
  });
});
