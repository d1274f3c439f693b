import { cookiesOf, listCookies, readCookie } from '../../api/sessions/cookies';
import { pathOfForm, returnPath } from '../../api/sessions/return-path';

describe('the cookies of an installation', () => {
  it('belong to its host alone behind https, and work in every browser on plain http', () => {
    const { session, attempt, options } = cookiesOf('https://programme.example');
    expect([session, attempt('abcdefghijkl')]).toEqual(['__Host-session', '__Host-sign-in-abcdefgh']);
    expect(options).toEqual({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
    expect(cookiesOf('http://127.0.0.1:3000')).toMatchObject({ session: 'session', options: { secure: false } });
  });

  it('are found among others, whole', () => {
    const header = 'session2=x; session=a=b;broken; =c; sign-in-1=d';
    expect(readCookie(header, 'session')).toBe('a=b');
    expect(readCookie(header, 'sess')).toBeUndefined();
    expect(readCookie(undefined, 'session')).toBeUndefined();
    expect(listCookies(header).map(([name]) => name)).toEqual(['session2', 'session', '', '', 'sign-in-1']);
  });
});

describe('the path after sign-in', () => {
  it.each([
    ['/work', '/work'],
    ['/cases?find=k1.x_y&sort=due#record', '/cases?find=k1.x_y&sort=due#record'],
    ['/cases/../work', '/work'],
    ['/قضايا', '/%D9%82%D8%B6%D8%A7%D9%8A%D8%A7'],
  ])('is the one that was asked for: %s', (given, path) => {
    expect(returnPath(given)).toBe(path);
  });

  it.each([undefined, ['/a', '/b'], '', 'work', '//x', '/\\x', '/\n/x', '/.//x', '/a/..//x', 'https://x', '/x:80//'])(
    'stays on this origin: %j',
    (given) => {
      const path = returnPath(given);
      expect(new URL(path, 'https://programme.example').host).toBe('programme.example');
      if (given !== '/x:80//') expect(path).toBe('/');
    },
  );

  it('after a form is that of its page, if it was ours', () => {
    const ours = 'https://programme.example';
    expect(pathOfForm(`${ours}/cases/1/do/x?step=2`, ours, '/other')).toBe('/cases/1/do/x?step=2');
    expect(pathOfForm('https://elsewhere.example/x', ours, '/other')).toBe('/other');
    expect(pathOfForm('nonsense', ours, '//other')).toBe('/');
    expect(pathOfForm(undefined, ours, '/other')).toBe('/other');
  });
});
