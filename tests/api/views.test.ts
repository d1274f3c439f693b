import { urlOf } from '../../api/paths';
import { sealView } from '../../api/views/saved';
import { pageKeys, startApi, type TestApi } from './support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const views = urlOf('/views');
const save = (who: string, name: string, filter: object) => api.post(who, views, { name, filter });
const listOf = async (who: string) =>
  (await api.get(who, views).expect(200)).body.items as readonly {
    readonly viewId: string;
    readonly name: string;
    readonly filter: object;
    readonly understood: boolean;
  }[];

describe('a saved view', () => {
  it('is read by its owner alone, by name', async () => {
    await save('coordinator', 'Planning, late', { phase: 'planning', overdue: 'true' }).expect(200);
    await save('coordinator', 'Mine', { owner: 'me', sort: 'due' }).expect(200);
    expect(await listOf('coordinator')).toMatchObject([
      { name: 'Mine', filter: { owner: 'me', sort: 'due' }, understood: true },
      { name: 'Planning, late', filter: { phase: 'planning', overdue: 'true' }, understood: true },
    ]);
    expect(await listOf('manager')).toEqual([]);
  });

  it('is replaced by one of the same name', async () => {
    const first = await save('chair', 'Late', { overdue: 'true' }).expect(200);
    const second = await save('chair', 'Late', { stuck: 'vacant' }).expect(200);
    expect(second.body.viewId).toBe(first.body.viewId);
    expect(await listOf('chair')).toMatchObject([{ filter: { stuck: 'vacant' } }]);
  });

  it('holds filters of the list only, no search, and a name of 80 characters at most', async () => {
    const refused = async (name: string, filter: object) =>
      (await save('manager', name, filter).expect(400)).body.errors[0].path as string;
    expect(await refused('A', { q: 'Ahmad' })).toMatch(/^filter/);
    expect(await refused('A', { find: 'sealed' })).toMatch(/^filter/);
    expect(await refused('A', { phase: 'nowhere' })).toBe('filter');
    expect(await refused('A'.repeat(81), {})).toBe('name');
    expect(await refused(' ', {})).toBe('name');
    expect(await listOf('manager')).toEqual([]);
  });

  it('says so where the list no longer takes its filter', async () => {
    const of = { personId: 'auditor', viewId: 'former' };
    const sealed = sealView(pageKeys, of, { name: 'Former', filter: { colour: 'red' } });
    const row = { id: of.viewId, person_id: of.personId, sealed, saved_at: '2026-01-01T00:00:00.000Z' };
    await api.db.insertInto('saved_views').values(row).execute();
    expect(await listOf('auditor')).toMatchObject([{ name: 'Former', understood: false }]);
  });

  it('is deleted by its owner, and unknown to everybody else', async () => {
    const { viewId } = (await save('police', 'Open', { ended: 'false' }).expect(200)).body;
    const path = urlOf('/views/{viewId}/delete', { viewId });
    await api.post('manager', path, {}).expect(404);
    expect(await listOf('police')).toHaveLength(1);
    await api.post('police', path, {}).expect(200);
    await api.post('police', path, {}).expect(404);
    expect(await listOf('police')).toEqual([]);
  });

  it('is one of fifty at most', async () => {
    for (let number = 0; number < 50; number += 1) await save('advocate', `View ${number}`, {}).expect(200);
    const { body } = await save('advocate', 'One more', {}).expect(409);
    expect(body.errors).toMatchObject([{ path: 'name', code: 'too_many_views' }]);
    await save('advocate', 'View 7', { sort: 'due' }).expect(200);
  });
});
