import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { people } from '../../local/people';
import { startStand, type Stand } from './support/stand';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

let stand: Stand;
let browser: Browser;
beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: install chromium or set CHROMIUM`);
  stand = await startStand();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await stand.stop();
});

const complaints: string[] = [];

async function visitor(options: { readonly script?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: options.script ?? true });
  const page = await context.newPage();
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (![stand.url, stand.provider.issuer, 'null'].includes(origin)) complaints.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|status of/.test(message.text())) complaints.push(message.text());
  });
  return page;
}

const heading = (page: Page): Promise<string | null> => page.locator('h1').textContent();

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${stand.url}/page?here=1`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(`${stand.url}/page?here=1`);
}

describe('in a browser', () => {
  it('a person chooses themselves on the sign-in page, works, signs out here and there, and the Back button shows nothing', async () => {
    const page = await visitor();
    await signIn(page, 'Catherine Okafor');
    await expect(heading(page)).resolves.toMatch(/^chair Okafor/);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL(`${stand.url}/page`);
    expect(stand.posted).toEqual(['chair']);
    const cookie = (await page.context().cookies(stand.url)).find(({ name }) => name === 'session');
    expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });

    await page.goto(`${stand.url}/sign-out`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(heading(page)).resolves.toBe('You are signed out');
    expect((await page.context().cookies(stand.url)).map(({ name }) => name)).not.toContain('session');
    await page.goBack();
    await page.goBack();
    await expect(page.locator('body').textContent()).resolves.not.toContain('Okafor sign_in');

    await signIn(page, 'Helen Park');
    await page.goto(`${stand.url}/sign-out`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign out at the sign-in service' }).click();
    await page.waitForURL(`${stand.url}/sign-out`);
    await expect(heading(page)).resolves.toBe('You are signed out');
    expect(complaints).toEqual([]);
  });

  it('everything works without script', async () => {
    const page = await visitor({ script: false });
    await signIn(page, 'Ruth Castellanos');
    await page.goto(`${stand.url}/sign-out`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign out at the sign-in service' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${stand.url}/sign-out`);
    await expect(heading(page)).resolves.toBe('You are signed out');
  });

  it('the sign-in page lists everybody by agency, says what it is, and fits a narrow screen', async () => {
    const page = await visitor();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${stand.url}/page`);
    await expect(page.locator('main').textContent()).resolves.toContain('for development only');
    await expect(page.getByRole('button').count()).resolves.toBe(people.length);
    await expect(page.getByRole('region', { name: 'Prison Service' }).getByRole('button').count()).resolves.toBe(5);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  it('a form of another site is refused, though the browser sends it', async () => {
    const page = await visitor();
    await signIn(page, 'Marta Lindqvist');
    const before = stand.posted.length;
    const token = await page.locator('input[name=_csrf]').inputValue();
    const form = `<form method="post" action="${stand.url}/page"><input name="_csrf" value="${token}"><button>Win</button></form>`;
    // From another port of this machine the cookie comes along: the two are one site.
    await page.goto(`${stand.provider.issuer}/.well-known/openid-configuration`);
    await page.setContent(form);
    await page.getByRole('button', { name: 'Win' }).click();
    await expect(heading(page)).resolves.toBe('This form was not accepted');
    await page.goto(`data:text/html,${encodeURIComponent(form)}`);
    await page.getByRole('button', { name: 'Win' }).click();
    await expect(heading(page)).resolves.toBe('Your session is over');
    expect(stand.posted).toHaveLength(before);
  });
});
