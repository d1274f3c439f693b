import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { answer } from '../../stories/act';
import { caseInProgramme, openCase, play, stateOf } from './support/story';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
});
afterAll(() => api.stop());

const getCase = (who: string) => api.get(who, urlOf('/cases/{caseId}', { caseId }));
const getEvents = (who: string, query = '') => api.get(who, urlOf('/cases/{caseId}/events', { caseId }) + query);
const taskOf = async (kind: string, assigneeId: string): Promise<string> =>
  Object.values((await stateOf(api, caseId)).tasks).find(
    (task) => task.kind === kind && task.assigneeId === assigneeId,
  )!.taskId;

describe('a case', () => {
  it('shows its coordinator where it stands, what is missing, who owes it, and the person by name', async () => {
    const { body } = await getCase('coordinator').expect(200);
    expect(body).toMatchObject({
      phase: 'programme',
      person: { givenName: 'Karim', familyName: 'Haddou', bornOn: '1994-05-02' },
      overdue: false,
      plan: { status: 'approved', aim: 'disengagement', objectives: [{ title: 'Lives without the group' }, {}] },
      missing: [{ code: 'programme_completion', owedBy: { personId: 'chair' } }],
      programme: { id: 'standard', version: '2.0.0' },
    });
    expect(body.sessions).toHaveLength(2);
    expect(body.nextDeadlines[0]).toMatchObject({ at: expect.any(String), what: expect.any(String) });
    expect(body.tasks.map(({ kind }: { kind: string }) => kind)).toEqual(['session_invitation', 'session_invitation']);
  });

  it('shows a manager how it goes, under its pseudonym', async () => {
    const { body, text } = await getCase('manager').expect(200);
    expect(body).toMatchObject({
      phase: 'programme',
      alias: expect.any(String),
      missing: [{}],
      targetAt: expect.any(String),
    });
    expect(body).not.toHaveProperty('person');
    expect(body).not.toHaveProperty('sessions');
    expect(body).not.toHaveProperty('assessments');
    expect(text).not.toMatch(/Karim|Haddou|personRef/);
  });

  it('shows a scholar the alias, the own session and the own task', async () => {
    const { body, text } = await getCase('scholar').expect(200);
    expect(body.sessions).toMatchObject([{ specialistId: 'scholar' }]);
    expect(body.tasks).toMatchObject([{ assigneeId: 'scholar' }]);
    for (const hidden of ['person', 'plan', 'housing', 'assessments', 'admittedOn', 'functions', 'legalBasis'])
      expect(body).not.toHaveProperty(hidden);
    expect(text).not.toMatch(/Karim|psychologist/);
  });

  it('shows an auditor that it exists', async () => {
    const { body } = await getCase('auditor').expect(200);
    const { asOf: _mark, ...shown } = body;
    expect(shown).toEqual({
      caseId,
      reference: expect.any(String),
      views: expect.any(Object),
      commands: [],
      people: {},
    });
  });

  it.each(['teacher', 'advocate', 'administrator', 'police'])(
    'does not exist for the %s, who has no part',
    async (who) => {
      await getCase(who).expect(404);
      await getEvents(who).expect(404);
      await api.get(who, urlOf('/cases/{caseId}/state', { caseId })).expect(404);
    },
  );

  it('is shown with its workflow, although the engine may be unavailable', async () => {
    const ask = async (who: string) =>
      (await api.get(who, urlOf('/cases/{caseId}/state', { caseId })).expect(200)).body;
    expect(await ask('coordinator')).toMatchObject({
      record: { caseId, phase: 'programme' },
      engine: { reachable: false, status: 'unreachable', workflowId: `case:${caseId}` },
      behind: { isBehind: true, since: expect.any(String) },
      owed: 2,
    });
    const overseen = await ask('manager');
    expect(Object.keys(overseen).sort()).toEqual(['engine', 'record']);
    expect(overseen.record).not.toHaveProperty('person');
  });
});

describe('a timeline', () => {
  const types = (body: { items: { type: string }[] }) => body.items.map(({ type }) => type);

  it('says who, when and why, in order, without gaps in what the caller sees', async () => {
    const { body } = await getEvents('coordinator').expect(200);
    expect(types(body).slice(0, 3)).toEqual(['caseOpened', 'referralAccepted', 'phaseEntered']);
    expect(body.items[1]).toMatchObject({
      says: 'Referral accepted',
      by: { personId: 'coordinator', name: 'Marta Lindqvist' },
      knownBy: 'sign_in',
      details: { reasons: expect.stringContaining('criteria are met') },
    });
    for (const who of ['coordinator', 'manager', 'scholar', 'psychologist']) {
      const numbers = (await getEvents(who)).body.items.map(({ number }: { number: number }) => number);
      expect(numbers).toEqual(numbers.map((_: number, index: number) => index + 1));
    }
  });

  it('shows a manager the path and no texts, sessions or assessments', async () => {
    const { body, text } = await getEvents('manager').expect(200);
    expect(types(body)).toEqual(
      expect.arrayContaining(['caseOpened', 'phaseEntered', 'planApproved', 'housingDecided']),
    );
    expect(types(body).filter((type) => /session|assessment|screening/i.test(type))).toEqual([]);
    expect(text).not.toMatch(/Karim|criteria are met|Lives without|narrativeId/);
  });

  it('shows a scholar what the scholar was asked', async () => {
    const { body } = await getEvents('scholar').expect(200);
    expect(types(body)).toEqual(['sessionPlanned', 'taskAsked']);
    expect(body.items[0].details).toMatchObject({ specialistId: 'scholar' });
  });

  it('shows an auditor nothing', async () => {
    expect((await getEvents('auditor').expect(200)).body.items).toEqual([]);
  });

  it('comes in pages that join', async () => {
    const whole = (await getEvents('coordinator')).body.items;
    const pages = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `?limit=7${cursor && `&cursor=${cursor}`}`;
      const { body } = await getEvents('coordinator', query).expect(200);
      pages.push(...body.items);
      cursor = body.next;
    }
    expect(pages).toEqual(whole);
  });
});

describe('tasks', () => {
  const list = (who: string, query = '') => api.get(who, urlOf('/tasks') + query);

  it('are in the inbox of the assignee, under the alias, and in that of the coordinator', async () => {
    const { body } = await list('scholar', '?assignee=me&status=open').expect(200);
    expect(body.items).toMatchObject([
      { kind: 'session_invitation', assigneeId: 'scholar', alias: expect.any(String) },
    ]);
    expect((await list('scholar')).body.items).toHaveLength(1);
    expect((await list('coordinator', `?status=open&caseId=${caseId}`)).body.items).toHaveLength(2);
    expect((await list('teacher')).body.items).toEqual([]);
    expect((await list('auditor')).body.items).toEqual([]);
  });

  it('come in pages, the most urgent first', async () => {
    const first = (await list('coordinator', '?limit=2')).body;
    const second = (await list('coordinator', `?limit=2&cursor=${first.next}`)).body;
    const due = [...first.items, ...second.items].map(({ dueAt }: { dueAt: string }) => dueAt);
    expect(due).toEqual([...due].sort());
    const foreign = await list('manager', `?limit=2&cursor=${first.next}`);
    expect({ status: foreign.status, code: foreign.body.code }).toEqual({ status: 400, code: 'invalid_cursor' });
  });

  it('say how they can be answered', async () => {
    const taskId = await taskOf('session_invitation', 'scholar');
    const { body } = await api.get('scholar', urlOf('/tasks/{taskId}', { taskId })).expect(200);
    expect(body).toMatchObject({
      sensitivity: 'link',
      answers: [{ answer: 'accept' }, { answer: 'decline', reasons: expect.arrayContaining(['on_leave']) }],
      session: { minutes: 60, placeCode: 'room_a', discipline: 'scholar' },
    });
    await api.get('teacher', urlOf('/tasks/{taskId}', { taskId })).expect(404);
  });

  it('are answered by the one who is asked, once, and with what the answer needs', async () => {
    const taskId = await taskOf('session_invitation', 'psychologist');
    const give = (who: string, body: object) => api.post(who, urlOf('/tasks/{taskId}/answer', { taskId }), body);
    const codeOf = async (who: string, body: object) => {
      const response = await give(who, body);
      return `${response.status} ${response.body.code}`;
    };
    expect(await codeOf('teacher', { answer: 'accept' })).toBe('404 not_found');
    expect(await codeOf('coordinator', { answer: 'accept' })).toBe('403 not_your_task');
    expect(await codeOf('psychologist', { answer: 'held' })).toBe('422 answer_not_possible');
    expect(await codeOf('psychologist', { answer: 'decline' })).toBe('422 reason_required');
    const { body } = await give('psychologist', { answer: 'accept' }).expect(200);
    expect(body.happened).toEqual(['taskAnswered', 'sessionAccepted']);
    expect(await codeOf('psychologist', { answer: 'accept' })).toBe('409 already_answered');
  });
});

describe('the list of cases', () => {
  const list = (who: string, query = '') => api.get(who, urlOf('/cases') + query);

  it('holds what the caller may know of, and names where the caller knows them', async () => {
    const mine = (await list('coordinator')).body;
    expect(mine.items).toMatchObject([{ caseId, person: { familyName: 'Haddou' }, overdue: false }]);
    const overseen = await list('manager');
    expect(overseen.body).toMatchObject({ total: 1, items: [{ caseId, alias: expect.any(String) }] });
    expect(overseen.text).not.toContain('Haddou');
    expect((await list('scholar')).body.items).toEqual([
      { caseId, reference: expect.any(String), alias: expect.any(String), phase: 'programme' },
    ]);
    expect((await list('teacher')).body).toEqual({ items: [], total: 0, next: null });
  });

  it('finds by reference and alias, and by name only for those who know it', async () => {
    const { reference, alias } = (await list('manager')).body.items[0];
    const found = async (who: string, q: string) =>
      (await api.post(who, urlOf('/cases/search'), { q }).expect(200)).body.total;
    expect(await found('coordinator', 'haddou')).toBe(1);
    expect(await found('coordinator', 'HADDOU karim')).toBe(1);
    expect(await found('coordinator', 'karim')).toBe(1);
    expect(await found('coordinator', 'kar')).toBe(0);
    expect(await found('coordinator', '%')).toBe(0);
    expect(await found('psychologist', 'haddou')).toBe(1);
    for (const who of ['manager', 'scholar', 'auditor']) expect(await found(who, 'haddou')).toBe(0);
    expect(await found('manager', reference.slice(0, 6))).toBe(1);
    expect(await found('manager', alias)).toBe(1);
  });

  it('is filtered, sorted and paged without losing or repeating any', async () => {
    for (let n = 0; n < 5; n += 1) await openCase(api);
    for (const sort of ['newest', 'due', 'longest_in_phase', 'reference']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = `?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`;
        const { body } = await list('manager', query).expect(200);
        expect(body.total).toBe(6);
        seen.push(...body.items.map((item: { caseId: string }) => item.caseId));
        cursor = body.next;
      }
      expect(new Set(seen).size).toBe(6);
      expect(seen).toHaveLength(6);
    }
    const total = async (query: string) => (await list('coordinator', query)).body.total;
    expect(await total('?phase=referred')).toBe(5);
    expect(await total('?owner=me')).toBe(6);
    expect(await total('?owner=coordinator2')).toBe(0);
    expect(await total('?facility=harbour')).toBe(0);
    expect(await total('?overdue=true')).toBe(0);
    expect(await total('?overdue=false')).toBe(6);
  });

  it('knows what is overdue', async () => {
    await api.db
      .updateTable('cases')
      .set({ dues: JSON.stringify({ identity: '2026-01-01T00:00:00.000Z' }) })
      .where('case_id', '=', caseId)
      .execute();
    const { body } = await list('manager', '?overdue=true&sort=due');
    expect(body.items).toMatchObject([{ caseId, overdue: true }]);
  });

  it('knows overdue items of a compartment, only for those who see it', async () => {
    await api.db
      .updateTable('cases')
      .set({ dues: JSON.stringify({ sessions: '2026-01-01T00:00:00.000Z' }) })
      .where('case_id', '=', caseId)
      .execute();
    const overdue = async (who: string) => (await list(who, '?overdue=true')).body.items;
    expect(await overdue('coordinator')).toMatchObject([{ caseId, nextDueAt: '2026-01-01T00:00:00.000Z' }]);
    expect(await overdue('manager')).toEqual([]);
  });
});

test('a held session shows at once to those who oversee the path, and its outcome to those who see sessions', async () => {
  await play(api, caseId, [answer('session_invitation', 'accept')]);
  const { body } = await getCase('coordinator');
  expect(body.sessions.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted']);
});
