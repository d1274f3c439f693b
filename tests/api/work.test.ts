import { Client } from 'pg';
import { commandPath, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, openCase, stateOf } from './support/story';

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

interface Line {
  readonly caseId: string;
  readonly what?: string;
  readonly code?: string;
  readonly why?: string;
  readonly vacant?: true;
  readonly dueAt?: string | null;
  readonly personId?: string;
  readonly kind?: string;
}
type Part = { readonly items: readonly Line[]; readonly total: number };
type Work = { readonly mine: Part; readonly waiting: Part; readonly next: Part };

const work = async (who: string, limit = 100): Promise<Work> =>
  (await api.get(who, `${urlOf('/work')}?limit=${limit}`).expect(200)).body;
const of = (caseId: string, { items }: Part): readonly Line[] => items.filter((each) => each.caseId === caseId);
const appoint = (caseId: string, held: string, personId: string) =>
  api.post('coordinator', urlOf(commandPath('appoint'), { caseId }), { function: held, personId }).expect(200);

async function costOf(who: string, path: string): Promise<number> {
  await api.get(who, path).expect(200); // who asks first pays for what is remembered afterwards
  const before = statements;
  await api.get(who, path).expect(200);
  return statements - before;
}

describe('what a gate lacks', () => {
  it('is the work of who holds the function that owes it, under their own name of the case', async () => {
    const caseId = await openCase(api);
    const { mine } = await work('coordinator');
    const [item] = of(caseId, mine);
    expect(item).toMatchObject({
      what: 'gate',
      code: 'referral_acceptance',
      why: 'lead_coordinator',
      phase: 'referred',
    });
    expect(item).toMatchObject({ person: { givenName: expect.any(String) }, dueAt: expect.any(String) });
    expect(item).not.toHaveProperty('taskId');
    expect(of(caseId, (await work('chair')).mine)).toEqual([]);
  });

  it('falls to the lead coordinator while nobody holds the function, and is waited for once somebody does', async () => {
    const caseId = await openCase(api);
    await api.db
      .insertInto('owed')
      .values({
        case_id: caseId,
        code: 'classification',
        about: '',
        person_id: null,
        function: 'chair',
        compartment: 'identity',
        since: new Date().toISOString(),
      })
      .execute();
    const classification = (part: Part) => of(caseId, part).filter(({ code }) => code === 'classification');
    const before = await work('coordinator');
    expect(classification(before.mine)).toMatchObject([{ vacant: true, why: 'lead_coordinator', function: 'chair' }]);
    expect(classification(before.waiting)).toEqual([]);
    await appoint(caseId, 'chair', 'chair');
    const after = await work('coordinator');
    expect(classification(after.mine)).toEqual([]);
    expect(classification(after.waiting)).toMatchObject([{ personId: 'chair', personName: expect.any(String) }]);
    expect(classification((await work('chair')).mine)).toMatchObject([{ what: 'gate', why: 'chair' }]);
  });
});

describe('a task', () => {
  it('is the work of its assignee, and waited for by who leads the case', async () => {
    const caseId = await caseInProgramme(api);
    const invited = of(caseId, (await work('scholar')).mine);
    expect(invited).toMatchObject([
      { what: 'task', code: 'session_invitation', why: 'asked', taskId: expect.any(String) },
    ]);
    expect(invited[0]).not.toHaveProperty('person');
    const waiting = of(caseId, (await work('coordinator')).waiting);
    expect(waiting).toContainEqual(
      expect.objectContaining({ what: 'task', code: 'session_invitation', personId: 'scholar', rungsReached: 0 }),
    );
    expect(of(caseId, (await work('coordinator')).mine).map(({ code }) => code)).not.toContain('session_invitation');
  });

  it('says when its assignee was reminded', async () => {
    const caseId = await caseInProgramme(api);
    const { tasks } = await stateOf(api, caseId);
    const { taskId } = Object.values(tasks).find(
      ({ assigneeId, status }) => assigneeId === 'scholar' && status === 'open',
    )!;
    const at = '2026-01-05T08:00:00.000Z';
    await api.db
      .updateTable('notifications')
      .set({ activity: 'remind', status: 'sent', settled_at: at })
      .where('task_id', '=', taskId)
      .execute();
    const { waiting } = await work('coordinator');
    expect(waiting.items).toContainEqual(expect.objectContaining({ taskId, remindedAt: at }));
  });
});

describe('work', () => {
  it('is sorted by what is due first, and says how much there is beyond the part that is shown', async () => {
    for (let more = 0; more < 3; more += 1) await openCase(api);
    const { mine } = await work('coordinator');
    const due = mine.items.map(({ dueAt }) => dueAt ?? 'never');
    expect(due).toEqual([...due].sort());
    const short = await work('coordinator', 2);
    expect(short.mine.items).toEqual(mine.items.slice(0, 2));
    expect(short.mine.total).toBe(mine.total);
  });

  it('is nothing for those who have no part in a case', async () => {
    expect(await work('manager')).toMatchObject({ mine: { total: 0 }, waiting: { total: 0 }, next: { total: 0 } });
  });

  it('holds the appointments of the next seven days', async () => {
    const caseId = await caseInProgramme(api);
    expect(of(caseId, (await work('scholar')).next)).toMatchObject([
      { kind: 'session', people: [{ personId: 'scholar', as: 'specialist' }] },
    ]);
    expect(of(caseId, (await work('coordinator')).next)).toHaveLength(2);
    expect(of(caseId, (await work('manager')).next)).toEqual([]);
  });

  it('is logged as a read of each case that it shows', async () => {
    const caseId = await caseInProgramme(api);
    await work('scholar');
    const rows = await api.db
      .selectFrom('reads')
      .select(['actor_id', 'outcome'])
      .where('case_id', '=', caseId)
      .where('operation', '=', 'listWork')
      .execute();
    expect(rows).toContainEqual({ actor_id: 'scholar', outcome: 'shown' });
  });

  it.each(['coordinator', 'scholar'])('costs seven statements at most, whatever it holds (%s)', async (who) => {
    const few = await costOf(who, urlOf('/work'));
    for (let more = 0; more < 2; more += 1) await caseInProgramme(api);
    expect(await costOf(who, urlOf('/work'))).toBe(few);
    expect(few).toBeLessThanOrEqual(7);
  });
});

describe('appointments', () => {
  const list = async (who: string, asked = '') =>
    (await api.get(who, `${urlOf('/appointments')}?${asked}`).expect(200)).body as {
      readonly items: readonly (Line & { readonly startsAt: string; readonly people: readonly Line[] })[];
      readonly next: string | null;
    };

  it('are shown as far as their caller sees sessions, and one their own', async () => {
    const caseId = await caseInProgramme(api);
    const people = async (who: string) =>
      (await list(who, `caseId=${caseId}`)).items.flatMap((each) => each.people.map(({ personId }) => personId)).sort();
    expect(await people('coordinator')).toEqual(['psychologist', 'scholar']);
    expect(await people('psychologist')).toEqual(['psychologist', 'scholar']);
    expect(await people('scholar')).toEqual(['scholar']);
    for (const who of ['manager', 'auditor', 'police'])
      expect({ who, people: await people(who) }).toEqual({ who, people: [] });
  });

  it('of a conference are shown by its kind only to those who know the person by name', async () => {
    const caseId = await caseInProgramme(api);
    const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const invited = [
      { personId: 'psychologist', discipline: 'psychologist' },
      { personId: 'scholar', discipline: 'scholar' },
    ];
    await api
      .post('coordinator', urlOf(commandPath('callConference'), { caseId }), {
        type: 'review',
        startsAt,
        placeCode: 'room_a',
        chairId: 'chair',
        invited,
      })
      .expect(200);
    const of = async (who: string) => (await list(who, `caseId=${caseId}&to=${inDays(4)}`)).items.filter(isConference);
    expect(await of('chair')).toMatchObject([{ type: 'review', startsAt, people: [{ as: 'chair' }, {}, {}] }]);
    const [mine] = await of('scholar');
    expect(mine).toMatchObject({ startsAt, people: [{ personId: 'scholar', as: 'member' }] });
    expect(mine).not.toHaveProperty('type');
    expect((await list('scholar', 'person=chair')).items).toEqual([]);
    expect((await list('coordinator', `person=chair&caseId=${caseId}`)).items).toHaveLength(1);
  });

  it('are found by time, person and place, a page at a time', async () => {
    const [one, two] = [await list('coordinator', 'limit=1'), await list('coordinator')];
    expect(one.items).toEqual(two.items.slice(0, 1));
    const rest = await list('coordinator', `limit=1&cursor=${one.next}`);
    expect(rest.items).toEqual(two.items.slice(1, 2));
    expect(two.items.length).toBeGreaterThan(2);
    expect((await list('coordinator', 'to=2000-01-01T00:00:00Z&from=1999-01-01T00:00:00Z')).items).toEqual([]);
    expect((await list('coordinator', 'facility=northfield')).items).toHaveLength(two.items.length);
    expect((await list('coordinator', 'facility=elsewhere')).items).toEqual([]);
    expect((await list('scholar', 'facility=northfield')).items).toEqual([]);
    const mine = (await list('psychologist', 'person=me')).items;
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ people }) => people.some(({ personId }) => personId === 'psychologist'))).toBe(true);
  });

  it('cost seven statements at most', async () => {
    expect(await costOf('coordinator', urlOf('/appointments'))).toBeLessThanOrEqual(7);
  });
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const isConference = ({ kind }: Line): boolean => kind === 'conference';
