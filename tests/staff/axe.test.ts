import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
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
    await world.db.updateTable('people').set({ language }).where('id', 'in', ['coordinator', 'chair']).execute();
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
    await page.goto(`${overview}/do/recordIncident`);
    await page.locator('main form button').last().click();
    await look(page);
    await page.goto(`${world.url}/cases/new`);
    await look(page);
    await page.goto(`${world.url}/no/such/page`);
    await look(page);
    const chair = await signIn('chair', { colorScheme });
    await chair.locator('main a[href^="/tasks/"]').first().click();
    await look(chair);
    expect(complaints).toEqual([]);
  });
});
