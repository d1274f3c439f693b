import { headingsIn, linksIn, rowsIn, textIn } from './support/html';
import { startWorld, type World } from './support/world';
import type { Visitor } from '../sessions/support/visitor';

describe('who read what', () => {
  let world: World;
  let auditor: Visitor;
  let chair: Visitor;
  let caseId: string;
  beforeAll(async () => {
    world = await startWorld();
    [auditor, chair] = await Promise.all([world.visitor('auditor'), world.visitor('chair')]);
    const [member] = await world.db.selectFrom('case_members').selectAll().where('person_id', '=', 'chair').execute();
    caseId = member!.case_id;
    await chair.get(`${world.url}/cases/${caseId}`);
  });
  afterAll(() => world.stop());

  it('is shown for a case, with the right of each reader', async () => {
    const { status, text } = await auditor.get(`${world.url}/cases/${caseId}/reads`);
    expect(status).toBe(200);
    expect(headingsIn(text)).toEqual(['Who read this case']);
    const [latest] = rowsIn(text);
    expect(latest).toMatch(/Catherine Okafor.*By signing in.*Overview of the case.*Function in the case: Chair.*Shown/);
  });

  it('marks what was denied, in words', async () => {
    const path = `${world.url}/cases/${caseId}/reads`;
    expect((await chair.get(path)).status).toBe(403);
    const { text } = await auditor.get(path);
    const denied = rowsIn(text).filter((row) => row.includes('Denied'));
    expect(denied).toEqual([expect.stringMatching(/Catherine Okafor.*Reads of the case/)]);
  });

  it('is shown for a person, and logged itself', async () => {
    const ofChair = await auditor.get(`${world.url}/reads?person=chair`);
    expect(rowsIn(ofChair.text)[0]).toMatch(/TC-.*Reads of the case/);
    expect(linksIn(ofChair.text)).toContain(`/cases/${caseId}/reads`);
    const ofAuditor = await auditor.get(`${world.url}/reads?person=auditor`);
    expect(textIn(ofAuditor.text)).toContain('about the reads of Catherine Okafor');
  });

  it('is filtered by days as people write them', async () => {
    const on = async (query: string) => auditor.get(`${world.url}/reads?person=chair&${query}`);
    expect(rowsIn((await on('from=1/1/2100')).text)).toEqual([]);
    expect(rowsIn((await on('to=1 1 2100')).text).length).toBeGreaterThan(0);
    const misspelt = await on('from=yesterday');
    expect(misspelt.status).toBe(200);
    expect(textIn(misspelt.text)).toContain('not understood');
    expect(rowsIn(misspelt.text).length).toBeGreaterThan(0);
  });

  it('lists 25 a page', async () => {
    for (let visit = 0; visit < 26; visit += 1) await chair.get(`${world.url}/cases/${caseId}`);
    const first = await auditor.get(`${world.url}/reads?person=chair`);
    expect(rowsIn(first.text)).toHaveLength(25);
    const next = linksIn(first.text).find((link) => link.includes('cursor='))!;
    const second = await auditor.get(world.url + next);
    expect(rowsIn(second.text).length).toBeGreaterThan(0);
  });

  it('is refused to everybody else, and they get no link', async () => {
    for (const person of ['coordinator', 'manager', 'administrator'] as const) {
      const visitor = await world.visitor(person);
      expect((await visitor.get(`${world.url}/reads`)).status).toBe(403);
      expect((await visitor.get(`${world.url}/reads?person=chair`)).status).toBe(403);
      expect(linksIn((await visitor.get(`${world.url}/work`)).text)).not.toContain('/reads');
    }
  });
});
