import { idFrom } from '../../local/seed/ids';
import { playBusy } from './support/cases';
import { headingsIn, linksIn, rowsIn, textIn } from './support/html';
import { startWorld, type World } from './support/world';

let world: World;
const busy = idFrom('busy', 'case');
const programme = idFrom('programme', 'case');
beforeAll(async () => {
  world = await startWorld();
  await playBusy(await world.stage());
});
afterAll(() => world.stop());

async function open(person: string, path: string): Promise<{ readonly status: number; readonly text: string }> {
  return (await world.visitor(person)).get(world.url + path);
}
const wordsOf = async (person: string, path: string): Promise<string> => textIn((await open(person, path)).text);

describe('the sessions of a case', () => {
  it('show what became of each, with concerns, and attendance with its denominator', async () => {
    const { text } = await open('coordinator', `/cases/${busy}/sessions`);
    expect(headingsIn(text)).toEqual(['Sessions']);
    expect(rowsIn(text)).toContain('Psychological counselling 4 2 of 4 0 of 4 2 0');
    expect(textIn(text)).toMatch(/Amina Yıldız · Held Urgent concern raised .* Nobody has taken note/);
  });

  it('lead to the forms that move and cancel one that is still to come, with the session chosen', async () => {
    const { text } = await open('coordinator', `/cases/${programme}/sessions`);
    const move = linksIn(text).find((link) => link.includes('/do/rescheduleSession?sessionId=')) ?? '';
    const cancel = linksIn(text).find((link) => link.includes('/do/cancelSession?sessionId='));
    expect(cancel).toBeDefined();
    expect((await open('coordinator', move)).text).toMatch(
      /value="[0-9a-f-]{36}"[^>]* (checked|selected)|name="sessionId" value="[0-9a-f-]{36}"/,
    );
  });

  it('lead their specialist to the reports that they owe, one by one, and to no form of others', async () => {
    const { text } = await open('psychologist', `/cases/${busy}/sessions`);
    const links = linksIn(text);
    expect(links.filter((link) => link.startsWith('/tasks/')).length).toBeGreaterThan(1);
    expect(links.filter((link) => link.includes('/do/'))).toEqual([]);
  });

  it('are, to a partner, their own', async () => {
    const own = await wordsOf('scholar', `/cases/${programme}/sessions`);
    expect(own).toContain('يوسف الخطيب');
    expect(own).not.toContain('Amina');
  });

  it('take any cursor in the address for none', async () => {
    const { status, text } = await open('coordinator', `/cases/${busy}/sessions?cursor=nothing`);
    expect(status).toBe(200);
    expect(textIn(text)).toContain('is not understood');
  });
});

describe('the safety of a case', () => {
  it('shows the level of concern with who set it, the risk plan, housing, and what is not there', async () => {
    const words = await wordsOf('coordinator', `/cases/${busy}/safety`);
    expect(words).toMatch(/Medium, set by Amina Yıldız on/);
    expect(words).toContain('Triggers Visits that do not come.');
    expect(words).toMatch(/Housing decided: Integrated with others, Standard, Follower, until/);
    expect(words).toContain('To be kept apart from nobody.');
  });

  it('shows the level to nobody who does not see findings', async () => {
    const words = await wordsOf('facilityManager', `/cases/${busy}/safety`);
    expect(words).not.toContain('Medium');
    expect(words).not.toContain('Level of concern');
  });

  it('leads to the forms that change it', async () => {
    const { text } = await open('coordinator', `/cases/${busy}/safety`);
    for (const command of ['recordIncident', 'recordKeepApart', 'recordRiskPlan'])
      expect(linksIn(text)).toContain(`/cases/${busy}/do/${command}`);
  });
});

describe('the calendar', () => {
  it('shows the next 14 days by day, and leads to the cases', async () => {
    const { text } = await open('coordinator', '/calendar');
    expect(textIn(text)).toMatch(/Session · Room A · Farid Mansour Fir-719 .* Amina Yıldız · Accepted/);
    expect(linksIn(text)).toContain(`/cases/${programme}`);
  });

  it('shows a month as weeks that begin as the language has it', async () => {
    const heads = async (person: string): Promise<readonly string[]> => {
      const { text } = await open(person, '/calendar?view=month&month=2027-02');
      expect(rowsIn(text).join(' ').split(' ').filter(Boolean).slice(0, 28)).toHaveLength(28);
      return [...text.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, head = '']) => head);
    };
    expect((await heads('coordinator'))[0]).toBe('Monday');
    expect((await heads('psychologist2'))[0]).toBe('lundi');
    expect((await heads('scholar'))[0]).toBe('السبت');
  });

  it.each([
    ['month=2026-13', 'The address names no month'],
    ['month=nothing', 'The address names no month'],
    ['month=99999-01', 'The address names no month'],
  ])('says that %s is no month, and shows the present one', async (asked, says) => {
    const { status, text } = await open('coordinator', `/calendar?view=month&${asked}`);
    expect({ status, isSaid: textIn(text).includes(says) }).toEqual({ status: 200, isSaid: true });
  });

  it('says that a day is none, and takes one as people write it', async () => {
    expect(await wordsOf('coordinator', '/calendar?from=tomorrow')).toContain('This is no day: “tomorrow”.');
    const { text } = await open('coordinator', '/calendar?from=1/11/2026');
    expect(textIn(text)).not.toContain('This is no day');
  });

  it('shows mine alone, or those of a person, a case or a facility', async () => {
    const isThere = async (query: string): Promise<boolean> =>
      (await wordsOf('coordinator', `/calendar?${query}`)).includes('Farid Mansour');
    expect(await isThere('person=me')).toBe(false);
    expect(await isThere('person=psychologist')).toBe(true);
    expect(await isThere(`caseId=${programme}`)).toBe(true);
    expect(await isThere(`caseId=${busy}`)).toBe(false);
    expect(await isThere('facility=northfield')).toBe(true);
    expect(await isThere('facility=harbour')).toBe(false);
  });

  it('names the time of a place whose clocks differ from the reader’s', async () => {
    await world.db.updateTable('people').set({ time_zone: 'Asia/Amman' }).where('id', '=', 'chair').execute();
    expect(await wordsOf('chair', '/calendar')).toMatch(
      /16:00 to 17:00 \d\d:00 there \(Europe\/Berlin\)|15:00 to 16:00 \d\d:00 there \(Europe\/Berlin\)/,
    );
    expect(await wordsOf('psychologist', '/calendar')).not.toContain('there (');
  });

  it('is refused to those who have no appointments and see none', async () => {
    for (const person of ['manager', 'auditor', 'administrator'])
      expect((await open(person, '/calendar')).status).toBe(403);
  });
});
