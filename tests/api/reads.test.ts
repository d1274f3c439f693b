import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { commandPath, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { opening } from './support/bodies';
import { caseInProgramme, openCase, stateOf } from './support/story';

let api: TestApi;
let caseId: string;
/** The scholar's invitation to a session. */
let taskId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  const tasks = Object.values((await stateOf(api, caseId)).tasks);
  taskId = tasks.find(({ assigneeId, status }) => assigneeId === 'scholar' && status === 'open')!.taskId;
});
afterAll(() => api.stop());

const unknown = randomUUID();

const columns = [
  'operation',
  'actor_id',
  'known_by',
  'case_id',
  'asked_for',
  'outcome',
  'relationship',
  'reason',
] as const;

interface Call {
  readonly who: string;
  readonly method?: 'get' | 'post';
  readonly path: string;
  readonly body?: object;
}

/** Sends a call; returns its response and the rows that the read log gained. */
async function call({ who, method = 'get', path, body = {} }: Call) {
  const correlationId = randomUUID();
  const url = urlOf(path.replace('{hidden}', caseId).replace('{unknown}', unknown), { caseId, taskId });
  const test = method === 'get' ? api.get(who, url) : api.post(who, url, body);
  const response: Response = await test.set('X-Correlation-Id', correlationId);
  const query = api.db.selectFrom('reads').select(columns).where('correlation_id', '=', correlationId);
  const rows = await query.orderBy('id').execute();
  return { status: response.status, body: response.body, text: response.text, rows };
}

const reason = null;
const shown = (operation: string, actor: string, relationship: string | null, more: object = {}) => ({
  operation,
  actor_id: actor,
  known_by: 'sign_in',
  case_id: caseId,
  asked_for: null,
  outcome: 'shown',
  relationship,
  reason,
  ...more,
});
const denied = (operation: string, actor: string, relationship: string | null, more: object = {}) =>
  shown(operation, actor, relationship, { outcome: 'denied', ...more });

describe('a case that is shown is logged with what justified it', () => {
  it.each([
    ['getCase', 'coordinator', '/cases/{caseId}', 'my_function:lead_coordinator'],
    ['getCase', 'coordinator2', '/cases/{caseId}', 'my_agency'],
    ['getCase', 'chair', '/cases/{caseId}', 'my_function:chair'],
    ['getCase', 'scholar', '/cases/{caseId}', 'my_task'],
    ['getCase', 'manager', '/cases/{caseId}', 'oversight:manager'],
    ['getCase', 'auditor', '/cases/{caseId}', 'oversight:auditor'],
    ['getCaseState', 'coordinator', '/cases/{caseId}/state', 'my_function:lead_coordinator'],
    ['getCaseState', 'manager', '/cases/{caseId}/state', 'oversight:manager'],
    ['listCaseEvents', 'scholar', '/cases/{caseId}/events', 'my_task'],
    ['listCases', 'scholar', '/cases', 'my_task'],
    ['listReads', 'auditor', '/cases/{caseId}/reads', 'oversight:auditor'],
    ['listReads', 'dpo', '/cases/{caseId}/reads', 'oversight:data_protection_officer'],
  ])('%s by %s', async (operation, who, path, relationship) => {
    const { status, rows } = await call({ who, path });
    expect(status).toBe(200);
    expect(rows).toEqual([shown(operation, who, relationship)]);
  });

  it('getTask, with the task by which it was asked for', async () => {
    const { rows } = await call({ who: 'scholar', path: '/tasks/{taskId}' });
    expect(rows).toEqual([shown('getTask', 'scholar', 'my_task', { asked_for: `task:${taskId}` })]);
  });

  it('listTasks, once for each case whatever the number of its tasks', async () => {
    const { body, rows } = await call({ who: 'coordinator', path: '/tasks' });
    expect(body.items.length).toBeGreaterThan(1);
    expect(rows).toEqual([shown('listTasks', 'coordinator', 'my_function:lead_coordinator')]);
  });

  it('a list, with a row for each hit of the page and none for other pages', async () => {
    for (let more = 0; more < 3; more += 1) await openCase(api);
    const { body, rows } = await call({ who: 'manager', path: '/cases?limit=3' });
    expect(rows.map(({ case_id }) => case_id)).toEqual(body.items.map((item: { caseId: string }) => item.caseId));
    expect(rows.map(({ relationship }) => relationship)).toEqual(Array(3).fill('oversight:manager'));
    expect((await call({ who: 'teacher', path: '/cases' })).rows).toEqual([]);
  });

  it('a command, whose answer shows the case', async () => {
    const path = '/cases/{caseId}/appoint';
    const body = { function: 'police_lead', personId: 'police' };
    const { rows } = await call({ who: 'coordinator', method: 'post', path, body });
    expect(rows).toEqual([shown('appoint', 'coordinator', 'my_function:lead_coordinator')]);
    const opened = await call({ who: 'coordinator2', method: 'post', path: '/cases', body: opening });
    const itself = { case_id: opened.body.caseId };
    expect(opened.rows).toEqual([shown('openCase', 'coordinator2', 'my_function:lead_coordinator', itself)]);
  });

  it('a command that a rule refuses, since the refusal reveals the state of the case', async () => {
    const { status, rows } = await call({
      who: 'coordinator',
      method: 'post',
      path: '/cases/{caseId}/accept-referral',
      body: { criteria: [], duplicateChecked: true, conflictOfInterestChecked: true, reasons: 'Yes.' },
    });
    expect(status).toBe(409);
    expect(rows).toEqual([shown('acceptReferral', 'coordinator', 'my_function:lead_coordinator')]);
  });

  it('an answer to a task, by the task', async () => {
    const path = '/tasks/{taskId}/answer';
    const { status, rows } = await call({ who: 'scholar', method: 'post', path, body: { answer: 'accept' } });
    expect(status).toBe(200);
    expect(rows).toEqual([shown('answerTask', 'scholar', 'my_task', { asked_for: `task:${taskId}` })]);
  });
});

describe('a case that is denied is logged', () => {
  it.each([
    ['getCase', 'teacher', '/cases/{caseId}', 404, null],
    ['getCaseState', 'teacher', '/cases/{caseId}/state', 404, null],
    ['listCaseEvents', 'teacher', '/cases/{caseId}/events', 404, null],
    ['listReads', 'teacher', '/cases/{caseId}/reads', 404, null],
    ['getCaseState', 'scholar', '/cases/{caseId}/state', 403, 'my_task'],
    ['listReads', 'coordinator', '/cases/{caseId}/reads', 403, 'my_function:lead_coordinator'],
    ['listReads', 'manager', '/cases/{caseId}/reads', 403, 'oversight:manager'],
  ])('%s by %s', async (operation, who, path, status, relationship) => {
    const answer = await call({ who, path });
    expect(answer.status).toBe(status);
    expect(answer.rows).toEqual([denied(operation, who, relationship)]);
  });

  it('an unknown id as a hidden one: the same answer, and the same kind of row', async () => {
    const without = (text: string) => text.replace(/"correlationId":"[^"]+"/, '');
    const hidden = await call({ who: 'teacher', path: '/cases/{hidden}' });
    const none = await call({ who: 'teacher', path: '/cases/{unknown}' });
    expect(without(none.text)).toBe(without(hidden.text));
    expect(none.rows).toEqual([denied('getCase', 'teacher', null, { case_id: unknown })]);
  });

  it('a hidden task under its case, an unknown one under itself', async () => {
    const hidden = await call({ who: 'teacher', path: '/tasks/{taskId}' });
    expect(hidden.rows).toEqual([denied('getTask', 'teacher', null, { asked_for: `task:${taskId}` })]);
    const none = await call({ who: 'teacher', path: '/tasks/{unknown}' });
    const itself = { asked_for: `task:${unknown}`, case_id: null };
    expect(none.rows).toEqual([denied('getTask', 'teacher', null, itself)]);
    expect([none.status, hidden.status]).toEqual([404, 404]);
  });

  it('a command by somebody who may not give it, or may not know of the case', async () => {
    const appoint = { method: 'post', path: '/cases/{caseId}/appoint' } as const;
    const body = { function: 'chair', personId: 'police' };
    expect((await call({ ...appoint, who: 'scholar', body })).rows).toEqual([denied('appoint', 'scholar', 'my_task')]);
    expect((await call({ ...appoint, who: 'teacher', body })).rows).toEqual([denied('appoint', 'teacher', null)]);
  });

  it('nothing is logged for an invalid id, a request that reads nothing, or one without a case', async () => {
    expect((await call({ who: 'teacher', path: '/cases/-' })).rows).toEqual([]);
    expect((await call({ who: 'coordinator', path: '/cases/{caseId}/events?limit=x' })).rows).toEqual([]);
    expect((await call({ who: 'coordinator', path: '/people' })).rows).toEqual([]);
    expect((await call({ who: 'teacher', path: '/programmes' })).rows).toEqual([]);
  });
});

describe('what cannot be logged is not shown', () => {
  const breakLog = () => api.db.schema.alterTable('reads').renameTo('reads_away').execute();
  const mendLog = () => api.db.schema.alterTable('reads_away').renameTo('reads').execute();

  it('503 instead of every answer about a case, hidden or not; what concerns none is answered', async () => {
    const send = async (who: string, path: string): Promise<Response> => api.get(who, urlOf(path, { caseId, taskId }));
    await breakLog();
    try {
      for (const [who, path] of [
        ['coordinator', '/cases/{caseId}'],
        ['coordinator', '/cases/{caseId}/state'],
        ['coordinator', '/cases/{caseId}/events'],
        ['coordinator', '/cases'],
        ['coordinator', '/tasks'],
        ['scholar', '/tasks/{taskId}'],
        ['teacher', '/cases/{caseId}'],
        ['teacher', `/cases/${unknown}`],
      ] as const) {
        const { status, headers, body, text } = await send(who, path);
        expect({ who, path, status, code: body.code }).toEqual({ who, path, status: 503, code: expect.any(String) });
        expect(headers['retry-after']).toBe('2');
        for (const told of ['TC-', 'alias', 'phase']) expect(text).not.toContain(told);
      }
      expect((await send('coordinator', '/people')).status).toBe(200);
      expect(api.log.join('\n')).toContain('the reading could not be logged');
    } finally {
      await mendLog();
    }
  });

  it('a command was still decided, and its key gives the outcome afterwards', async () => {
    const key = randomUUID();
    const body = { function: 'advocate', personId: 'advocate' };
    const appoint = async (): Promise<Response> =>
      api.post('coordinator', urlOf(commandPath('appoint'), { caseId }), body, key);
    await breakLog();
    const unlogged = await appoint();
    await mendLog();
    expect([unlogged.status, unlogged.body.code]).toEqual([503, 'read_not_logged']);
    expect((await stateOf(api, caseId)).functions.advocate).toBe('advocate');
    const again = await appoint();
    expect([again.status, again.body.happened]).toEqual([200, ['functionAppointed']]);
  });
});

it('two readers at once are two rows, each with its own right', async () => {
  const [one, other] = await Promise.all([
    call({ who: 'coordinator2', path: '/cases/{caseId}' }),
    call({ who: 'manager', path: '/cases/{caseId}' }),
  ]);
  expect(one.rows).toEqual([shown('getCase', 'coordinator2', 'my_agency')]);
  expect(other.rows).toEqual([shown('getCase', 'manager', 'oversight:manager')]);
});
