import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import request, { type Response, type Test } from 'supertest';
import { operations } from '../../api/operations';
import { commandPath, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { opening } from './support/bodies';
import { triedCommands } from './support/tried';
import { fieldsOf, sampleOf } from './support/sample';
import { caseInProgramme, stateOf } from './support/story';

let api: TestApi;
/** A case of the coordinator's agency, and one of another agency that this coordinator may not know of. */
let ours: Ids;
let theirs: Ids;
const made = [
  'caseId',
  'otherCaseId',
  'taskId',
  'sessionId',
  'trackId',
  'assessmentId',
  'entryId',
  'objectiveId',
  'conferenceId',
  'incentiveId',
] as const;
type Ids = Readonly<Record<(typeof made)[number] | 'reference' | 'alias', string>>;
const unknown = {
  ...Object.fromEntries(made.map((name) => [name, randomUUID()])),
  reference: 'TC-ZZZZZZZZ',
  alias: 'Nowhere-999',
} as Ids;

beforeAll(async () => {
  api = await startApi();
  await api
    .send('administrator', 'patch', urlOf('/people/{personId}', { personId: 'coordinator2' }), {
      agencyId: 'second-path',
    })
    .expect(200);
  [ours, theirs] = [await idsOf('coordinator'), await idsOf('coordinator2')];
});
afterAll(() => api.stop());

/** Ids of a case in its programme, with a conference called and an incentive proposed. */
async function idsOf(coordinator: string): Promise<Ids> {
  const caseId = await caseInProgramme(api, coordinator);
  for (const { name, body } of triedCommands)
    if (name === 'callConference' || name === 'proposeIncentive')
      await api
        .post(coordinator, urlOf(commandPath(name), { caseId }), body(await stateOf(api, caseId), ''))
        .expect(200);
  const { conferences, incentives, tasks, sessions, plan, assessments, reference, alias } = await stateOf(api, caseId);
  const entry = await api.db
    .selectFrom('events')
    .select('event_id')
    .where('stream_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return {
    otherCaseId: caseId,
    objectiveId: plan!.objectives[0]!.objectiveId,
    conferenceId: conferences[0]!.conferenceId,
    incentiveId: incentives[0]!.incentiveId,
    caseId,
    reference,
    alias,
    entryId: entry.event_id,
    taskId: Object.keys(tasks)[0]!,
    sessionId: sessions[0]!.sessionId,
    trackId: plan!.tracks[0]!.trackId,
    assessmentId: assessments[0]!.assessmentId,
  };
}

/** A response without the parts that differ in every response. */
const said = ({ status, text }: Response, ...named: Ids[]): string =>
  named
    .flatMap((ids) => Object.values(ids))
    .reduce((all, id) => all.replaceAll(id, '<id>'), `${status} ${text}`)
    .replace(/"correlationId":"[^"]*"/, '');

const later = { occurredAt: '2150-01-01T00:00:00.000Z' };

describe('an id of another agency’s case', () => {
  it('is there: its own coordinator sees it', async () => {
    await api.get('coordinator2', urlOf('/cases/{caseId}', theirs)).expect(200);
    await api.get('coordinator2', urlOf('/tasks/{taskId}', theirs)).expect(200);
  });

  it.each(operations.filter(({ path }) => /\{(caseId|taskId)\}/.test(path)))(
    '$id: in the address is answered as one that nothing has',
    async ({ method, path, body }) => {
      const call = (ids: Ids): Test => {
        const url = urlOf(path, ids);
        return method === 'get'
          ? api.get('coordinator', url)
          : api.post('coordinator', url, body ? sampleOf(body) : {});
      };
      const [hidden, none] = [await call(theirs), await call(unknown)];
      expect(hidden.status).toBe(404);
      expect(said(hidden, theirs)).toBe(said(none, unknown));
    },
  );

  it.each(operations.filter(({ body, path }) => body && path.includes('{caseId}')))(
    '$id: in the body is answered as one that nothing has',
    async ({ path, body }) => {
      const fields = fieldsOf(body!).filter((field): field is keyof Ids => field in theirs);
      for (const field of fields) {
        const call = (ids: Ids): Test =>
          api.post('coordinator', urlOf(path, ours), { ...sampleOf(body!), [field]: ids[field] });
        const [hidden, none] = [await call(theirs), await call(unknown)];
        expect(hidden.status).toBeGreaterThanOrEqual(400);
        expect(said(hidden, theirs)).toBe(said(none, unknown));
      }
    },
  );

  it.each([
    ['/tasks', 'caseId', 'caseId'],
    ['/cases', 'q', 'reference'],
    ['/cases', 'q', 'alias'],
  ] as const)('finds nothing in %s?%s=', async (path, name, field) => {
    const call = (ids: Ids) => api.get('coordinator', `${urlOf(path)}?${name}=${ids[field]}`).expect(200);
    expect((await call(ours)).body.items.length).toBeGreaterThan(0);
    expect((await call(theirs)).body).toEqual((await call(unknown)).body);
  });

  it('is not answered otherwise for a key that its own coordinator used', async () => {
    const key = randomUUID();
    const path = urlOf(commandPath('suspendCase'), theirs);
    const body = { reasonCode: 'hospital' };
    await api.post('coordinator2', path, { ...body, ...later }, key).expect(422);
    expect((await api.post('coordinator', path, body, key)).body.code).toBe('not_found');
  });
});

describe('what a body does not name', () => {
  const smuggled = {
    caseId: 'x1',
    actorId: 'manager',
    personRef: 'x1',
    reference: 'TC-AAAAAAAA',
    alias: 'Oak-100',
    knownBy: 'service',
    coordinatingAgencyId: 'police',
    phase: 'closed',
    roles2: ['administrator'],
    endedAt: null,
    compartment: 'identity',
    commandId: 'x',
    isAdmin: true,
    constructor: {},
    prototype: {},
  };

  it.each(operations.filter(({ body }) => body))(
    '$id: is refused, and its name returned',
    async ({ method, path, body }) => {
      const known = fieldsOf(body!);
      const url = urlOf(path, {
        ...ours,
        draftId: '6f0e4e0a-3a55-4c6b-9d3e-2f1f0e5b9a10',
        personId: 'teacher',
        agencyId: 'police',
        facilityId: 'harbour',
        calendarId: 'continental',
      });
      for (const [name, value] of Object.entries(smuggled)) {
        if (known.includes(name)) continue;
        const sent = { ...sampleOf(body!), [name]: value };
        const response = await (method === 'post'
          ? api.post('administrator', url, sent)
          : api.send('administrator', method as 'patch' | 'put', url, sent));
        const { status, body: told } = response;
        expect({ status, code: told.code, errors: told.errors }).toMatchObject({
          status: 400,
          code: 'invalid_body',
          errors: [{ path: name, code: 'unknown_field' }],
        });
      }
    },
  );

  it('changes nothing from within either, nor through a prototype', async () => {
    const url = urlOf(commandPath('openCase'));
    const within = await api.post('coordinator', url, { ...opening, person: { ...opening.person, roles: ['x'] } });
    expect(within.body).toMatchObject({ status: 400, errors: [{ path: 'person.roles' }] });
    const raw = JSON.stringify(opening).replace('{', '{"__proto__":{"coordinatingAgencyId":"police"},');
    const { status, body } = await api.post('coordinator', url, {}).type('json').send(raw);
    expect({ status, agency: body.coordinatingAgencyId }).toEqual(
      status === 201 ? { status, agency: 'programme-office' } : { status: 400, agency: undefined },
    );
    expect(({} as { coordinatingAgencyId?: string }).coordinatingAgencyId).toBeUndefined();
  });
});

const hostile = [
  `'; drop table cases; --`,
  `' or '1'='1`,
  `x') union select given_name from subjects --`,
  `%`,
  `\\`,
  `$1`,
  `\u0000`,
  `a\r\nSet-Cookie: a=b`,
  `{"level":60,"msg":"forged"}\n{"level":60}`,
  `<script>alert(1)</script>`,
  '\u{1F600}'.repeat(500),
  '../../etc/passwd',
];

describe('a hostile text', () => {
  const countCases = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from cases`.execute(api.db)).rows[0]!.n;

  it('does no more in a query or an address than any other: no error of ours, no wider answer', async () => {
    const before = await countCases();
    const queries = [
      '/cases?q=',
      '/cases?owner=',
      '/cases?facility=',
      '/cases?cursor=',
      '/tasks?caseId=',
      '/tasks?assignee=',
      '/people?agencyId=',
      '/cases?sort=',
      '/cases/',
    ];
    for (const text of hostile)
      for (const query of queries) {
        const { status, body } = await api.get('coordinator', urlOf(query) + encodeURIComponent(text));
        expect({ query, text, isRefusal: [200, 400, 404].includes(status) }).toEqual({ query, text, isRefusal: true });
        if (status === 200) expect({ query, text, items: body.items }).toEqual({ query, text, items: [] });
      }
    expect(await countCases()).toBe(before);
  });

  it('is kept as it came, or refused, where text is welcome', async () => {
    const url = urlOf(commandPath('appoint'), ours);
    for (const text of hostile) {
      const { status } = await api.post('coordinator', url, { function: 'chair', personId: text });
      expect({ text, status }).toEqual({ text, status: 400 });
      const reasons = await api.post('coordinator', urlOf(commandPath('startClosing'), ours), {
        reasons: text,
        ...later,
      });
      expect({ text, isRefusal: [400, 422].includes(reasons.status) }).toEqual({ text, isRefusal: true });
    }
  });

  it('is no header of an answer and no line of the log', async () => {
    for (const value of ['a'.repeat(65), 'x", "level": 60', 'ünïcode-correlation', '<b>bold</b>-----']) {
      const sent = Buffer.from(value, 'utf8').toString('latin1');
      const response = await request(api.app).get(urlOf('/cases')).set('X-Correlation-Id', sent);
      expect(response.headers['x-correlation-id']).not.toBe(sent);
      const key = await api.post(
        'coordinator',
        urlOf(commandPath('startClosing'), ours),
        { reasons: 'x', ...later },
        sent,
      );
      expect([400, 422]).toContain(key.status);
    }
    await api.get('coordinator', `${urlOf('/cases')}?q=${encodeURIComponent('Haddou\n{"level":60,"msg":"forged"}')}`);
    const lines = api.log.join('').trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(JSON.parse(line)).not.toHaveProperty('msg', 'forged');
    expect(api.log.join('')).not.toMatch(/Haddou|forged|drop table/);
  });
});
