import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  const change = (personId: string, body: object) =>
    api.send('administrator', 'patch', urlOf('/people/{personId}', { personId }), body).expect(200);
  await change('psychologist', { vettedUntil: '2035-01-01', accreditations: [accredited('2034-01-01')] });
  await change('psychologist2', { vettedUntil: '2035-01-01', accreditations: [accredited('2032-01-01')] });
  await change('scholar', { vettedUntil: '2031-06-01' });
  await change('teacher', { identity: null });
});
afterAll(() => api.stop());

const accredited = (until: string) => ({ code: 'demonstration_instrument', until });
interface People {
  readonly items: readonly { readonly personId: string }[];
  readonly next: string | null;
}
const ids = ({ items }: People): readonly string[] => items.map(({ personId }) => personId);
const list = async (query: string, who = 'administrator'): Promise<readonly string[]> =>
  ids((await api.get(who, `${urlOf('/people')}?limit=200&${query}`).expect(200)).body);
const search = async (body: object, who = 'administrator'): Promise<People> =>
  (await api.post(who, urlOf('/people/search'), body).expect(200)).body;

describe('people are found', () => {
  it('by the beginnings of words of their name, whatever its case', async () => {
    const { body } = await api.get('administrator', urlOf('/people/{personId}', { personId: 'scholar' })).expect(200);
    const { givenName, familyName } = body as { givenName: string; familyName: string };
    for (const q of [familyName.toUpperCase(), familyName.slice(0, 3), `${familyName} ${givenName}`])
      expect([q, ids(await search({ q }))]).toEqual([q, expect.arrayContaining(['scholar'])]);
    expect(ids(await search({ q: familyName, discipline: 'police' }))).not.toContain('scholar');
    expect(ids(await search({ q: `${familyName} nobody` }))).toEqual([]);
    expect(ids(await search({ q: '—' }))).toEqual([]);
  });

  it('by name only by those who see names', async () => {
    await api.post('scholar', urlOf('/people/search'), { q: 'a' }).expect(403);
  });

  it('by name a page at a time', async () => {
    const all = ids(await search({ q: 'a', limit: 200 }));
    expect(all.length).toBeGreaterThan(2);
    const first = await search({ q: 'a', limit: 2 });
    const rest = await search({ q: 'a', limit: 198, cursor: first.next });
    expect([...ids(first), ...ids(rest)]).toEqual(all);
  });

  it('by role, and by whether their part has ended', async () => {
    expect(await list('role=manager')).toEqual(['manager']);
    expect(await list('ended=true')).toEqual([]);
    expect(await list('role=manager&ended=false')).toEqual(['manager']);
  });

  it('by what they are qualified for on a day', async () => {
    const qualified = (on: string) => list(`programme=demo&instrument=demonstration&on=${on}`);
    expect(await qualified('2031-12-31')).toEqual(expect.arrayContaining(['psychologist', 'psychologist2']));
    expect(await qualified('2033-01-01')).toEqual(['psychologist']);
    expect(await qualified('2034-01-02')).toEqual([]);
    const forTrack = await list('programme=demo&track=religious_dialogue&on=2031-05-01');
    expect(forTrack).toContain('scholar');
    expect(await list('programme=demo&track=religious_dialogue&on=2031-07-01')).not.toContain('scholar');
  });

  it('by what ends before a day, and by whether they can sign in', async () => {
    expect(await list('endingBefore=2032-01-02')).toEqual(expect.arrayContaining(['psychologist2', 'scholar']));
    expect(await list('endingBefore=2032-01-02')).not.toContain('psychologist');
    expect(await list('signsIn=false')).toContain('teacher');
    expect(await list('signsIn=true')).not.toContain('teacher');
  });

  it('by nothing that their reader does not see', async () => {
    const refused = (who: string, query: string) => api.get(who, `${urlOf('/people')}?${query}`).expect(403);
    await refused('scholar', 'endingBefore=2032-01-02');
    await refused('scholar', 'programme=demo&track=religious_dialogue');
    await refused('coordinator', 'signsIn=false');
  });

  it('under a programme, a track and an instrument that there are', async () => {
    for (const [query, path] of [
      ['programme=nothing&track=religious_dialogue', 'programme'],
      ['track=religious_dialogue', 'programme'],
      ['programme=demo&version=0.0.1&track=religious_dialogue', 'programme'],
      ['programme=demo&track=nothing', 'track'],
      ['programme=demo&instrument=nothing', 'instrument'],
    ]) {
      const { body } = await api.get('coordinator', `${urlOf('/people')}?${query}`).expect(422);
      expect({ query, path: body.errors[0].path }).toEqual({ query, path });
    }
  });
});
