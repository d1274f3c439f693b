import { sql } from 'kysely';
import { createStatementNames } from '../../record/postgres/prepared';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { acceptance } from '../../stories/bodies';
import { accepted, openTestRecord, referred } from './builders';

describe('statements that the server keeps', () => {
  test('are those that say so, each under one name', () => {
    const text = '/* prepared */ select 1';
    const names = createStatementNames();
    expect(names.of(text)).toMatch(/^kept_\d+$/);
    expect(names.of(text)).toBe(names.of(text));
    expect(names.of('/* prepared */ select 2')).not.toBe(names.of(text));
    expect(names.of('select 1')).toBeUndefined();
  });

  test('that a migration made outdated fail once as unavailable, and are right again', async () => {
    const record = await openTestRecord({ poolSize: 1 });
    try {
      const kase = await referred(record);
      await kase.do('coordinator', 'acceptReferral', acceptance);
      await kase.do('coordinator', 'appoint', { function: 'duty_officer', personId: 'duty_officer' });
      await sql`alter table streams add column later text`.execute(record.db);
      const chair = { function: 'chair', personId: 'chair' } as const;
      const appoint = () => record.commit(kase.request('coordinator', 'appoint', chair));
      await expect(appoint()).rejects.toThrow(RecordUnavailable);
      accepted(await appoint());
    } finally {
      await record.stop();
    }
  });
});
