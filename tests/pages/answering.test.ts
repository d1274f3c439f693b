import request from 'supertest';
import { instant } from '../../shared/domain/time';
import { answered, formsOf, headingOf, reviewed, submit } from './support/browser';
import { now, publicUrl, startOffice, type Office } from './support/office';

let office: Office;

beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clock.set(now));

const minutesLater = (minutes: number): string => instant(Date.parse(now) + minutes * 60_000);

/** Everything that an answer could leave behind. */
async function traces(): Promise<unknown> {
  const count = (table: 'events' | 'contents' | 'commands' | 'notifications') =>
    office.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
  return Promise.all([count('events'), count('contents'), count('commands'), count('notifications')]);
}

describe('looking at a link', () => {
  it('shows what is asked, with nothing chosen, and changes nothing however often', async () => {
    const { path, task } = await office.invite();
    const before = await traces();
    for (let visit = 0; visit < 3; visit += 1) {
      await request(office.app).head(path).expect(200);
      const { text } = await request(office.app).get(path).expect(200);
      expect(headingOf(text)).toBe('Can you take part in this appointment?');
      expect(text).toContain('value="accept"');
      expect(text).toContain('value="decline"');
      expect(text).not.toContain('checked');
    }
    expect(await traces()).toEqual(before);
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it('says no more than the mail did: no name, alias, reference of the case, facility or field', async () => {
    const { path } = await office.invite();
    const { alias, reference } = await office.kase();
    const { text } = await request(office.app).get(path);
    for (const secret of ['Karim', 'Haddou', alias, reference, 'Northfield', 'counselling', 'psycholog', 'Yıldız'])
      expect(text).not.toContain(secret);
  });

  it('speaks the reader’s language, in its direction', async () => {
    const { path } = await office.invite('scholar');
    const { text } = await request(office.app).get(path).set('Accept-Language', 'en');
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(headingOf(text)).toBe('هل يمكنكم المشاركة في هذا الموعد؟');
  });

  it('keeps the page out of caches, frames, search engines and referrers, without script or cookie', async () => {
    const { path } = await office.invite();
    const { headers, text } = await request(office.app).get(path);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
    });
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(text).not.toMatch(/<script|https?:\/\/|\son\w+=/);
  });
});

describe('answering a link', () => {
  it('takes two steps: the first records nothing, the second the answer of the person it was sent to', async () => {
    const { path, task } = await office.invite();
    const before = await traces();
    const review = await reviewed(office.app, path, { answer: 'accept', note: 'With pleasure.' });
    expect(review.status).toBe(200);
    expect(headingOf(review.text)).toBe('Check your answer and confirm it');
    expect(review.text).toContain('With pleasure.');
    expect(await traces()).toEqual(before);

    const confirmation = await submit(office.app, review.text);
    expect(confirmation.status).toBe(303);
    expect(await office.task(task.taskId)).toMatchObject({
      status: 'answered',
      answer: 'accept',
      answeredBy: 'psychologist',
      knownBy: 'link',
    });
    const receipt = await request(office.app).get(confirmation.headers['location']!).expect(200);
    expect(headingOf(receipt.text)).toBe('Thank you: the answer was recorded');
    expect(receipt.text).toContain('Tuesday, 4 March 2031 at 10:00');
    for (const said of ['take part', 'With pleasure', 'room_a']) expect(receipt.text).not.toContain(said);
  });

  it('shows the receipt for ten minutes, then that an answer was recorded before, and when', async () => {
    const { path } = await office.invite();
    const { headers } = await answered(office.app, path, { answer: 'accept' });
    office.clock.set(minutesLater(11));
    for (const address of [headers['location']!, path]) {
      const { text } = await request(office.app).get(address).expect(200);
      expect(headingOf(text)).toBe('An answer was already recorded');
      expect(text).toContain('Tuesday, 4 March 2031 at 10:00');
      expect(text).not.toContain('<form');
    }
  });

  it('needs a reason where the answer does, and keeps what was typed', async () => {
    const { path, task } = await office.invite();
    const page = await reviewed(office.app, path, { answer: 'decline', note: 'Until Monday <b>' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('<title>Error: ');
    expect(page.text).toContain('<a href="#reason-decline-0">Choose a reason</a>');
    expect(formsOf(page.text)[0]!.fields).toMatchObject({ answer: 'decline', note: 'Until Monday <b>' });
    const review = await submit(office.app, page.text, { reason: 'on_leave' });
    expect(review.text).toContain('On leave');
    await submit(office.app, review.text).expect(303);
    expect(await office.task(task.taskId)).toMatchObject({ answer: 'decline' });
  });

  it.each([{}, { answer: 'held' }, { answer: '__proto__' }, { answer: 'decline', reason: 'not_a_reason' }])(
    'refuses %j with a summary that leads to the field',
    async (entered) => {
      const { path, task } = await office.invite();
      const page = await reviewed(office.app, path, entered);
      expect(page.status).toBe(422);
      const [, target] = /<a href="#([^"]+)">Choose/.exec(page.text)!;
      expect(page.text).toContain(`id="${target}"`);
      expect((await office.task(task.taskId)).status).toBe('open');
    },
  );

  it('lets the reader go back and change the answer', async () => {
    const { path } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'decline', reason: 'safety', note: 'x' });
    const change = formsOf(review.text)[1]!;
    const page = await request(office.app).post(change.action).type('form').send(change.fields).expect(200);
    expect(formsOf(page.text)[0]!.fields).toMatchObject({ answer: 'decline', reason: 'safety', note: 'x' });
    expect(page.text).not.toContain('role="alert"');
  });

  it('drops a reason that does not belong to the chosen answer', async () => {
    const { path, task } = await office.invite();
    await answered(office.app, path, { answer: 'accept', reason: 'safety' }).then(({ status }) =>
      expect(status).toBe(303),
    );
    const event = (await office.events()).findLast(({ type }) => type === 'taskAnswered')!;
    expect(event.data).toMatchObject({ taskId: task.taskId, answer: 'accept' });
    expect(event.data).not.toHaveProperty('reasonCode');
  });

  it('keeps a note of 10,000 characters, markup and right-to-left text as it is, and controls out of it', async () => {
    const { path } = await office.invite();
    const start = '<script>alert(1)</script>\r\n"\u0000\u0007& ملاحظة ';
    const note = start + 'ل'.repeat(10_000 - start.length);
    const review = await reviewed(office.app, path, { answer: 'accept', note });
    expect(review.status).toBe(200);
    expect(review.text).not.toContain('<script');
    await submit(office.app, review.text).expect(303);
    const kept = (await office.texts()).find(({ body }) => body.includes('ملاحظة'));
    expect(kept).toEqual({ compartment: 'sessions', body: note.replace('\r\n', '\n').replace(/[\u0000\u0007]/g, '') });
  });

  it('refuses a longer note kindly, and a far longer one at the door', async () => {
    const { path } = await office.invite();
    const page = await reviewed(office.app, path, { answer: 'accept', note: 'x'.repeat(10_001) });
    expect(page.status).toBe(422);
    expect(page.text).toContain('The note may have at most 10000 characters');
    expect(formsOf(page.text)[0]!.fields['note']).toHaveLength(10_001);
    const refused = await reviewed(office.app, path, { answer: 'accept', note: 'x'.repeat(300_000) });
    expect(refused.status).toBe(413);
    expect(headingOf(refused.text)).toBe('Too much was sent');
  });
});

describe('a page that was open for long', () => {
  it('is shown again with what was typed, and can then be answered', async () => {
    const { path, task } = await office.invite();
    const first = await request(office.app).get(path);
    office.clock.set(minutesLater(121));
    const again = await submit(office.app, first.text, { answer: 'decline', reason: 'other', note: 'kept' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('This page was open for too long');
    expect(formsOf(again.text)[0]!.fields).toMatchObject({ answer: 'decline', reason: 'other', note: 'kept' });
    const review = await submit(office.app, again.text);
    office.clock.set(minutesLater(250));
    const tooLate = await submit(office.app, review.text);
    expect(tooLate.status).toBe(409);
    expect((await office.task(task.taskId)).status).toBe('open');
    await submit(office.app, (await submit(office.app, tooLate.text)).text).expect(303);
  });

  it('does not take an answer to a session that was moved in the meantime', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    const moved = { sessionId: task.about, startsAt: '2031-03-20T09:00:00.000Z', reasonCode: 'security' };
    await office.give('coordinator', 'rescheduleSession', moved);
    const page = await submit(office.app, review.text);
    expect(page.status).toBe(409);
    expect(page.text).toContain('has changed in the meantime');
    expect(page.text).toContain('20 March 2031');
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it.each([
    ['an answer that was not shown', { answer: 'decline', reason: 'other' }],
    ['a note that was not shown', { note: 'other' }],
    ['a mark of its own making', { nonce: 'test.0.0.x' }],
    ['no mark', { nonce: '' }],
  ])('confirms nothing with %s', async (_, forged) => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    expect((await submit(office.app, review.text, forged)).status).toBe(409);
    expect((await office.task(task.taskId)).status).toBe('open');
  });
});

describe('two devices', () => {
  it('give one answer with twenty confirmations at once, and each shows that an answer was recorded', async () => {
    const { path, task } = await office.invite();
    const phone = await reviewed(office.app, path, { answer: 'accept' });
    office.clock.set(minutesLater(1));
    const desk = await reviewed(office.app, path, { answer: 'decline', reason: 'other', note: 'from the desk' });
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => submit(office.app, index % 2 ? phone.text : desk.text).redirects(1)),
    );
    const told = ['Thank you: the answer was recorded', 'An answer was already recorded'];
    for (const { status, text } of replies) {
      expect(status).toBe(200);
      expect(told).toContain(headingOf(text));
    }
    const answers = (await office.events()).filter(({ type }) => type === 'taskAnswered');
    expect(answers.filter(({ data }) => 'taskId' in data && data.taskId === task.taskId)).toHaveLength(1);
    const texts = (await office.texts()).filter(({ body }) => body === 'from the desk');
    expect(texts.length).toBe((await office.task(task.taskId)).answer === 'decline' ? 1 : 0);
  });
});

describe('an answer from elsewhere', () => {
  it.each([
    ['a foreign origin', { Origin: 'https://elsewhere.example' }],
    ['an origin that only begins like ours', { Origin: `${publicUrl}.elsewhere.example` }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('is refused: %s', async (_, headers) => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    const refused = await submit(office.app, review.text).set(headers);
    expect(refused.status).toBe(403);
    expect(headingOf(refused.text)).toBe('This answer was not accepted');
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it.each([['null'], [publicUrl]])('is taken with the origin %s', async (origin) => {
    const { path } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    await submit(office.app, review.text).set({ Origin: origin, 'Sec-Fetch-Site': 'same-origin' }).expect(303);
  });
});
