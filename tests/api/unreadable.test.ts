import { sql } from 'kysely';
import { startApi, type TestApi } from './support/api';
import { openCase } from './support/story';

describe('a record that somebody tampered with, or whose keys are gone', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  test('is reported as unreadable, without its content, and logged for operators', async () => {
    const [one, other] = [await openCase(api), await openCase(api)];
    await sql`update contents set sealed = theirs.sealed from contents theirs
      where contents.stream_id = ${one} and theirs.stream_id = ${other} and contents.compartment = theirs.compartment
    `.execute(api.db);
    api.log.length = 0;
    const answer = await api.get('coordinator', `/api/v1/cases/${one}/events`);
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ code: 'record_unreadable' });
    expect(answer.text).not.toContain('contents');
    const logged = api.log.filter((line) => line.includes('SealBroken'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('altered or belongs elsewhere');
    expect((await api.get('coordinator', `/api/v1/cases/${other}/events`)).status).toBe(200);
  });

  test('a person whose name is gone is shown without one, and the case goes on', async () => {
    const caseId = await openCase(api, {
      person: { givenName: 'Gone', familyName: 'Forgotten', bornOn: '1990-01-01' },
    });
    await sql`delete from subjects where ref = (select person_ref from cases where case_id = ${caseId})`.execute(
      api.db,
    );
    const answer = await api.get('coordinator', `/api/v1/cases/${caseId}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ caseId, phase: 'referred' });
    expect(answer.body.person).toBeUndefined();
  });
});
