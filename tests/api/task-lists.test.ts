import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme } from './support/story';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await caseInProgramme(api);
  await caseInProgramme(api);
});
afterAll(() => api.stop());

interface Task {
  readonly taskId: string;
  readonly kind: string;
  readonly assigneeId: string;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly appointment?: { readonly kind: string; readonly startsAt: string };
}
interface Tasks {
  readonly items: readonly Task[];
  readonly total: number;
  readonly next: string | null;
}
const list = async (query: string, who = 'coordinator'): Promise<Tasks> =>
  (await api.get(who, `${urlOf('/tasks')}?${query}`).expect(200)).body;

describe('a list of tasks', () => {
  it('says how many there are, whatever its page', async () => {
    const all = await list('limit=200');
    expect(all.total).toBe(all.items.length);
    expect((await list('limit=1')).total).toBe(all.total);
  });

  it('begins with the newest where that is wanted, each page after the other', async () => {
    const all = (await list('limit=200&sort=newest')).items;
    const asked = all.map(({ askedAt }) => askedAt);
    expect(asked).toEqual([...asked].sort().reverse());
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Tasks = await list(`limit=3&sort=newest${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ taskId }) => taskId));
      cursor = page.next;
    }
    expect(seen).toEqual(all.map(({ taskId }) => taskId));
  });

  it('is narrowed by the agency of the assignee and by when they are due', async () => {
    const all = await list('limit=200');
    const ofAgency = await list('agency=health-trust&limit=200');
    expect(ofAgency.total).toBeGreaterThan(0);
    const assignees = new Set(ofAgency.items.map(({ assigneeId }) => assigneeId));
    expect([...assignees].every((each) => ['psychologist', 'psychologist2', 'health'].includes(each))).toBe(true);
    const middle = all.items[Math.floor(all.total / 2)]!.dueAt;
    const before = await list(`dueBefore=${middle}&limit=200`);
    const from = await list(`dueFrom=${middle}&limit=200`);
    expect(before.total + from.total).toBe(all.total);
    expect(before.items.every(({ dueAt }) => dueAt < middle)).toBe(true);
    expect((await list('agency=nowhere')).total).toBe(0);
  });

  it('says which session a task is about to those who see the session', async () => {
    const of = async (who: string) => (await list('kind=session_invitation&limit=200', who)).items;
    const mine = await of('scholar');
    expect(mine.length).toBeGreaterThan(0);
    for (const { appointment } of [...mine, ...(await of('coordinator'))])
      expect(appointment).toMatchObject({ kind: 'session', startsAt: expect.any(String), placeCode: 'room_a' });
    const others = (await list('limit=200', 'manager')).items;
    expect(others.length).toBeGreaterThan(0);
    for (const each of others) expect(each).not.toHaveProperty('appointment');
  });
});
