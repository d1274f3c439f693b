import { sql } from 'kysely';
import { commandPath, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { openCase } from './support/story';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

test('a stranger who sends a command waits for no writer of the case, and learns nothing by how long it takes', async () => {
  const caseId = await openCase(api);
  const url = urlOf(commandPath('suspendCase'), { caseId });
  const body = { reasonCode: 'transfer' };
  const free = await api.post('scholar', url, body);
  const held = await api.db.transaction().execute(async (trx) => {
    await sql`select from streams where id = ${caseId} for update`.execute(trx);
    return api.post('scholar', url, body);
  });
  const told = ({ status, body: { correlationId: _, ...rest } }: typeof free) => ({ status, ...rest });
  expect(free.status).toBe(404);
  expect(told(held)).toEqual(told(free));
});
