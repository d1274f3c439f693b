import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { caseInProgramme, openCase } from './support/story';

let api: TestApi;
let caseId: string;
beforeAll(async () => {
  api = await startApi();
  caseId = await caseInProgramme(api);
  for (let more = 0; more < 3; more += 1) await openCase(api);
});
afterAll(() => api.stop());

interface Found {
  readonly items: readonly { readonly caseId: string; readonly phase?: string; readonly nextDueAt?: string | null }[];
  readonly total: number;
  readonly next: string | null;
  readonly find?: string;
}
const search = async (who: string, body: object): Promise<Found> =>
  (await api.post(who, urlOf('/cases/search'), body).expect(200)).body;
const list = async (who: string, query: string): Promise<Found> =>
  (await api.get(who, `${urlOf('/cases')}?${query}`).expect(200)).body;

describe('a search by name', () => {
  it('stands in no address: the list takes it up sealed, with its filters', async () => {
    const { find, total, items } = await search('coordinator', { q: 'haddou', limit: 2 });
    expect(total).toBe(4);
    expect(items).toHaveLength(2);
    expect(decodeURIComponent(find!)).not.toMatch(/haddou/i);
    expect(await list('coordinator', `find=${find}&limit=2`)).toMatchObject({ total: 4, items });
    expect(await list('coordinator', `find=${find}&phase=programme`)).toMatchObject({ total: 1, items: [{ caseId }] });
    expect((await list('coordinator', 'q=haddou')).total).toBe(0);
  });

  it('goes on where its first page ended', async () => {
    const first = await search('coordinator', { q: 'haddou', limit: 3 });
    const rest = await list('coordinator', `find=${first.find}&limit=3&cursor=${first.next}`);
    expect(rest.items).toHaveLength(1);
    expect(rest.next).toBeNull();
    expect(first.items.map((each) => each.caseId)).not.toContain(rest.items[0]!.caseId);
  });

  it('belongs to who made it', async () => {
    const { find } = await search('coordinator', { q: 'haddou' });
    const { body } = await api.get('coordinator2', `${urlOf('/cases')}?find=${find}`).expect(400);
    expect(body).toMatchObject({ code: 'invalid_cursor', errors: [{ path: 'find' }] });
    await api.get('coordinator', `${urlOf('/cases')}?find=made-up`).expect(400);
  });

  it('is logged as a read of what it found', async () => {
    await search('coordinator', { q: 'haddou', limit: 1 });
    const rows = await api.db.selectFrom('reads').select('case_id').where('operation', '=', 'searchCases').execute();
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('the list of cases', () => {
  it('takes several phases, repeated or separated by commas', async () => {
    expect((await list('coordinator', 'phase=programme,referred')).total).toBe(4);
    expect((await list('coordinator', 'phase=programme&phase=referred')).total).toBe(4);
    expect((await list('coordinator', 'phase=programme,closed')).total).toBe(1);
    await api.get('coordinator', `${urlOf('/cases')}?phase=programme,nowhere`).expect(400);
  });

  it('is sorted in both directions, each page after the other', async () => {
    for (const sort of ['newest', 'due', 'longest_in_phase', 'reference']) {
      const of = async (order: string): Promise<readonly string[]> => {
        const seen: string[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const page: Found = await list(
            'coordinator',
            `sort=${sort}&order=${order}&limit=3${cursor && `&cursor=${cursor}`}`,
          );
          seen.push(...page.items.map((each) => each.caseId));
          cursor = page.next;
        }
        return seen;
      };
      expect({ sort, seen: [...(await of('desc'))].reverse() }).toEqual({ sort, seen: await of('asc') });
    }
  });

  it('is bounded by what is due first', async () => {
    const { items } = await list('coordinator', 'sort=due');
    const first = items[0]!.nextDueAt!;
    const after = new Date(Date.parse(first) + 1).toISOString();
    expect((await list('coordinator', `dueBefore=${after}`)).items).toContainEqual(
      expect.objectContaining({ nextDueAt: first }),
    );
    expect((await list('coordinator', `dueBefore=${first}`)).total).toBe(0);
    expect((await list('coordinator', `dueFrom=${first}`)).total).toBe(items.length);
    expect((await list('auditor', `dueFrom=${first}`)).total).toBe(0);
  });
});
