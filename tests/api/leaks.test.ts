import { createHash } from 'node:crypto';
import { bodyHashOf } from '../../api/idempotency';
import { urlOf } from '../../api/paths';
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
}, 60_000);
afterAll(() => api.stop());

const url = (path: string) => urlOf(path, { caseId, taskId });
const total = async (who: string, query: string): Promise<number> =>
  (await api.get(who, `${url('/cases')}?${query}`).expect(200)).body.total;

describe('what lies in another compartment', () => {
  it('is not told by the case: health and self-harm are of the assessment', async () => {
    expect((await api.get('police', url('/cases/{caseId}')).expect(200)).body).not.toHaveProperty('screening');
    expect((await api.get('psychologist', url('/cases/{caseId}'))).body.screening).toMatchObject({
      self_harm: expect.any(String),
    });
  });

  it.each(['police', 'manager'])('is not told to the %s by tasks, one or many', async (who) => {
    const { body, text } = await api.get(who, url('/tasks/{taskId}')).expect(200);
    expect(body).not.toHaveProperty('session');
    expect(body).not.toHaveProperty('answer');
    expect(text).not.toContain('room_a');
    const { body: list } = await api.get(who, url(`/tasks?caseId=${caseId}`)).expect(200);
    const answers = list.items.filter(({ answer }: { answer?: string }) => answer !== undefined);
    const kinds = answers.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => /^(session|assessment)/.test(kind))).toEqual([]);
  });

  it('is told by tasks to the one who was asked and to whoever steers', async () => {
    for (const who of ['psychologist', 'coordinator']) {
      const { body } = await api.get(who, url('/tasks/{taskId}')).expect(200);
      expect(body).toMatchObject({ answer: 'decline', session: { placeCode: 'room_a' } });
    }
  });

  it('is not told by the answer in the timeline', async () => {
    const { body, text } = await api.get('police', url('/cases/{caseId}/events?limit=500')).expect(200);
    const answered = body.items.filter(({ type }: { type: string }) => type === 'taskAnswered');
    expect(answered.length).toBeGreaterThan(0);
    for (const entry of answered) expect(entry).not.toHaveProperty('details');
    expect(text).not.toContain('on_leave');
    expect((await api.get('coordinator', url('/cases/{caseId}/events?limit=500'))).text).toContain('on_leave');
  });
});

describe('whoever sees that a case exists, or its alias,', () => {
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
  it('tells its reader nothing of what a list is sorted by, and is not made by anybody else', async () => {
    await openCase(api);
    const [opened] = await api.db.selectFrom('cases').select('opened_at').orderBy('opened_at', 'desc').execute();
    const { next } = (await api.get('auditor', `${url('/cases')}?limit=1`).expect(200)).body as { next: string };
    const read = Buffer.from(next.split('.').at(-1) ?? '', 'base64url').toString('latin1');
    for (const part of [opened!.opened_at.slice(0, 10), caseId]) expect(next + read).not.toContain(part);
    await api.get('auditor', `${url('/cases')}?limit=1&cursor=${next}`).expect(200);
    const list = bodyHashOf(['cases', 'auditor', 'newest', {}]).slice(0, 16);
    const madeUp = Buffer.from(JSON.stringify([list, '2026-02-30T00:00:00Z', 'x'])).toString('base64url');
    const altered = next.slice(0, -1) + (next.endsWith('A') ? 'Q' : 'A');
    for (const cursor of [madeUp, `test.${madeUp}`, altered, `test.${'A'.repeat(38)}`, 'test.', '.']) {
      const { status, body } = await api.get('auditor', `${url('/cases')}?limit=1&cursor=${cursor}`);
      expect({ cursor, status, code: body.code }).toEqual({ cursor, status: 400, code: 'invalid_cursor' });
    }
    const elsewhere = await api.get('manager', `${url('/cases')}?limit=1&cursor=${next}`);
    expect(elsewhere.body.code).toBe('invalid_cursor');
  });
});

describe('what no database takes', () => {
  it('is refused in the address of an issuer', async () => {
    const personId = `p-${createHash('sha256').update(caseId).digest('hex').slice(0, 8)}`;
    const { status, body } = await api.post('administrator', url('/people'), {
      ...{
        personId,
        agencyId: 'second-path',
        givenName: 'A',
        familyName: 'B',
        email: 'a@b.example',
        timeZone: 'Europe/Paris',
      },
      identity: { issuer: 'https://issuer.example/\u0000', subject: 'a' },
    });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_body' });
  });
});
