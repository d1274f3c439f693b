import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { idFrom } from '../../local/seed/ids';
import { startWorld, type World } from './support/world';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const isInstalled = existsSync(executablePath);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

if (!isInstalled) {
  if (process.env['CI'] === 'true')
    throw new Error(`no browser at ${executablePath}: install chromium or set CHROMIUM`);
  console.warn(
    `SKIPPED: no browser at ${executablePath}; set CHROMIUM to where there is one. Pages were not tried with axe.`,
  );
}

(isInstalled ? describe : describe.skip)('every template in a browser', () => {
  let world: World;
  let browser: Browser;
  /** Requests elsewhere, and what the browser complained of. */
  const complaints: string[] = [];

  beforeAll(async () => {
    world = await startWorld();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  async function signIn(person: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.goto(world.url);
    await page.locator(`button[value="${person}"]`).click();
    await page.waitForURL(`${world.url}/**`);
    page.on('request', (request) => {
      if (!request.url().startsWith(world.url)) complaints.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of')) complaints.push(message.text());
    });
    return page;
  }

  /** Expects no finding of axe, and a page as wide as a narrow screen. */
  async function look(page: Page): Promise<void> {
    await page.evaluate(axe);
    const found = await page.evaluate(
      `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(', ')))`,
    );
    const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, '<id>');
    expect({ path, found }).toEqual({ path, found: [] });
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate('document.scrollingElement.scrollWidth');
    expect({ path, width }).toEqual({ path, width: 320 });
    await page.setViewportSize({ width: 1024, height: 768 });
  }

  it.each([
    ['en', 'light'],
    ['fr', 'light'],
    ['ar', 'light'],
    ['en', 'dark'],
  ] as const)('has no barrier that axe knows in %s, %s', async (language, colorScheme) => {
    await world.db
      .updateTable('people')
      .set({ language })
      .where('id', 'in', ['coordinator', 'chair', 'manager'])
      .execute();
    const page = await signIn('coordinator', { colorScheme });
    await look(page);
    await page.goto(`${world.url}/cases`);
    await look(page);
    await page.locator('tbody tr:nth-child(5) th a').click();
    await look(page);
    const overview = page.url();
    await page.goto(`${overview}/record`);
    await look(page);
    await page.goto(`${overview}/do`);
    await look(page);
    for (const section of ['plan', 'sessions', 'assessment', 'safety', 'meetings']) {
      await page.goto(`${world.url}/cases/${idFrom('pre-release', 'case')}/${section}`);
      await look(page);
    }
    for (const view of ['', '?view=month']) {
      await page.goto(`${world.url}/calendar${view}`);
      await look(page);
    }
    await page.goto(`${world.url}/cases/${idFrom('pre-release', 'case')}/plan`);
    await enter(page, 'nav a[href$="/assessment"]');
    await enter(page, 'main li a[href*="/assessment/"]');
    await look(page);
    await page.goto(`${overview}/do/recordIncident`);
    await page.locator('main form button').last().click();
    await look(page);
    await page.locator('#kind').selectOption('threat');
    await page.locator('#severity').check();
    await page.locator('#what').fill('Words \u202eof no weight');
    await page.locator('main form button').last().click();
    await expect(page.locator('dl.answers').count()).resolves.toBe(1);
    await look(page);
    await page.goto(`${world.url}/cases/new`);
    await look(page);
    await page.goto(`${world.url}/no/such/page`);
    await look(page);
    const chair = await signIn('chair', { colorScheme });
    await chair.locator('main a[href^="/tasks/"]').first().click();
    await look(chair);
    await chair.goto(`${world.url}/sign-out`);
    await look(chair);
    await chair.locator('main form button').click();
    await look(chair);
    const manager = await signIn('manager', { colorScheme });
    await look(manager);
    await manager.goto(`${world.url}/tasks`);
    await look(manager);
    expect(complaints).toEqual([]);
  });

  /** Goes on with the Tab key to what is there. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`Tab does not lead to ${selector} on ${page.url()}`);
  }

  async function enter(page: Page, selector: string): Promise<void> {
    await tabTo(page, selector);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }

  it('is signed in to, and a command given, without a mouse', async () => {
    await world.db.updateTable('people').set({ language: 'en' }).where('id', '=', 'coordinator').execute();
    const page = await (await browser.newContext()).newPage();
    await page.goto(world.url);
    await tabTo(page, 'button[value="coordinator"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${world.url}/work`);
    await enter(page, 'nav a[href="/cases"]');
    await enter(page, 'tbody tr:nth-child(5) th a');
    await enter(page, 'nav a[href$="/do"]');
    await enter(page, 'main a[href$="/do/recordIncident"]');
    await tabTo(page, '#kind');
    await page.keyboard.type('Threat');
    await tabTo(page, '[name=severity]');
    await page.keyboard.press('Space');
    await tabTo(page, '#what');
    await page.keyboard.type('Said over lunch.');
    await enter(page, 'main form button:not([hidden])');
    await expect(page.locator('dl.answers').innerText()).resolves.toMatch(/Threat[^]*Minor[^]*Said over lunch\./);
    await enter(page, 'main form button[value=send]:not([hidden])');
    await expect(page.locator('[role=status]').innerText()).resolves.toBe('The incident is recorded.');
    expect(complaints).toEqual([]);
  });

  it('keeps what is typed when typing stops, goes to the errors, and warns before the session ends', async () => {
    await world.db.updateTable('people').set({ language: 'en' }).where('id', '=', 'coordinator').execute();
    const page = await signIn('coordinator');
    await page.goto(`${world.url}/cases`);
    await page.locator('tbody tr:nth-child(5) th a').click();
    await page.clock.install();
    await page.goto(`${page.url()}/do/recordIncident`);
    await page.locator('main form button').last().click();
    await expect(page.evaluate('document.activeElement.className')).resolves.toBe('summary');
    await page.locator('#what').fill('Heard in the yard');
    await page.clock.runFor(2_000);
    await page.locator('#kept', { hasText: 'Kept at' }).waitFor();
    await page.goto(page.url());
    await expect(page.locator('#what').inputValue()).resolves.toBe('Heard in the yard');
    await expect(page.locator('#session').isVisible()).resolves.toBe(false);
    await page.clock.runFor(24 * 60_000);
    await page.locator('#session button').click();
    await page.locator('#session').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });
});
