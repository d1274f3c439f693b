import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { operations } from '../../api/operations';
import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from '../api/support/api';
import { acceptance } from '../api/support/bodies';
import { caseInProgramme, openCase, stateOf } from '../api/support/story';

let api: TestApi;
let hidden: { readonly caseId: string; readonly taskId: string };
let statements: string[] = [];
const { query } = Client.prototype;

beforeAll(async () => {
  api = await startApi();
  const caseId = await caseInProgramme(api);
  const tasks = Object.values((await stateOf(api, caseId)).tasks);
  hidden = { caseId, taskId: tasks.find(({ status }) => status === 'open')!.taskId };
  Client.prototype.query = function kept(this: Client, ...given: unknown[]) {
    statements.push(typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text);
    return (query as (...same: unknown[]) => unknown).apply(this, given);
  } as typeof query;
});
afterAll(async () => {
  Client.prototype.query = query;
  await api.stop();
});

/** The statements that a request sends to the record. */
async function sent(request: () => PromiseLike<{ readonly status: number }>) {
  statements = [];
  const { status } = await request();
  const logs = statements.filter((each) => each.includes('insert into reads'));
  return { status, statements: [...statements], logs: logs.length };
}

describe('logging a request', () => {
  it('costs one statement, whatever the number of its hits', async () => {
    const list = () => sent(() => api.get('manager', urlOf('/cases')));
    await list(); // the first request fills the caches
    const few = await list();
    for (let more = 0; more < 30; more += 1) await openCase(api);
    const many = await list();
    expect([few.logs, many.logs]).toEqual([1, 1]);
    expect(many.statements).toHaveLength(few.statements.length);
    const rows = await api.db.selectFrom('reads').select('id').where('operation', '=', 'listCases').execute();
    expect(rows.length).toBe(1 + 1 + 31);
  });

  it.each(['/cases/{caseId}', '/cases/{caseId}/state', '/cases/{caseId}/events'])('%s: one', async (path) => {
    expect(await sent(() => api.get('coordinator', urlOf(path, hidden)))).toMatchObject({ status: 200, logs: 1 });
  });

  it('costs a command nothing of its own: its answer is logged by the statement that writes the decision', async () => {
    const appoint = (personId: string) => {
      const body = { function: 'facility_manager', personId };
      return sent(() => api.post('coordinator', urlOf('/cases/{caseId}/appoint', hidden), body));
    };
    const refused = await appoint('nobody-of-this-name');
    expect([refused.status, refused.logs]).toEqual([422, 1]);
    const accepted = await appoint('facilityManager');
    expect([accepted.status, accepted.logs]).toEqual([200, 1]);
    expect(accepted.statements.find((each) => each.includes('insert into reads'))).toContain('insert into "events"');
  });

  it('costs nothing where no case is concerned', async () => {
    expect(await sent(() => api.get('coordinator', urlOf('/agencies')))).toMatchObject({ status: 200, logs: 0 });
  });
});

describe('a hidden case costs what an unknown one does', () => {
  const unknown = { caseId: randomUUID(), taskId: randomUUID() };
  const reading = operations.filter(({ method, path }) => method === 'get' && /\{(case|task)Id\}/.test(path));

  it.each(reading.map(({ id, path }) => [id, path]))('%s: the same statements', async (_, path) => {
    const read = (ids: typeof hidden) => sent(() => api.get('teacher', urlOf(path, ids)));
    await read(unknown);
    const [one, other] = [await read(hidden), await read(unknown)];
    expect(one).toEqual(other);
    expect(one).toMatchObject({ status: 404, logs: 1 });
  });

  it.each([
    ['/cases/{caseId}/accept-referral', acceptance],
    ['/tasks/{taskId}/answer', { answer: 'accept' }],
  ])('%s: the log takes one more', async (path, body) => {
    const give = (ids: typeof hidden) => sent(() => api.post('teacher', urlOf(path, ids), body));
    for (const ids of [hidden, unknown]) expect(await give(ids)).toMatchObject({ status: 404, logs: 1 });
  });
});
