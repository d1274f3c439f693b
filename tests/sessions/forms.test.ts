import { startStand, type Stand } from './support/stand';
import { createVisitor, headingOf, tokenOf, type Visitor } from './support/visitor';

let stand: Stand;
beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.stop());

async function formOf(person: string): Promise<{ readonly visitor: Visitor; readonly token: string }> {
  const visitor = createVisitor();
  return { visitor, token: tokenOf(await visitor.open(`${stand.url}/page`, person)) };
}

describe('a form', () => {
  it('of a page of the session is let through, as often as it is sent', async () => {
    const { visitor, token } = await formOf('coordinator');
    for (const headers of [{}, { origin: stand.url, 'sec-fetch-site': 'same-origin' }]) {
      const answer = await visitor.post(`${stand.url}/page`, { _csrf: token }, headers);
      expect(answer.status).toBe(303);
    }
    expect(stand.posted).toEqual(['coordinator', 'coordinator']);
  });

  it('without the token of its session, or from elsewhere, is refused, and nothing comes of it', async () => {
    const before = stand.posted.length;
    const { visitor, token } = await formOf('coordinator');
    const { token: foreign } = await formOf('manager');
    const attempts: readonly (readonly [fields: Record<string, string>, headers: Record<string, string>])[] = [
      [{}, {}],
      [{ _csrf: '' }, {}],
      [{ _csrf: foreign }, {}],
      [{ _csrf: token.slice(1) }, {}],
      [{ '_csrf[]': token }, {}],
      [{ _csrf: token }, { origin: 'https://elsewhere.example' }],
      [{ _csrf: token }, { origin: 'null' }],
      [{ _csrf: token }, { 'sec-fetch-site': 'cross-site' }],
      [{ _csrf: token }, { 'sec-fetch-site': 'same-site' }],
    ];
    for (const [fields, headers] of attempts) {
      const page = await visitor.post(`${stand.url}/page`, fields, headers);
      expect([fields, headers, page.status, headingOf(page)]).toEqual([
        fields,
        headers,
        403,
        'This form was not accepted',
      ]);
    }
    const signOut = await visitor.post(`${stand.url}/sign-out`, { _csrf: foreign });
    expect(signOut.status).toBe(403);
    expect((await visitor.get(`${stand.url}/page`)).status).toBe(200);
    expect(stand.posted).toHaveLength(before);
  });

  it('is refused in the language of the person, with a link back to its page', async () => {
    const { visitor } = await formOf('psychologist2');
    const headers = { referer: `${stand.url}/page?step=2`, 'accept-language': 'en' };
    const page = await visitor.post(`${stand.url}/page`, {}, headers);
    expect(headingOf(page)).toBe('Ce formulaire n’a pas été accepté');
    expect(page.text).toContain('href="/page?step=2"');
    const strange = await visitor.post(`${stand.url}/page`, {}, { referer: 'https://elsewhere.example/trap' });
    expect(strange.text).toContain('href="/page"');
  });

  it('sent after the session has ended records nothing, and the person comes back to it', async () => {
    const before = stand.posted.length;
    const { visitor, token } = await formOf('coordinator');
    stand.pass(31);
    const page = await visitor.post(`${stand.url}/page`, { _csrf: token }, { referer: `${stand.url}/page?step=3` });
    expect([page.status, headingOf(page)]).toEqual([401, 'Your session is over']);
    expect(page.text).toContain('href="/sign-in?to=%2Fpage%3Fstep%3D3"');
    expect(page.text).toContain('Nothing was recorded');
    expect(stand.posted).toHaveLength(before);
  });
});
