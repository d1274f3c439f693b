import { idFrom } from '../../local/seed/ids';
import { playBusy } from './support/cases';
import { headingsIn, linksIn, rowsIn, textIn } from './support/html';
import { startWorld, type World } from './support/world';

let world: World;
const busy = idFrom('busy', 'case');
const released = idFrom('pre-release', 'case');
beforeAll(async () => {
  world = await startWorld();
  await playBusy(await world.stage());
});
afterAll(() => world.stop());

async function open(person: string, path: string): Promise<{ readonly status: number; readonly text: string }> {
  return (await world.visitor(person)).get(world.url + path);
}

describe('the plan', () => {
  it('shows each objective with its thresholds, and leads to its review with the objective chosen', async () => {
    const { text } = await open('coordinator', `/cases/${busy}/plan`);
    expect(headingsIn(text)).toEqual(['Plan']);
    expect(textIn(text)).toMatch(/Version 1: in force .* Threshold of failure Seen in fewer than two of six months\./);
    const review = linksIn(text).find((link) => link.includes('/do/reviewObjective?objectiveId='));
    const form = await open('coordinator', review ?? '');
    expect(form.text).toMatch(/name="objectiveId" value="[0-9a-f-]{36}"/);
  });

  it('has no form for those who may not change it', async () => {
    const { text } = await open('psychologist2', `/cases/${busy}/plan`);
    expect(linksIn(text).filter((link) => link.includes('/do/'))).toEqual([]);
  });

  it('shows a version by its number, and takes an address that nobody understands for none', async () => {
    for (const version of ['1', '77', 'x'])
      expect((await open('coordinator', `/cases/${busy}/plan?version=${version}`)).text).toContain(
        'Version 1: in force',
      );
  });

  it('is lines to a manager', async () => {
    const { text } = await open('manager', `/cases/${busy}/plan`);
    expect(textIn(text)).toContain('Plan drafted');
    expect(textIn(text)).not.toContain('Threshold');
  });
});

describe('the assessments', () => {
  it('compare the first and the latest by item and by domain', async () => {
    const { text } = await open('coordinator', `/cases/${released}/assessment`);
    const rows = rowsIn(text);
    expect(rows).toContain('Sense of grievance Moderate Moderate Same');
    expect(rows.find((row) => row.startsWith('Beliefs'))).toBe('Beliefs 0 2 0 0 0 0');
  });

  it('lead to each rating with its evidence', async () => {
    const { text } = await open('psychologist2', `/cases/${busy}/assessment`);
    const round = linksIn(text).find((link) => /\/assessment\/[0-9a-f-]{36}$/.test(link)) ?? '';
    const { text: ratings } = await open('coordinator', round);
    expect(rowsIn(ratings)[0]).toBe(
      'Sense of grievance Moderate Two conversations and the report of the wing. Interview and File Moderate',
    );
  });

  it('that the address names and the case does not have are the usual ones, and it is said so', async () => {
    const { status, text } = await open('coordinator', `/cases/${released}/assessment?earlier=no-1&later=no-2`);
    expect(status).toBe(200);
    expect(text).toContain('is not understood');
    expect(rowsIn(text)).toContain('Sense of grievance Moderate Moderate Same');
  });
});

describe('the meetings', () => {
  it('show every item with its action, who owes it, and that it is late', async () => {
    const { text } = await open('coordinator', `/cases/${busy}/meetings`);
    expect(textIn(text)).toMatch(
      /The cell Action As the records of the case show\. To be done by Grace Mensah .*Overdue/,
    );
    expect(linksIn(text).some((link) => link.includes('/do/recordConference?conferenceId='))).toBe(true);
  });

  it('take any place in the list', async () => {
    for (const from of ['5', '-1', 'x', '99999'])
      expect((await open('coordinator', `/cases/${busy}/meetings?from=${from}`)).status).toBe(200);
  });
});

describe('a section', () => {
  it.each([
    ['coordinator', ['plan', 'sessions', 'assessment', 'safety', 'meetings']],
    ['psychologist', ['plan', 'sessions', 'assessment', 'safety', 'meetings']],
    ['manager', ['plan', 'safety', 'meetings']],
    ['auditor', []],
    ['scholar', []],
  ])('is linked for %s where it answers', async (person, sections) => {
    const { text } = await open(person, `/cases/${busy}`);
    const linked = linksIn(text);
    const all = ['plan', 'sessions', 'assessment', 'safety', 'meetings'];
    expect(all.filter((name) => linked.includes(`/cases/${busy}/${name}`))).toEqual(sections);
    for (const name of all) {
      const { status } = await open(person, `/cases/${busy}/${name}`);
      expect([name, status]).toEqual([name, sections.includes(name) ? 200 : 404]);
    }
  });
});
