import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Stage } from '../scene';
import { goOn, openOffice, send, type Office } from './browser';

const folder = join(process.cwd(), '.local', 'pictures');

/** A stage with the address of its pages. */
export interface Site extends Stage {
  readonly pages: string;
}

/** Lets the people of a case use the pages in a browser, and takes a picture of each page. */
export async function playPages(stage: Site): Promise<void> {
  const office = await openOffice(stage.pages, folder);
  try {
    const coordinator = await office.signIn('coordinator');
    await openCase(stage, office, coordinator);
    await accept(stage, office, coordinator);
    await approvePlan(stage, office, coordinator);
    await look(stage, office);
  } finally {
    await office.close();
  }
}

async function openCase({ tell, pages }: Site, office: Office, page: Page): Promise<void> {
  tell.chapter('A case is opened');
  tell.step('coordinator', 'signs in, and sees what waits for her.');
  tell.note(await office.picture(page, 'work'));
  tell.step('coordinator', 'opens a case: the form asks what the rules demand, and names every choice.');
  await page.goto(`${pages}/cases/new`);
  // Markers come first: of a juvenile the form asks more.
  if ((await page.getByLabel('Given name').count()) === 0) await goOn(page);
  const mark = Date.now().toString(36);
  await page.getByLabel('Given name').fill('Karel');
  await page.getByLabel('Family name').fill(`Vance ${mark}`);
  await page.getByLabel('Date of birth').fill('3 5 1994');
  await page.getByLabel('Referring agency').selectOption('prison-service');
  await page.getByLabel('Referred by').selectOption('chair');
  await page.getByLabel('Northfield').check();
  await page.getByLabel('Conviction', { exact: true }).check();
  await page.getByLabel('Admitted on').fill('1/11/2026');
  await page.getByLabel('Expected release').fill('1.6.2029');
  await page.getByLabel('End of the sentence').fill('2029-11-01');
  await goOn(page);
  tell.note(await office.picture(page, 'check-answers'));
  await send(page, 'Open a case');
  tell.note('The receipt stands on the page of the case.', await office.picture(page, 'receipt'));
}

async function accept({ tell }: Stage, office: Office, page: Page): Promise<void> {
  tell.step('coordinator', 'follows what is missing to the form that fills it.');
  await page.getByRole('link', { name: 'Accept the referral' }).first().click();
  await goOn(page);
  tell.note('Nothing is filled in yet: each problem leads to its field.', await office.picture(page, 'problems'));
}

async function approvePlan({ tell, pages }: Site, office: Office, coordinator: Page): Promise<void> {
  tell.chapter('A plan is approved');
  tell.step('coordinator', 'looks at a case in planning: its path, what she owes, what others owe.');
  await coordinator.goto(`${pages}/cases?phase=planning`);
  await coordinator.locator('tbody th a').first().click();
  tell.note(await office.picture(coordinator, 'overview'));
  const chair = await office.signIn('chair');
  tell.step('chair', 'opens her task: the plan with its thresholds stands above the answer.');
  await chair.getByRole('link', { name: 'Approve the plan' }).first().click();
  tell.note(await office.picture(chair, 'task'));
}

async function look({ tell, pages }: Site, office: Office): Promise<void> {
  tell.chapter('Others look');
  const manager = await office.signIn('manager');
  tell.step('manager', 'sees where the cases stand: aliases, no names.');
  await manager.goto(`${pages}/cases?sort=due`);
  tell.note(await office.picture(manager, 'cases'));
  const scholar = await office.signIn('scholar');
  tell.step('scholar', 'reads the same pages in Arabic, from right to left.');
  tell.note(await office.picture(scholar, 'arabic'));
}
