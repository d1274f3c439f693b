import { Client } from 'pg';
import { startApi, type TestApi } from './support/api';
import { policyCalls } from './support/policy-calls';
import { openCase } from './support/story';

let api: TestApi;
let statements = 0;
const { query } = Client.prototype;

beforeAll(async () => {
  api = await startApi();
  Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
    statements += 1;
    return (query as (...same: unknown[]) => unknown).apply(this, given);
  } as typeof query;
});
afterAll(async () => {
  Client.prototype.query = query;
  await api.stop();
});

async function costOf(who: string, path: string): Promise<{ readonly rows: number; readonly statements: number }> {
  const before = statements;
  const { body } = await api.get(who, path).expect(200);
  return { rows: (body as { items: unknown[] }).items.length, statements: statements - before };
}

describe('a list costs a fixed number of statements', () => {
  it.each([
    ['coordinator', '/api/v1/cases'],
    ['manager', '/api/v1/cases?overdue=false&sort=due'],
  ])('whatever it holds (%s, %s)', async (who, path) => {
    await openCase(api);
    await costOf(who, path); // the first request fills the caches
    const few = await costOf(who, path);
    for (let more = 0; more < 5; more += 1) await openCase(api);
    const many = await costOf(who, path);
    expect(many.rows).toBeGreaterThan(few.rows);
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBeGreaterThan(0);
    // The caller, the page, its count, the visible names, and the log of what is shown.
    expect(many.statements).toBeLessThanOrEqual(5);
  });
});

describe('a list asks the policy', () => {
  const listed = async (who: string, limit: number) => {
    const path = `/api/v1/cases?limit=${limit}`;
    await api.get(who, path).expect(200); // the first request fills the caches
    let rows = 0;
    const calls = await policyCalls(async () => {
      rows = (await api.get(who, path).expect(200)).body.items.length;
    });
    return { rows, calls };
  };

  beforeAll(async () => {
    for (let more = 0; more < 11; more += 1) await openCase(api);
  });

  it.each(['coordinator', 'manager', 'auditor'])('in tens, and little more for a case (%s)', async (who) => {
    const few = await listed(who, 1);
    const many = await listed(who, 11);
    expect([few.rows, many.rows]).toEqual([1, 11]);
    expect(few.calls).toBeGreaterThan(10);
    expect(few.calls).toBeLessThan(60);
    expect(many.calls - few.calls).toBeLessThanOrEqual(10 * 10);
  });
});

describe('how willing people are', () => {
  const list = async (who: string, query: string) => (await api.get(who, `/api/v1/cases?${query}`).expect(200)).body;

  it('is shown with the case, and counted on request, to those who see how cases go', async () => {
    const caseId = await openCase(api);
    const before = await list('coordinator', 'engagement=refused&limit=1');
    expect((await list('coordinator', 'sort=newest&limit=1')).items).toMatchObject([
      { caseId, engagement: 'not_asked' },
    ]);
    await api.db.updateTable('cases').set({ engagement: 'refused' }).where('case_id', '=', caseId).execute();
    const refused = await list('coordinator', 'engagement=refused&limit=1');
    expect(refused).toMatchObject({ total: Number(before.total) + 1, items: [{ caseId, engagement: 'refused' }] });
    expect((await list('psychologist', 'engagement=refused')).total).toBe(0);
  });

  it('is asked for by its own words only', async () => {
    await api.get('coordinator', '/api/v1/cases?engagement=unwilling').expect(400);
  });
});
