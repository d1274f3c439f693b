import { asUsual } from '../../stories/commands';
import { instant } from '../../shared/domain/time';
import type { SeedStage } from '../../local/seed/stage';
import { createVisitor, type Answer, type Visitor } from '../sessions/support/visitor';
import { caseOf, eventsOf } from './support/cases';
import { filledUp, formOf, formOn, hostile, press, wants } from './support/filling';
import { headingsIn, textIn } from './support/html';
import { startWorld, type World } from './support/world';

let world: World;
let stage: SeedStage;
let caseId: string;
beforeAll(async () => {
  world = await startWorld();
  stage = await world.stage();
  ({ caseId } = await caseOf('programme', stage));
});
afterAll(() => world.stop());

const command = 'recordNewInformation';
const address = (): string => `${world.url}/cases/${caseId}/do/${command}`;

/** Another browser in which a person signs in. */
async function browserOf(person: string): Promise<Visitor> {
  const visitor = createVisitor();
  await visitor.open(world.url, person);
  return visitor;
}

/** The check page of a form with these words. */
async function checked(visitor: Visitor, what: string): Promise<Answer> {
  return filledUp(visitor, await visitor.get(address()), wants(formOf(command), { what }));
}

const typed = (page: Answer): string | undefined => formOn(page).values.get('what')?.[0];
const link = (page: Answer): string => new URL(/<main[^]*?<a href="([^"]+)"/.exec(page.text)?.[1] ?? '', page.url).href;
const linkAfter = (page: Answer): string =>
  new URL(
    [...page.text.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')).at(-1) ?? '',
    page.url,
  ).href;
const rows = () => world.db.selectFrom('drafts').selectAll().execute();

describe('what is typed into a form', () => {
  it('is there again at each of its addresses: after Back, after a reload, in another tab', async () => {
    const visitor = await browserOf('coordinator');
    const first = await visitor.get(address());
    expect(new URL(first.url).searchParams.get('draft')).toMatch(/^[0-9a-f-]{36}$/);
    const check = await press(visitor, first, 'continue', new Map([['what', [hostile]]]));
    expect(new URL(check.url).searchParams.get('page')).toBe('check');
    expect(typed(await visitor.get(check.url))).toBe(hostile);
    expect(typed(await visitor.get(first.url))).toBe(hostile);
  });

  it('leads to its receipt once it was sent, from whichever address', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Sent and looked for.');
    const sent = await press(visitor, check, 'send');
    expect(sent.location).toContain(`/cases/${caseId}?done=${command}`);
    expect((await visitor.get(check.url)).location).toBe(sent.location);
    // Kept by a script a moment too late.
    expect(
      (await visitor.post(formOn(check).url, new Map([...formOn(check).values, ['form-do', ['keep']]]))).status,
    ).toBe(200);
    expect((await visitor.get(check.url)).location).toBe(sent.location);
    const draftId = new URL(check.url).searchParams.get('draft') ?? '';
    expect((await visitor.get(`${world.url}/work`)).text).not.toContain(draftId);
  });

  it('is kept as it stands while somebody types, and offered where the form is opened anew', async () => {
    const visitor = await browserOf('coordinator');
    const page = await visitor.get(address());
    const kept = await visitor.post(
      formOn(page).url,
      new Map([...formOn(page).values, ['what', ['Half a sent']], ['form-do', ['keep']]]),
    );
    expect({ status: kept.status, text: kept.text }).toEqual({ status: 200, text: expect.stringMatching(/^Kept at /) });
    const anew = await visitor.get(address());
    expect(typed(anew)).toBe('');
    expect(textIn(anew.text)).toContain('You began this form before and did not send it');
    expect(typed(await visitor.get(link(anew)))).toBe('Half a sent');
  });

  it('is kept for two weeks on purpose, and thrown away on purpose', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'For next week.');
    const work = await visitor.follow(await leave(visitor, check, 'later'));
    expect(textIn(work.text)).toContain('What you typed is kept until');
    expect(textIn(work.text)).toContain('Forms that you began');
    const draftId = new URL(check.url).searchParams.get('draft');
    const row = (await rows()).find((each) => each.draft_id === draftId);
    expect(Date.parse(row?.expires_at ?? '') - Date.parse(row?.saved_at ?? '')).toBe(14 * 86_400_000);
    const gone = await leave(visitor, check, 'discard');
    expect(gone.location).toBe(`${world.url}/cases/${caseId}`);
    expect((await rows()).some((each) => each.draft_id === draftId)).toBe(false);
  });

  it('goes on in another language', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Said in English.');
    const french = await leave(visitor, check, 'language.fr');
    expect(french.text).toContain('<html lang="fr"');
    expect(typed(french)).toBe('Said in English.');
    const english = await leave(visitor, french, 'language.en');
    expect(english.text).toContain('<html lang="en"');
  });

  it('is sealed, and for its author alone', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Canary of a draft.');
    expect(JSON.stringify(await rows())).not.toMatch(/Canary|recordNewInformation/);
    const [, query] = check.url.split('?');
    const chair = await browserOf('chair');
    const page = await chair.get(`${world.url}/cases/${caseId}/do/setLevelOfConcern?${query ?? ''}`);
    expect(page.text).not.toContain('Canary');
    const draftId = new URL(check.url).searchParams.get('draft') ?? '';
    expect((await world.answer('coordinator', `/drafts/${draftId}`)).status).toBe(200);
    expect((await world.answer('chair', `/drafts/${draftId}`)).status).toBe(404);
    expect((await world.answer('chair', '/drafts/nonsense')).status).toBe(404);
    // A row that was moved to another person opens for nobody.
    await world.db.updateTable('drafts').set({ person_id: 'chair' }).where('draft_id', '=', draftId).execute();
    expect((await world.answer('chair', `/drafts/${draftId}`)).status).toBe(404);
  });

  it('is gone for somebody who has no part in the case any more, and after its time', async () => {
    const psychologist = await browserOf('psychologist');
    const before = (await world.answer('psychologist', '/drafts')).body as { items: unknown[] };
    const [draftId, past] = ['5d0c86fd-9a4b-4f0c-8a52-6b6f0b0a7a11', '5d0c86fd-9a4b-4f0c-8a52-6b6f0b0a7a12'];
    const mine = await checked(await browserOf('coordinator'), 'Somebody else’s.');
    const own = (await rows()).find((each) => each.draft_id === new URL(mine.url).searchParams.get('draft'));
    const row = { ...own!, person_id: 'psychologist' };
    const { case_id: foreign } = await world.db
      .selectFrom('cases')
      .where('phase', '=', 'referred')
      .select('case_id')
      .orderBy('case_id')
      .executeTakeFirstOrThrow();
    await world.db
      .insertInto('drafts')
      .values([
        { ...row, draft_id: draftId, case_id: foreign },
        { ...row, draft_id: past, expires_at: instant(Date.now() - 1000) },
      ])
      .execute();
    expect((await world.answer('psychologist', '/drafts')).body).toEqual(before);
    expect((await psychologist.get(`${world.url}/work`)).status).toBe(200);
    const content = { form: command, page: 'main', isChecked: false, openedAt: row.saved_at, asOf: null, typed: {} };
    const put = (caseOfDraft: string): Promise<Response> =>
      fetch(`${world.url}/api/v1/drafts/${past}`, {
        method: 'PUT',
        headers: { authorization: 'Bearer psychologist', 'content-type': 'application/json' },
        body: JSON.stringify({ ...content, caseId: caseOfDraft }),
      });
    expect([(await put(foreign)).status, (await put(caseId)).status]).toEqual([404, 200]);
  });
});

/** Presses a button that stands outside the form. */
function leave(visitor: Visitor, page: Answer, button: string): Promise<Answer> {
  const { url, values } = formOn(page);
  return visitor.post(url, new Map([...values, ['form-do', [button]]]));
}

describe('a form that comes', () => {
  it('when the session is over waits for its author, and nothing is recorded', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Typed into the night.');
    const events = await eventsOf(stage, caseId);
    visitor.cookies.clear();
    const over = await press(visitor, check, 'send');
    expect([over.status, ...headingsIn(over.text)]).toEqual([401, 'Your session is over']);
    expect(textIn(over.text)).toContain('What you typed is kept for twelve hours');
    const back = await visitor.open(linkAfter(over), 'coordinator');
    expect(textIn(back.text)).toContain('Your session was over when you sent this');
    expect(typed(back)).toBe('Typed into the night.');
    expect(await eventsOf(stage, caseId)).toBe(events);
    expect((await press(visitor, back, 'send')).status).toBe(303);
    const record = textIn((await visitor.get(`${world.url}/cases/${caseId}/record`)).text);
    expect(record.split('Typed into the night.')).toHaveLength(2);
  });

  it('when the session is over tells another person who signs in that it is not theirs', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Of the first of two.');
    visitor.cookies.clear();
    const over = await press(visitor, check, 'send');
    const other = await visitor.open(linkAfter(over), 'coordinator2');
    expect(other.text).not.toContain('Of the first of two.');
    expect([200, 404]).toContain(other.status);
    const again = await browserOf('coordinator');
    expect(typed(await again.get(check.url))).toBe('Of the first of two.');
  });

  it('from a page of an earlier session goes on in the new one; from a page of another person it does not', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'From an earlier session.');
    const later = await browserOf('coordinator');
    const kept = await press(later, check, 'send');
    expect([kept.status, ...headingsIn(kept.text)]).toEqual([
      403,
      'You have signed in again since you opened this form',
    ]);
    expect(typed(await later.get(linkAfter(kept)))).toBe('From an earlier session.');
    const other = await press(await browserOf('chair'), check, 'send');
    expect([other.status, ...headingsIn(other.text)]).toEqual([403, 'Somebody else opened this form']);
    expect(other.text).not.toContain('From an earlier session.');
  });

  it('from elsewhere, or with a mark that was made up, is not kept', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Not kept.');
    visitor.cookies.clear();
    const before = (await rows()).map(({ sealed }) => sealed).sort();
    const { url, values } = formOn(check);
    const send = new Map([...values, ['form-do', ['send']]]);
    const answers = [
      await visitor.post(url, send, { origin: 'https://elsewhere.example' }),
      await visitor.post(url, new Map([...send, ['form-mark', ['made.up']]])),
      await visitor.post(`${world.url}/cases/${caseId}/do/nonsense`, { 'form-mark': 'x'.repeat(300_000) }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(401);
      expect(textIn(text)).not.toContain('is kept');
    }
    expect((await rows()).map(({ sealed }) => sealed).sort()).toEqual(before);
  });

  it('while the record is away is there to be sent again, whole', async () => {
    const visitor = await browserOf('coordinator');
    const first = await visitor.get(address());
    await world.takeRecordAway();
    const away = await press(visitor, first, 'continue', new Map([['what', [hostile]]]));
    expect(away.status).toBe(503);
    await world.bringRecordBack();
    const form = formOn(away);
    expect(form.values.get('what')).toEqual([hostile]);
    const check = await visitor.post(form.url, form.values);
    expect({ status: check.status, what: typed(check) }).toEqual({ status: 200, what: hostile });
  });

  it('after others recorded something is kept as well', async () => {
    const visitor = await browserOf('coordinator');
    const check = await checked(visitor, 'Before the others.');
    await (await caseOf('programme', stage)).play(asUsual('setLevelOfConcern'));
    expect((await press(visitor, check, 'send')).status).toBe(409);
    expect(typed(await visitor.get(check.url))).toBe('Before the others.');
  });
});

it('a person chooses the language and time zone of their pages, and nothing else', async () => {
  const visitor = await browserOf('teacher');
  const account = await visitor.get(`${world.url}/account`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(account.text)?.[1] ?? '';
  const post = (fields: Record<string, string>): Promise<Answer> =>
    visitor.post(`${world.url}/account`, { _csrf: csrf, ...fields });
  const done = await post({ language: 'ar', timeZone: 'Asia/Amman', roles: 'administrator' });
  expect((await visitor.follow(done)).text).toContain('<html lang="ar" dir="rtl"');
  expect(await post({ language: 'xx', timeZone: 'Nowhere/Else', to: '//elsewhere.example' })).toMatchObject({
    status: 303,
    location: `${world.url}/`,
  });
  const { body } = await world.answer('teacher', '/me');
  expect(body).toMatchObject({ language: 'ar', timeZone: 'Asia/Amman', roles: [] });
  await post({ language: 'en', timeZone: 'Europe/Berlin' });
});
