import { createVisitor, tokenOf, type Visitor } from '../sessions/support/visitor';
import { headingsIn, linksIn, rowsIn, textIn } from './support/html';
import { startWorld, type World } from './support/world';

describe('the directory', () => {
  let world: World;
  let administrator: Visitor;
  let coordinator: Visitor;
  let scholar: Visitor;
  beforeAll(async () => {
    world = await startWorld();
    [administrator, coordinator, scholar] = await Promise.all([
      world.visitor('administrator'),
      world.visitor('coordinator'),
      world.visitor('scholar'),
    ]);
    await world.db
      .updateTable('people')
      .set({ vetted_until: inDays(59) })
      .where('id', '=', 'police')
      .execute();
    await world.db
      .updateTable('people')
      .set({ vetted_until: inDays(-1) })
      .where('id', '=', 'teacher')
      .execute();
    await world.db.updateTable('people').set({ issuer: null, subject: null }).where('id', '=', 'community').execute();
  });
  afterAll(() => world.stop());

  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const read = async (visitor: Visitor, path: string): Promise<string> => {
    const { status, text } = await visitor.get(world.url + path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return text;
  };

  it('lists people with their agency, by discipline, role and agency', async () => {
    const police = rowsIn(await read(coordinator, '/people?discipline=police'));
    expect(police).toEqual([expect.stringMatching(/Andrew McAllister.*Police Prevention Unit.*Police/)]);
    expect(rowsIn(await read(coordinator, '/people?role=manager'))).toEqual([expect.stringContaining('Helen Park')]);
    expect(rowsIn(await read(coordinator, '/people?agencyId=health-trust'))).toHaveLength(3);
    expect(rowsIn(await read(coordinator, '/people?ended=true'))).toEqual([]);
    expect(textIn(await read(coordinator, '/people?discipline=none'))).toContain('not understood');
  });

  it('marks what has run out and what will soon, for those who see it', async () => {
    const ending = rowsIn(await read(coordinator, '/people?ending=soon'));
    expect(ending).toEqual([
      expect.stringMatching(/Andrew McAllister.*runs out within 60 days/),
      expect.stringMatching(/Grace Mensah.*has run out/),
    ]);
    const auditor = await world.visitor('auditor');
    expect(await read(auditor, '/people')).not.toMatch(/name="ending"|has run out/);
    expect((await auditor.get(`${world.url}/people?ending=soon`)).status).toBe(403);
  });

  it('finds who has no sign-in, for administrators', async () => {
    expect(rowsIn(await read(administrator, '/people?signsIn=false'))).toEqual([
      expect.stringMatching(/Peter Nwosu.*No sign-in is recorded/),
    ]);
    expect(await read(coordinator, '/people')).not.toContain('name="signsIn"');
  });

  it('finds by name, and no name stands in an address', async () => {
    const token = tokenOf(await coordinator.get(`${world.url}/people`));
    const answer = await coordinator.post(`${world.url}/people`, { _csrf: token, q: 'okafor' }, { origin: world.url });
    expect(answer.status).toBe(303);
    expect(answer.location).not.toMatch(/okafor/i);
    const found = await coordinator.get(answer.location!);
    expect(rowsIn(found.text)).toEqual([expect.stringContaining('Catherine Okafor')]);
    expect(
      await read(coordinator, new URL(`${answer.location}&discipline=police`).href.slice(world.url.length)),
    ).toContain('Nobody matches');
    const nothing = await coordinator.post(`${world.url}/people`, { _csrf: token, q: '' }, { origin: world.url });
    expect(nothing.location).toBe(`${world.url}/people`);
  });

  it('names nobody to those who may not see names', async () => {
    const html = await read(scholar, '/people');
    expect(html).not.toMatch(/Okafor|type="search"/);
    expect(linksIn(html)).not.toContain('/people/chair');
    expect(textIn(await read(scholar, '/people/chair'))).not.toContain('Catherine');
  });

  it('shows one person, and to oneself how one stands', async () => {
    const other = await read(coordinator, '/people/police');
    expect(headingsIn(other)).toEqual(['Andrew McAllister']);
    expect(textIn(other)).toMatch(/runs out within 60 days.*Administrators change the directory/);
    const own = textIn(await read(await world.visitor('teacher'), '/people/me'));
    expect(own).toMatch(/Grace Mensah.*This is your own entry.*You have no role.*not recorded, you are asked only if/);
    expect(own).toContain('has run out');
    const arabic = await read(scholar, '/people/me');
    expect(arabic).toContain('dir="rtl"');
    expect(headingsIn(arabic)).toEqual(['يوسف الخطيب']);
    expect((await coordinator.get(`${world.url}/people/nobody`)).status).toBe(404);
  });

  it('shows agencies, facilities and the days on which they work', async () => {
    expect(rowsIn(await read(coordinator, '/agencies'))).toHaveLength(8);
    expect(rowsIn(await read(coordinator, '/facilities'))).toEqual([
      expect.stringMatching(/Harbour.*Prison Service/),
      expect.stringMatching(/Northfield.*Prison Service/),
    ]);
    const calendars = textIn(await read(coordinator, '/calendars'));
    expect(calendars).toMatch(/Europe\/Berlin.*Saturday and Sunday/);
    expect(calendars).toMatch(/Asia\/Amman.*Friday and Saturday/);
  });

  it('is for people who sign in', async () => {
    for (const path of ['/people', '/people/me', '/agencies', '/facilities', '/calendars'])
      expect((await createVisitor().get(world.url + path)).location).toContain('/sign-in');
  });
});
