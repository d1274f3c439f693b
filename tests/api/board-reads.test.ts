import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it('a read of the board is one row of the read log, of no case; so is a denied one', async () => {
  await api.get('manager', urlOf('/board')).expect(200);
  await api.get('auditor', urlOf('/board')).expect(403);
  const rows = await api.db.selectFrom('reads').selectAll().where('operation', '=', 'getBoard').orderBy('id').execute();
  const row = { case_id: null, asked_for: 'figures:board' };
  expect(rows).toMatchObject([
    { ...row, actor_id: 'manager', outcome: 'shown' },
    { ...row, actor_id: 'auditor', outcome: 'denied' },
  ]);
});
