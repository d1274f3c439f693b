import { createHash, randomBytes } from 'node:crypto';
import { readCursor, writeCursor } from '../../api/http/cursor';
import { commandPath, urlOf } from '../../api/paths';
import { policyVersion } from '../../shared/policy/version';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, openCase, stateOf } from './support/story';

let api: TestApi;
let caseId: string;
let taskId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  for (const [held, personId] of [
    ['police_lead', 'police'],
    ['advocate', 'advocate'],
  ])
    await api
      .post('coordinator', urlOf('/cases/{caseId}/appoint', { caseId }), { function: held, personId })
      .expect(200);
  const { tasks } = await stateOf(api, caseId);
  taskId = Object.values(tasks).find(
    ({ kind, assigneeId }) => kind === 'session_invitation' && assigneeId === 'psychologist',
  )!.taskId;
  await api
    .post('psychologist', urlOf('/tasks/{taskId}/answer', { taskId }), { answer: 'decline', reasonCode: 'on_leave' })
    .expect(200);
});
afterAll(() => api.stop());

const url = (path: string) => urlOf(path, { caseId, taskId });
const total = async (who: string, query: string): Promise<number> =>
  (await api.get(who, `${url('/cases')}?${query}`).expect(200)).body.total;

describe('content of another compartment', () => {
  it('is not shown by the case: health and self-harm are of the assessment', async () => {
    expect((await api.get('police', url('/cases/{caseId}')).expect(200)).body).not.toHaveProperty('screening');
    expect((await api.get('psychologist', url('/cases/{caseId}'))).body.screening).toMatchObject({
      self_harm: expect.any(String),
    });
  });

  it.each(['police', 'manager'])('is not shown to the %s by tasks, one or many', async (who) => {
    await api.get(who, url('/tasks/{taskId}')).expect(404);
    const { body: list, text } = await api.get(who, url(`/tasks?caseId=${caseId}`)).expect(200);
    const kinds = list.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('plan_approval');
    expect(kinds.filter((kind: string) => kind.startsWith('session'))).toEqual([]);
    expect(text).not.toContain('session_declined');
    const found = list.items.filter(({ kind }: { kind: string }) => kind.startsWith('assessment'));
    // The summary shows that an assessment was requested, of whom and by when, and never the answer.
    expect({ who, found: found.length }).toEqual({ who, found: who === 'police' ? 2 : 0 });
    for (const task of found) expect(task).not.toHaveProperty('answer');
  });

  it.each(['police', 'manager'])('is not shown to the %s by due, missing or overdue items', async (who) => {
    const dueOf = async (reader: string) => (await api.get(reader, url('/cases/{caseId}')).expect(200)).body;
    const whole = await dueOf('coordinator');
    const part = await dueOf(who);
    const what = (body: { nextDeadlines: { what: string }[] }) => body.nextDeadlines.map((each) => each.what);
    expect(what(whole)).toContain('sessionReportFellDue');
    expect(what(part)).not.toContain('sessionReportFellDue');
    expect(part.nextDeadlines.length).toBeGreaterThan(0);
    expect(whole.tasks.map(({ kind }: { kind: string }) => kind)).toContain('session_invitation');
    expect(part.tasks).toEqual([]);
  });

  it('is not revealed by the holders of functions: an advocate is there for a victim', async () => {
    const told = async (who: string) => {
      const { body } = await api.get(who, url('/cases/{caseId}')).expect(200);
      const { body: events } = await api.get(who, url('/cases/{caseId}/events?limit=500')).expect(200);
      const appointed = events.items.map(({ details }: { details?: { function?: string } }) => details?.function);
      return [Object.keys(body.functions).includes('advocate'), appointed.includes('advocate')];
    };
    for (const who of ['coordinator', 'police'])
      expect({ who, told: await told(who) }).toEqual({ who, told: [true, true] });
    for (const who of ['psychologist', 'manager', 'chair']) {
      const isShown = who === 'chair';
      expect({ who, told: await told(who) }).toEqual({ who, told: [isShown, isShown] });
    }
  });

  it('is shown by tasks to the assignee and to coordinators', async () => {
    for (const who of ['psychologist', 'coordinator']) {
      const { body } = await api.get(who, url('/tasks/{taskId}')).expect(200);
      expect(body).toMatchObject({ answer: 'decline', session: { placeCode: 'room_a' } });
    }
  });

  it('is not shown by the answer in the timeline', async () => {
    const { body, text } = await api.get('police', url('/cases/{caseId}/events?limit=500')).expect(200);
    const answered = body.items.filter(({ type }: { type: string }) => type === 'taskAnswered');
    // Two answers of the assessment are shown as a line; those about the plan may be read.
    const [assessed, reviewed, ...ofPlan] = answered.map((entry: object) => 'details' in entry);
    expect([assessed, reviewed]).toEqual([false, false]);
    expect(ofPlan.length).toBeGreaterThan(0);
    expect(ofPlan).not.toContain(false);
    expect(text).not.toMatch(/on_leave|session_/);
    expect((await api.get('coordinator', url('/cases/{caseId}/events?limit=500'))).text).toContain('on_leave');
  });
});

describe('somebody who sees only that a case exists, or its alias,', () => {
  it.each(['auditor', 'scholar', 'advocate'])('does not learn how it goes from the engine (%s)', async (who) => {
    const { status, body } = await api.get(who, url('/cases/{caseId}/state'));
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' });
  });

  it('finds by nothing that is not shown', async () => {
    const { alias } = (await api.get('manager', url('/cases/{caseId}'))).body;
    for (const who of ['auditor', 'scholar', 'advocate']) {
      expect(await total(who, '')).toBe(1);
      for (const query of ['facility=northfield', 'overdue=true', 'overdue=false', 'owner=coordinator'])
        expect({ who, query, total: await total(who, query) }).toEqual({ who, query, total: 0 });
    }
    expect(await total('auditor', 'phase=programme')).toBe(0);
    expect(await total('auditor', `q=${alias}`)).toBe(0);
    expect(await total('scholar', 'phase=programme')).toBe(1);
    expect(await total('scholar', `q=${alias}`)).toBe(1);
    expect(await total('manager', 'facility=northfield&overdue=false&owner=coordinator&phase=programme')).toBe(1);
  });
});

describe('a cursor', () => {
  const refused = async (who: string, path: string, cursor: string) => {
    const { status, body } = await api.get(who, `${url(path)}cursor=${cursor}`);
    expect({ cursor, status, code: body.code, path: body.errors?.[0].path }).toEqual({
      cursor,
      status: 400,
      code: 'invalid_cursor',
      path: 'cursor',
    });
  };
  const firstOf = async (who: string, path: string): Promise<string> =>
    (await api.get(who, url(path)).expect(200)).body.next as string;

  it('tells its reader nothing of what a list is sorted by, and is not made by anybody else', async () => {
    await openCase(api);
    const [opened] = await api.db.selectFrom('cases').select('opened_at').orderBy('opened_at', 'desc').execute();
    const next = await firstOf('auditor', '/cases?limit=1');
    const read = Buffer.from(next.split('.').at(-1) ?? '', 'base64url').toString('latin1');
    for (const part of [opened!.opened_at.slice(0, 10), caseId]) expect(next + read).not.toContain(part);
    await api.get('auditor', `${url('/cases')}?limit=1&cursor=${next}`).expect(200);
    const madeUp = Buffer.from(JSON.stringify(['2026-02-30T00:00:00Z', 'x'])).toString('base64url');
    const altered = next.slice(0, -1) + (next.endsWith('A') ? 'Q' : 'A');
    for (const cursor of [madeUp, `test.${madeUp}`, altered, `test.${'A'.repeat(38)}`, 'test.', '.'])
      await refused('auditor', '/cases?limit=1&', cursor);
  });

  it('is refused to another caller, under another filter, in another list, for another case', async () => {
    const other = await openCase(api);
    const ofCases = await firstOf('manager', '/cases?limit=1');
    await refused('auditor', '/cases?limit=1&', ofCases);
    await refused('manager', '/cases?limit=1&sort=due&', ofCases);
    await refused('manager', '/cases?limit=1&phase=programme&', ofCases);
    await refused('manager', '/tasks?limit=1&', ofCases);
    const ofEvents = await firstOf('manager', '/cases/{caseId}/events?limit=1');
    await api.get('manager', url(`/cases/{caseId}/events?limit=1&cursor=${ofEvents}`)).expect(200);
    await refused('coordinator', '/cases/{caseId}/events?limit=1&', ofEvents);
    await refused('manager', `/cases/${other}/events?limit=1&`, ofEvents);
    const ofPeople = await firstOf('manager', '/people?limit=1');
    await api.get('manager', url(`/people?limit=1&cursor=${ofPeople}`)).expect(200);
    await refused('manager', '/people?limit=1&discipline=police&', ofPeople);
    await refused('manager', '/agencies?limit=1&', ofPeople);
    await refused('auditor', '/people?limit=1&', ofPeople);
    await refused('manager', '/people?', 'coordinator');
  });

  it('is refused once the policy has changed', async () => {
    const secret = { id: 'page', secret: randomBytes(32) };
    const keys = { current: secret, byId: new Map([[secret.id, secret]]) };
    const list = { of: 'cases', caller: { personId: 'manager' }, filter: {} };
    const cursor = writeCursor(keys, { ...list, policy: 'of-before' }, ['a', 'b']);
    expect(() => readCursor(keys, list, cursor)).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
    expect(readCursor(keys, { ...list, policy: 'of-before' }, cursor)).toEqual(['a', 'b']);
    expect(readCursor(keys, list, writeCursor(keys, { ...list, policy: policyVersion }, ['a', 'b']))).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('the order of a list', () => {
  it('is not that of what is not shown', async () => {
    for (let more = 0; more < 4; more += 1) await openCase(api);
    const itemsOf = async (who: string, sort: string): Promise<{ caseId: string; openedAt?: string }[]> =>
      (await api.get(who, url(`/cases?sort=${sort}`)).expect(200)).body.items;
    const opened = (await itemsOf('manager', 'newest')).map(({ openedAt }) => openedAt);
    expect(opened).toEqual([...opened].sort().reverse());
    for (const sort of ['newest', 'due', 'longest_in_phase']) {
      const ids = (await itemsOf('auditor', sort)).map(({ caseId: each }) => each);
      const byId = [...ids].sort();
      expect(ids).toEqual(sort === 'newest' ? byId.reverse() : byId);
    }
  });
});

describe('what no database takes', () => {
  it('is refused in the address of an issuer', async () => {
    const personId = `p-${createHash('sha256').update(caseId).digest('hex').slice(0, 8)}`;
    const { status, body } = await api.post('administrator', url('/people'), {
      personId,
      agencyId: 'second-path',
      givenName: 'A',
      familyName: 'B',
      email: 'a@b.example',
      timeZone: 'Europe/Paris',
      identity: { issuer: 'https://issuer.example/\u0000', subject: 'a' },
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_body' });
  });
});

describe('a session that is cancelled', () => {
  it('is announced to invitees without its cause', async () => {
    const given = { purpose: 'programme_participation', state: 'withdrawn' };
    await api.post('coordinator', url(commandPath('recordConsent')), given).expect(200);
    const cancelled = async (who: string): Promise<object[]> =>
      (await api.get(who, url('/cases/{caseId}/events?limit=500')).expect(200)).body.items
        .filter(({ type }: { type: string }) => type === 'sessionCancelled')
        .map(({ details }: { details: object }) => details);
    expect(await cancelled('scholar')).toEqual([{ sessionId: expect.any(String) }]);
    expect(await cancelled('coordinator')).toContainEqual({
      sessionId: expect.any(String),
      reasonCode: expect.any(String),
    });
  });
});
