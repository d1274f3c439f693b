import { csvOf } from '../../api/pages/board/file';
import { headingsIn } from './support/html';
import { startWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const { db } = world;
  // A mail that could not be delivered, a case of long ago, and one whose function nobody holds.
  await db
    .updateTable('notifications')
    .set({ status: 'failed' })
    .where('task_id', 'in', db.selectFrom('tasks').select('task_id').where('kind', '=', 'plan_approval'))
    .execute();
  await db
    .updateTable('streams')
    .set({ dirty_since: new Date(Date.now() - 7_200_000).toISOString() })
    .where('id', 'in', db.selectFrom('cases').select('case_id').where('phase', '=', 'planning'))
    .execute();
});
afterAll(() => world.stop());

interface Counted {
  readonly figure: number;
  readonly href: string;
}

/** The figures of a page that lead to a list. */
function figuresIn(html: string): readonly Counted[] {
  const found = html.matchAll(/<a href="([^"]+)">(\d+)<\/a>/g);
  return [...found].map(([, href = '', figure = '']) => ({
    figure: Number(figure),
    href: href.replaceAll('&amp;', '&'),
  }));
}

describe('the board', () => {
  it.each(['manager', 'coordinator'])('leads the %s from each figure to a list of that length', async (who) => {
    const visitor = await world.visitor(who);
    const { status, text } = await visitor.get(`${world.url}/board`);
    expect(status).toBe(200);
    const figures = figuresIn(text).filter(({ href }) => !href.includes('sort='));
    expect(figures.length).toBeGreaterThan(10);
    for (const { figure, href } of figures) {
      const { pathname, searchParams } = new URL(href, world.url);
      if (pathname === '/tasks') searchParams.set('status', 'open');
      const { body } = await world.answer(who, `${pathname}?${searchParams.toString()}`);
      expect({ href, total: (body as { total: number }).total }).toEqual({ href, total: figure });
      expect((await visitor.get(new URL(href, world.url).href)).status).toBe(200);
    }
  });

  it('names what is stuck, and nobody by name', async () => {
    const { text } = await (await world.visitor('manager')).get(`${world.url}/board`);
    const { body } = await world.answer('manager', '/board');
    const { stuck, open, phases } = body as {
      open: number;
      phases: { cases: number; medianDays: number; longestDays: number }[];
      stuck: { reason: string; cases: number }[];
    };
    const cases = Object.fromEntries(stuck.map((row) => [row.reason, row.cases]));
    expect(cases['mail_failed']).toBeGreaterThan(0);
    expect(cases['not_advanced']).toBeGreaterThan(0);
    expect(phases.reduce((sum, row) => sum + row.cases, 0)).toBe(open);
    for (const { medianDays, longestDays } of phases) expect(medianDays).toBeLessThanOrEqual(longestDays);
    const { body: listed } = await world.answer('coordinator', '/cases?limit=50');
    const names = (listed as { items: { person?: { familyName: string } }[] }).items.flatMap(({ person }) =>
      person ? [person.familyName] : [],
    );
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  });

  it('is not there for people without a role over cases', async () => {
    for (const who of ['chair', 'psychologist', 'police']) {
      const page = await (await world.visitor(who)).get(`${world.url}/board`);
      expect([page.status, ...headingsIn(page.text)]).toEqual([403, 'Your role or function does not allow this']);
      expect(page.text).not.toContain('href="/board"');
      expect((await world.answer(who, '/board')).status).toBe(403);
    }
  });

  it('comes as files for a spreadsheet, after a fresh sign-in', async () => {
    const visitor = await world.visitor('manager');
    const { text, headers } = await visitor.get(`${world.url}/board/phases/file`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="?phases-\d{4}-\d\d-\d\d\.csv"?$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text.split('\r\n')[1]).toBe('Phase,Cases,Overdue,Past the target,Median days,Longest days');
    expect((await visitor.get(`${world.url}/board/nonsense/file`)).status).toBe(404);
  });
});

test('a file holds no formula, whatever stands in it', () => {
  const cells = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', 'a,"b"\nc', 'Güler', 'مراد', -3, 4];
  expect(csvOf([cells])).toBe(`\ufeff'=1+1,'+1,'-1,'@x,'\tx,'\rx,'＝1,"a,""b""\nc",Güler,مراد,-3,4\r\n`);
});
