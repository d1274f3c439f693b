import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { instant } from '../../shared/domain/time';
import type { TaskKind } from '../../shared/domain/case';
import { listen, stopListening } from '../setup/listening';
import { answered } from './support/browser';
import { startOffice, type Office } from './support/office';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const isInstalled = existsSync(executablePath);

if (!isInstalled) {
  if (process.env['CI'] === 'true')
    throw new Error(`no browser at ${executablePath}: install chromium or set CHROMIUM`);
  console.warn(
    `SKIPPED: no browser at ${executablePath}; set CHROMIUM to where there is one. Link pages were not tried in a browser.`,
  );
}

(isInstalled ? describe : describe.skip)('in a browser', () => {
  let office: Office;
  let server: Server;
  let browser: Browser;
  let base: string;
  const foreign: string[] = [];

  beforeAll(async () => {
    office = await startOffice();
    server = await listen(office.app);
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await stopListening(server);
    await office.stop();
  });

  /** A page in a fresh browser context; records its requests to other hosts and its errors. */
  async function visitor(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !/favicon|status of/.test(message.text())) foreign.push(message.text());
    });
    return page;
  }

  it('a scanner opens the link and sends its form, and records nothing; the human then answers in two steps', async () => {
    const { path, task } = await office.invite();

    const scanner = await visitor();
    await scanner.goto(base + path);
    await scanner.locator('form button').click();
    await expect(scanner.locator('[role=alert]').textContent()).resolves.toContain('Choose an answer');
    expect((await office.task(task.taskId)).status).toBe('open');

    const human = await visitor();
    await human.goto(base + path);
    await expect(human.locator('input:checked').count()).resolves.toBe(0);
    await human.getByLabel('No, I cannot take part').check();
    await human.getByLabel('On leave').check();
    await human.getByLabel('Note (optional)').fill('Back on Monday.\nTwo lines.');
    await human.getByRole('button', { name: 'Continue' }).click();
    await expect(human.locator('h1').textContent()).resolves.toBe('Check your answer and confirm it');
    await expect(human.locator('main').textContent()).resolves.toContain('Back on Monday.\nTwo lines.');
    expect((await office.task(task.taskId)).status).toBe('open');

    await human.getByRole('button', { name: 'Change the answer' }).click();
    await expect(human.getByLabel('On leave').isChecked()).resolves.toBe(true);
    await expect(human.getByLabel('Note (optional)').inputValue()).resolves.toBe('Back on Monday.\nTwo lines.');
    await human.getByRole('button', { name: 'Continue' }).click();
    await human.getByRole('button', { name: 'Confirm and send' }).click();
    await expect(human.locator('h1').textContent()).resolves.toBe('Thank you: the answer was recorded');
    expect(await office.task(task.taskId)).toMatchObject({ status: 'answered', answer: 'decline', knownBy: 'link' });

    await human.goto(base + path);
    await expect(human.locator('h1').textContent()).resolves.toBe('An answer was already recorded');
    await expect(human.context().cookies()).resolves.toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('the error summary leads to the field, by keyboard too', async () => {
    const { path } = await office.invite();
    const page = await visitor();
    await page.goto(base + path);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Choose an answer' }).click();
    await page.keyboard.press('Space');
    await expect(page.locator('#answer-0').isChecked()).resolves.toBe(true);
  });

  it('an Arabic page runs from right to left, and fits a narrow screen', async () => {
    const { path } = await office.invite('scholar');
    const page = await visitor();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(base + path);
    const radio = (await page.locator('#answer-0').boundingBox())!;
    const label = (await page.locator('label[for=answer-0]').boundingBox())!;
    expect(radio.x).toBeGreaterThan(label.x);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });

  it('a specialist raises an urgent concern, and the duty officer acknowledges it without learning its subject', async () => {
    const { path, task } = await office.invite();
    await answered(office.app, path, { answer: 'accept' });
    office.clock.set(instant(Date.parse(office.clock.now()) + 8 * 86_400_000));
    await office.give('coordinator', 'appoint', { function: 'advocate', personId: 'advocate' });
    const specialist = await visitor();
    await specialist.goto(base + (await linkTo('session_report', task.about)));
    await expect(specialist.locator('input:checked').count()).resolves.toBe(0);
    await specialist.getByLabel('Yes, it took place').check();
    await specialist.getByLabel('With resistance').check();
    await specialist.getByLabel('An urgent concern: the duty officer is told at once').check();
    await specialist.getByLabel('Note (optional)').fill('Named somebody.');
    await specialist.getByRole('button', { name: 'Continue' }).click();
    await expect(specialist.locator('main').textContent()).resolves.toMatch(/With resistance[^]*An urgent concern/);
    await specialist.getByRole('button', { name: 'Change the answer' }).click();
    await expect(specialist.locator('input:checked').count()).resolves.toBe(3);
    await specialist.getByRole('button', { name: 'Continue' }).click();
    expect(Object.values((await office.kase()).tasks).map(({ kind }) => kind)).not.toContain('urgent_concern');
    await specialist.getByRole('button', { name: 'Confirm and send' }).click();
    await expect(specialist.locator('h1').textContent()).resolves.toBe('Thank you: the answer was recorded');

    const onDuty = await visitor();
    await onDuty.goto(base + (await linkTo('urgent_concern', task.about)));
    await expect(onDuty.locator('main').textContent()).resolves.not.toMatch(/resist|Named|session|room_a|Karim/i);
    await onDuty.getByLabel('Yes, I have seen it and am acting on it').check();
    await onDuty.getByRole('button', { name: 'Continue' }).click();
    await onDuty.getByRole('button', { name: 'Confirm and send' }).click();
    const events = await office.events();
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['concernRaised', 'sessionObserved']));
    expect(events.findLast(({ type }) => type === 'urgentConcernAcknowledged')?.actorId).toBe('dutyOfficer');
    expect(foreign).toEqual([]);
  });

  async function linkTo(kind: TaskKind, about: string): Promise<string> {
    const { tasks } = await office.kase();
    const asked = Object.values(tasks).find((task) => task.kind === kind && task.about === about);
    return office.linkOf(asked?.taskId ?? '');
  }
});
