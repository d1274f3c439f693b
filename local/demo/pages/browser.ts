import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A real browser that signs people in, and takes pictures of what they see. */
export interface Office {
  /** Opens a window of its own in which this person is signed in. */
  signIn(person: string): Promise<Page>;
  /** Keeps a picture of a page, under a number and this name. */
  picture(page: Page, name: string): Promise<string>;
  close(): Promise<void>;
}

const size = { width: 1100, height: 800 };
/** Longer pages are cut: the beginning says what they are. */
const tallest = 1_200;

/**
 * @param folder the pictures go here
 * @throws saying where a browser is expected, if there is none
 */
export async function openOffice(address: string, folder: string): Promise<Office> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`no browser at ${executablePath}: install chromium, or set CHROMIUM to the program`);
  mkdirSync(folder, { recursive: true });
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  let number = 0;
  return {
    async signIn(person) {
      const page = await (await browser.newContext({ viewport: size, reducedMotion: 'reduce' })).newPage();
      await page.goto(address);
      await page.locator(`button[value="${person}"]`).click();
      await page.waitForURL(`${address}/**`);
      return page;
    },
    async picture(page, name) {
      number += 1;
      const path = join(folder, `${String(number).padStart(2, '0')}-${name}.png`);
      const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
      const clip = { x: 0, y: 0, width: size.width, height: Math.min(height, tallest) };
      await page.screenshot({ path, fullPage: true, clip });
      return path;
    },
    close: () => browser.close(),
  };
}

/** Goes on to the next page of a form. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue', exact: true }).last().click();
}

/** Sends a form from its check page. @throws with what the page says if it was not recorded */
export async function send(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).last().click();
  const problem = page.locator('[role=alert]');
  if ((await problem.count()) > 0) throw new Error(`not recorded: ${await problem.innerText()}`);
}
