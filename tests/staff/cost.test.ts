import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { assets } from '../../api/pages/assets';
import { startWorld, type World } from './support/world';

let world: World;
let statements: string[] = [];
const { query } = Client.prototype;

beforeAll(async () => {
  world = await startWorld();
  Client.prototype.query = function kept(this: Client, ...given: unknown[]) {
    statements.push(typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text);
    return (query as (...same: unknown[]) => unknown).apply(this, given);
  } as typeof query;
});
afterAll(async () => {
  Client.prototype.query = query;
  await world.stop();
});

/** The most statements and kilobytes of each page: docs/performance.md states them beside their limits. */
const most = {
  work: [9, 14],
  list: [7, 12],
  overview: [9, 12],
  record: [10, 40],
  plan: [10, 40],
  assessments: [10, 40],
  meetings: [10, 40],
  sessions: [11, 10],
  safety: [10, 8],
  calendar: [7, 8],
  month: [7, 8],
  actions: [8, 12],
  form: [12, 12],
} as const;

it('a page costs few statements, session and read log included, and is light', async () => {
  const coordinator = await world.visitor('coordinator');
  const { case_id: caseId } = await world.db
    .selectFrom('cases')
    .select('case_id')
    .where('phase', '=', 'programme')
    .where('lead_coordinator_id', '=', 'coordinator')
    .executeTakeFirstOrThrow();
  const addresses: Record<keyof typeof most, string> = {
    work: '/work',
    list: '/cases',
    overview: `/cases/${caseId}`,
    record: `/cases/${caseId}/record`,
    plan: `/cases/${caseId}/plan`,
    assessments: `/cases/${caseId}/assessment`,
    sessions: `/cases/${caseId}/sessions`,
    safety: `/cases/${caseId}/safety`,
    meetings: `/cases/${caseId}/meetings`,
    calendar: '/calendar',
    month: '/calendar?view=month',
    actions: `/cases/${caseId}/do`,
    form: `/cases/${caseId}/do/planSession`,
  };
  for (const [name, path] of Object.entries(addresses)) {
    const first = await coordinator.get(world.url + path); // the first request fills the caches
    statements = [];
    const { status, text } = await coordinator.get(first.url);
    const [sent, kilobytes] = most[name as keyof typeof most];
    const isWithin = statements.length <= sent && Buffer.byteLength(text) <= kilobytes * 1024;
    expect({ name, status, statements: statements.length, isWithin }).toMatchObject({ status: 200, isWithin: true });
  }
});

test('style and script are light: 8 KB compressed', () => {
  const sent = assets.filter(({ type }) => type === 'text/css' || type === 'text/javascript');
  expect(sent).toHaveLength(2);
  expect(sent.reduce((sum, { text }) => sum + gzipSync(text).length, 0)).toBeLessThan(8 * 1024);
});
