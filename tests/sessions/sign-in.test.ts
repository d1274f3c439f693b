import { startStand, type Stand } from './support/stand';
import { createVisitor, headingOf, type Answer } from './support/visitor';

let stand: Stand;
beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.stop());

describe('a person who opens a page without a session', () => {
  it('signs in at the provider and returns to the page that was asked for', async () => {
    const visitor = createVisitor();
    const page = await visitor.open(`${stand.url}/page?filter=%D9%84&sort=due`, 'coordinator');
    expect(page.url).toBe(`${stand.url}/page?filter=%D9%84&sort=due`);
    expect(headingOf(page)).toMatch(/^coordinator Lindqvist sign_in coordinator 20/);
    expect([...visitor.cookies.keys()]).toContain('session');
    expect([...visitor.cookies.keys()].filter((name) => name.startsWith('sign-in-'))).toEqual([]);
  });

  it('is asked by code, PKCE, state and nonce, with nothing that would identify them', async () => {
    const visitor = createVisitor();
    const begun = await visitor.get((await visitor.get(`${stand.url}/page`)).location!);
    const asked = new URL(begun.location!).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      client_id: 'throughcare-pages',
      response_type: 'code',
      redirect_uri: `${stand.url}/auth/callback`,
      scope: 'openid',
      max_age: '1800',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^sign-in-[\w-]{8}=k1\.[\w-]+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
    ]);
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '/.//elsewhere.example/',
    'javascript:alert(1)',
    `/${'x'.repeat(1_000)}`,
  ])('is never led to another origin: %j', async (to) => {
    const visitor = createVisitor();
    const callback = await visitor.callbackOf(`${stand.url}/sign-in?${new URLSearchParams({ to })}`, 'coordinator');
    expect((await visitor.get(callback)).headers.get('location')).toBe('/');
  });

  it('may sign in in several tabs at once', async () => {
    const visitor = createVisitor();
    const begin = (tab: number): Promise<Answer> => visitor.get(`${stand.url}/sign-in?to=/page?tab=${tab}`);
    const [one, two] = [await begin(1), await begin(2)];
    const asked = await visitor.follow(one);
    const first = await visitor.follow(await visitor.post(asked.url, { sub: 'chair' }));
    const askedAgain = await visitor.follow(two);
    const second = await visitor.follow(await visitor.post(askedAgain.url, { sub: 'chair' }));
    expect([first.url, second.url]).toEqual([`${stand.url}/page?tab=1`, `${stand.url}/page?tab=2`]);
  });

  it('leaves no more than a few cookies of attempts that came to nothing', async () => {
    const visitor = createVisitor();
    for (let tab = 0; tab < 12; tab += 1) await visitor.get(`${stand.url}/sign-in?to=/page`);
    expect(visitor.cookies.size).toBeLessThanOrEqual(6);
    await expect(visitor.open(`${stand.url}/page`, 'chair')).resolves.toMatchObject({ status: 200 });
  });

  it('who is not in the directory, or has no part any more, gets no session and may choose another account', async () => {
    await stand.db.updateTable('people').set({ subject: 'renamed' }).where('id', '=', 'advocate').execute();
    await stand.db.updateTable('people').set({ ended_at: stand.now() }).where('id', '=', 'family').execute();
    for (const [who, heading] of [
      ['advocate', 'This account is not known here'],
      ['family', 'This account has no part here any more'],
    ] as const) {
      const visitor = createVisitor();
      const page = await visitor.open(`${stand.url}/page`, who);
      expect([page.status, headingOf(page)]).toEqual([403, heading]);
      expect(visitor.cookies.has('session')).toBe(false);
      expect(page.text).toContain(`${stand.provider.issuer}/session/end?`);
    }
  });
});

describe('a callback', () => {
  const refused = [400, 'The sign-in was not completed'];

  it('signs in once: its address opens nothing a second time, nor in another browser', async () => {
    const visitor = createVisitor();
    const callback = await visitor.callbackOf(`${stand.url}/page`, 'police');
    const elsewhere = await createVisitor().get(callback);
    expect([elsewhere.status, headingOf(elsewhere)]).toEqual(refused);
    const cookies = new Map(visitor.cookies);
    expect((await visitor.get(callback)).status).toBe(303);
    const again = await visitor.get(callback);
    expect([again.status, headingOf(again)]).toEqual(refused);
    // With the cookie of the attempt put back the provider refuses the code.
    const replayed = await createVisitor(cookies).get(callback);
    expect([replayed.status, headingOf(replayed)]).toEqual(refused);
  });

  it('with another state, code, issuer or an error of the provider signs nobody in', async () => {
    for (const twist of [
      { state: 'A'.repeat(43) },
      { code: 'guessed' },
      { iss: 'https://elsewhere.example' },
      { error: 'access_denied' },
    ]) {
      const visitor = createVisitor();
      const callback = new URL(await visitor.callbackOf(`${stand.url}/page`, 'police'));
      for (const [name, value] of Object.entries(twist)) callback.searchParams.set(name, value);
      const page = await visitor.get(callback.href);
      expect([page.status, headingOf(page)]).toEqual(refused);
      expect(visitor.cookies.has('session')).toBe(false);
    }
  });

  it('of one attempt does not fit the secrets of another: nonce, PKCE and state belong together', async () => {
    const [one, two] = [createVisitor(), createVisitor()];
    const callback = new URL(await one.callbackOf(`${stand.url}/page`, 'police'));
    const own = new URL(await two.callbackOf(`${stand.url}/page`, 'police'));
    // The victim's browser is given the code of somebody else's sign-in.
    own.searchParams.set('code', callback.searchParams.get('code')!);
    const page = await two.get(own.href);
    expect([page.status, headingOf(page)]).toEqual(refused);
  });

  it('comes too late after ten minutes', async () => {
    const visitor = createVisitor();
    const callback = await visitor.callbackOf(`${stand.url}/page`, 'police');
    stand.pass(11);
    const page = await visitor.get(callback);
    expect([page.status, headingOf(page)]).toEqual(refused);
  });

  it('leaves neither codes nor tokens in the log', () => {
    const lines = stand.log.join('');
    expect(lines).toContain('"route":"/auth/callback"');
    expect(lines).not.toMatch(/code=|state=|eyJ|guessed/);
  });
});

describe('a step that needs a fresh sign-in', () => {
  it('asks the provider again, though the person is signed in there and here', async () => {
    const visitor = createVisitor();
    await visitor.open(`${stand.url}/page`, 'manager');
    expect((await visitor.get(`${stand.url}/fresh`)).status).toBe(200);
    stand.pass(6);
    const refused = await visitor.post(`${stand.url}/fresh`, {}, { referer: `${stand.url}/fresh?x=1` });
    expect([refused.status, headingOf(refused)]).toEqual([403, 'Sign in again to do this']);
    expect(refused.text).toContain('href="/sign-in?fresh=1&amp;to=%2Ffresh%3Fx%3D1"');
    const led = await visitor.get(`${stand.url}/fresh`);
    expect(led.location).toBe(`${stand.url}/sign-in?fresh=1&to=%2Ffresh`);
    const before = visitor.cookies.get('session');
    const begun = await visitor.get(led.location!);
    expect(new URL(begun.location!).searchParams.get('max_age')).toBe('0');
    const asked = await visitor.follow(begun);
    expect(new URL(asked.url).pathname).toMatch(/^\/sign-in\//);
    const done = await visitor.follow(await visitor.post(asked.url, { sub: 'manager' }));
    expect([done.url, done.status]).toEqual([`${stand.url}/fresh`, 200]);
    expect(visitor.cookies.get('session')).not.toBe(before);
  });
});

describe('a browser that withholds how old a sign-in may be', () => {
  it('gets no session: the provider must say when the person authenticated', async () => {
    const visitor = createVisitor();
    const begun = await visitor.get(`${stand.url}/sign-in?fresh=1&to=/fresh`);
    const lenient = new URL(begun.location!);
    lenient.searchParams.delete('max_age');
    const page = await visitor.open(lenient.href, 'manager');
    expect([page.status, headingOf(page)]).toEqual([400, 'The sign-in was not completed']);
  });
});

describe('while the provider is away', () => {
  it('people who are signed in go on and sign out; nobody signs in, and the page says what to do', async () => {
    const [inside, late] = [createVisitor(), createVisitor()];
    await inside.open(`${stand.url}/page`, 'coordinator');
    const callback = await late.callbackOf(`${stand.url}/page`, 'chair');
    await stand.provider.stop();
    expect((await inside.get(`${stand.url}/page`)).status).toBe(200);
    const outside = createVisitor();
    const led = await outside.get(`${stand.url}/page`);
    for (const page of [await outside.get(led.location!), await late.get(callback)]) {
      expect([page.status, headingOf(page)]).toEqual([503, 'Nobody can sign in at the moment']);
      expect(page.headers.get('retry-after')).toBe('5');
      expect(page.text).toContain('href="/sign-in?to=%2Fpage"');
    }
    const french = await outside.get(led.location!, { 'accept-language': 'fr-CA,en;q=0.5' });
    expect(headingOf(french)).toBe('Personne ne peut se connecter en ce moment');
  });
});
