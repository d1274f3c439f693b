import { sealView } from '../../api/views/saved';
import { startWorld, type World } from './support/world';
import { linksIn, textIn } from './support/html';
import type { Visitor } from '../sessions/support/visitor';

let world: World;
let manager: Visitor;
beforeAll(async () => {
  world = await startWorld();
  manager = await world.visitor('manager');
});
afterAll(() => world.stop());

/** The fields of the form that leads to this address. */
function fieldsOf(html: string, action: string): Readonly<Record<string, string>> {
  const [, form = ''] = new RegExp(`<form[^>]*action="${action}"[^>]*>(.*?)</form>`, 's').exec(html) ?? [];
  const inputs = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  const valueOf = (input: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? '';
  return Object.fromEntries(inputs.map((input) => [valueOf(input, 'name'), valueOf(input, 'value')]));
}

it('a view is saved from the list, opened above it, and deleted there', async () => {
  const list = `${world.url}/cases`;
  expect((await manager.get(list)).text).not.toContain('action="/views"');
  const filtered = await manager.get(`${list}?phase=programme&overdue=true`);
  const fields = fieldsOf(filtered.text, '/views');
  expect(fields).toMatchObject({ 'filter.phase': 'programme', 'filter.overdue': 'true' });

  const saved = await manager.follow(await manager.post(`${world.url}/views`, { ...fields, name: 'Late & "open"' }));
  expect(new URL(saved.url).search).toBe('?phase=programme&overdue=true');
  const link = linksIn((await manager.get(list)).text).find((each) => each.includes('phase=programme'))!;
  expect((await manager.get(new URL(link.replaceAll('&amp;', '&'), world.url).href)).status).toBe(200);

  const { id } = await world.db.selectFrom('saved_views').select('id').executeTakeFirstOrThrow();
  const path = `/views/${id}/delete`;
  const shown = await manager.get(list);
  expect(textIn(shown.text)).toContain('Late &');
  await manager.follow(await manager.post(world.url + path, fieldsOf(shown.text, path)));
  expect(textIn((await manager.get(list)).text)).not.toContain('Late &');
});

it('a view whose filter is no longer understood is named, and the list is shown', async () => {
  const [personId, viewId] = ['manager', '0190a7f2-0000-7000-8000-000000000001'];
  const sealed = sealView(world.pageKeys, { personId, viewId }, { name: 'Former', filter: { colour: 'red' } });
  const row = { id: viewId, person_id: personId, sealed, saved_at: '2026-01-01T00:00:00.000Z' };
  await world.db.insertInto('saved_views').values(row).execute();
  const { status, text } = await manager.get(`${world.url}/cases`);
  expect(status).toBe(200);
  expect(textIn(text)).toMatch(/Former.*no longer has these filters/);
  expect(text).not.toContain('colour=red');
});

it('a search cannot be saved', async () => {
  const { text } = await manager.get(`${world.url}/cases`);
  const found = await manager.post(`${world.url}/cases/find`, { ...fieldsOf(text, '/cases/find'), q: 'TC' });
  const { text: shown } = await manager.follow(found);
  expect(shown).not.toContain('action="/views"');
});
