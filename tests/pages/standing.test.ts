import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { endPerson, createPerson } from '../../record/directory';
import { instant } from '../../shared/domain/time';
import { answered, headingOf, reviewed, submit } from './support/browser';
import { now, startOffice, type Office } from './support/office';

let office: Office;

beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.clock.set(now));

const daysLater = (days: number): string => instant(Date.parse(now) + days * 86_400_000);

/** Heading and status of a page and of an earlier confirmation form; both must agree. */
async function both(path: string, prepared: string): Promise<readonly (readonly [number, string])[]> {
  const page = await request(office.app).get(path);
  const late = await submit(office.app, prepared);
  return [page, late].map(({ status, text }) => [status, headingOf(text)]);
}

describe('a token that is none', () => {
  it.each([
    ['truncated', (token: string) => token.slice(0, -1)],
    ['altered', (token: string) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1)],
    ['with spare bits in its last character', (token: string) => token.slice(0, 42) + next(token.at(-1)!)],
    ['in another case', (token: string) => swapCase(token)],
    ['with a slash behind it', (token: string) => `${token}/`],
    ['with a path behind it', (token: string) => `${token}/more`],
    ['that does not decode', () => '%E0%A4%A'],
    ['very long', () => 'A'.repeat(5_000)],
    ['empty', () => ''],
  ])('gets its own page: %s', async (_, change) => {
    const { path } = await office.invite();
    const { status, text, headers } = await request(office.app)
      .get(`/l/${change(path.replace('/l/', ''))}`)
      .set('Accept-Language', 'fr');
    expect([status, headingOf(text)]).toEqual([404, 'Ce lien n’est pas valable']);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('answers nothing', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    const forged = review.text.replaceAll(path, path.slice(0, -1));
    expect((await submit(office.app, forged)).status).toBe(404);
    expect((await office.task(task.taskId)).status).toBe('open');
  });
});

describe('a link', () => {
  it('that has expired says so and answers nothing', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    await office.db
      .updateTable('action_links')
      .set({ expires_at: daysLater(-1) })
      .where('task_id', '=', task.taskId)
      .execute();
    const expected = [410, 'This link has expired'];
    expect(await both(path, review.text)).toEqual([expected, expected]);
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it('of a task that went to another person is no longer needed; theirs works', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    const handedOn = { taskId: task.taskId, assigneeId: 'psychologist2', reasonCode: 'workload' };
    await office.give('coordinator', 'reassignTask', handedOn);
    const expected = [410, 'This request is no longer needed'];
    expect(await both(path, review.text)).toEqual([expected, expected]);

    const theirs = await office.linkOf(task.taskId);
    expect(theirs).not.toBe(path);
    await answered(office.app, theirs, { answer: 'accept' }).then(({ status }) => expect(status).toBe(303));
    expect(await office.task(task.taskId)).toMatchObject({ answeredBy: 'psychologist2', knownBy: 'link' });
    const { text } = await request(office.app).get(path);
    expect(headingOf(text)).toBe('This request is no longer needed');
  });

  it('of a task that came back to the same person is replaced by the newer one', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    for (const assigneeId of ['psychologist2', 'psychologist'])
      await office.give('coordinator', 'reassignTask', { taskId: task.taskId, assigneeId, reasonCode: 'workload' });
    const expected = [410, 'This link was replaced by a newer one'];
    expect(await both(path, review.text)).toEqual([expected, expected]);
    await request(office.app)
      .get(await office.linkOf(task.taskId))
      .expect(200);
  });

  it('of a session that was cancelled is no longer needed', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    await office.give('coordinator', 'cancelSession', { sessionId: task.about, reasonCode: 'security' });
    const expected = [410, 'This request is no longer needed'];
    expect(await both(path, review.text)).toEqual([expected, expected]);
  });

  it('of a person who has left is not valid any more', async () => {
    const leaving = {
      personId: 'leaver',
      agencyId: 'health-trust',
      givenName: 'Lena',
      familyName: 'Vos',
      email: 'leaver@example.test',
      identity: null,
      roles: [],
      disciplines: ['psychologist' as const],
      accreditations: [],
      vettedUntil: '2099-12-31',
      language: 'en',
      timeZone: 'Europe/Paris',
    };
    await createPerson(office.db, office.seals, leaving, now);
    const { path, task } = await office.invite('leaver');
    const review = await reviewed(office.app, path, { answer: 'accept' });
    await endPerson(office.db, office.seals, 'leaver', now);
    const expected = [404, 'This is not a valid link'];
    expect(await both(path, review.text)).toEqual([expected, expected]);
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it('that was answered by signing in says that an answer was recorded', async () => {
    const { path, task } = await office.invite();
    const review = await reviewed(office.app, path, { answer: 'accept' });
    await office.give('psychologist', 'answerTask', { taskId: task.taskId, answer: 'accept' });
    const expected = [200, 'An answer was already recorded'];
    expect(await both(path, review.text)).toEqual([expected, expected]);
  });

  it('never answers a task that needs a sign-in, whatever was stored', async () => {
    await office.give('coordinator', 'assignAssessment', {
      instrumentId: 'demonstration',
      assessorId: 'psychologist',
      reviewerId: 'psychologist2',
    });
    const task = Object.values((await office.kase()).tasks).find(
      ({ kind, status }) => kind === 'assessment' && status === 'open',
    )!;
    const path = await office.linkOf(task.taskId);
    const { status, text } = await request(office.app).get(path);
    expect([status, headingOf(text)]).toEqual([404, 'This is not a valid link']);
    await request(office.app).post(path).type('form').send({ step: 'confirm', answer: 'submit' }).expect(404);
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it('is answered while the case is suspended too, and says nothing of that', async () => {
    const { path, task } = await office.invite();
    await office.give('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    const page = await request(office.app).get(path);
    const review = await submit(office.app, page.text, { answer: 'accept' });
    const { status } = await submit(office.app, review.text);
    await office.give('coordinator', 'resumeCase', {
      reasons: { narrativeId: randomUUID(), commitment: '0'.repeat(64) },
    });
    expect(page.text + review.text).not.toMatch(/suspend|hospital/i);
    expect(status).toBe(303);
    expect(await office.task(task.taskId)).toMatchObject({ status: 'answered', answer: 'accept' });
  });
});

describe('a request that no browser sends', () => {
  it.each([
    ['JSON', 'application/json', '{"step":"confirm","answer":"accept"}', 415],
    ['an unknown step', 'application/x-www-form-urlencoded', 'step=decide&answer=accept', 400],
    ['no step', 'application/x-www-form-urlencoded', 'answer=accept', 400],
    ['nothing', 'application/x-www-form-urlencoded', '', 400],
    ['fields without end', 'application/x-www-form-urlencoded', 'a=1&'.repeat(100), 413],
    ['the same field twice', 'application/x-www-form-urlencoded', 'step=review&step=confirm', 400],
    ['an unknown encoding', 'application/x-www-form-urlencoded; charset=utf-7', 'step=review', 415],
  ])('is refused as a page: %s', async (_, type, body, expected) => {
    const { path, task } = await office.invite();
    const { status, headers } = await request(office.app).post(path).set('Content-Type', type).send(body);
    expect(status).toBe(expected);
    expect(headers['content-type']).toContain('text/html');
    expect((await office.task(task.taskId)).status).toBe('open');
  });

  it.each(['put', 'patch', 'delete'] as const)('is refused by its method: %s', async (method) => {
    const { path } = await office.invite();
    const { headers } = await request(office.app)[method](path).expect(405);
    expect(headers['allow']).toBe('GET, HEAD, POST');
  });
});

describe('the log', () => {
  it('sees the template of the route and never a token or a receipt', async () => {
    const { path } = await office.invite();
    const { headers } = await answered(office.app, path, { answer: 'accept', note: 'for few eyes' });
    const receipt = headers['location']!;
    await request(office.app).get(receipt).expect(200);
    await request(office.app).get('/assets/links.css').expect(200);
    const log = office.log.join('');
    expect(log).toContain('"/l/:token"');
    for (const secret of [path.slice(3), receipt.slice(-20), 'for few eyes']) expect(log).not.toContain(secret);
  });
});

describe('an address that tries tokens', () => {
  it('is made to wait, while links that exist still open from there', async () => {
    const { path } = await office.invite();
    const tries = Array.from({ length: 90 }, (_, index) => `/l/${String(index).padStart(42, 'x')}A`);
    const statuses: number[] = [];
    for (const address of tries) statuses.push((await request(office.app).get(address)).status);
    expect(statuses).toContain(404);
    const { status, headers, text } = await request(office.app).get(tries[0]!);
    expect([status, headingOf(text)]).toEqual([429, 'Too many attempts']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await request(office.app).get(path).expect(200);
    const rows = await office.db
      .selectFrom('rate_limits' as never)
      .selectAll()
      .execute();
    expect(rows).toHaveLength(1);
  });
});

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function next(character: string): string {
  return alphabet[alphabet.indexOf(character) + 1]!;
}

function swapCase(token: string): string {
  return token.replace(/[a-z]/gi, (each) => (each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase()));
}
