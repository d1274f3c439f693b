import { startStand, type Stand } from './support/stand';
import { createVisitor, headingOf, tokenOf, type Visitor } from './support/visitor';

let stand: Stand;
beforeAll(async () => {
  stand = await startStand();
});
afterAll(() => stand.stop());

const rows = () => stand.db.selectFrom('sessions').selectAll().execute();

async function signedInAs(person: string): Promise<Visitor> {
  const visitor = createVisitor();
  const page = await visitor.open(`${stand.url}/page`, person);
  expect(page.status).toBe(200);
  return visitor;
}

async function isSignedIn(visitor: Visitor, url = stand.url): Promise<boolean> {
  const page = await visitor.get(`${url}/page`);
  if (page.status === 303) expect(page.location).toBe(`${url}/sign-in?to=%2Fpage`);
  return page.status === 200;
}

describe('a session', () => {
  it('is shared by all processes', async () => {
    const visitor = await signedInAs('coordinator');
    await expect(isSignedIn(visitor, stand.otherUrl)).resolves.toBe(true);
  });

  it('ends after half an hour without a request, and each request extends it', async () => {
    const visitor = await signedInAs('coordinator');
    for (let times = 0; times < 3; times += 1) {
      stand.pass(29);
      await expect(isSignedIn(visitor)).resolves.toBe(true);
    }
    stand.pass(31);
    await expect(isSignedIn(visitor)).resolves.toBe(false);
  });

  it('ends ten hours after sign-in, however busy it is', async () => {
    const visitor = await signedInAs('coordinator');
    for (let minutes = 0; minutes < 580; minutes += 29) {
      stand.pass(29);
      await expect(isSignedIn(visitor)).resolves.toBe(true);
    }
    stand.pass(21);
    await expect(isSignedIn(visitor)).resolves.toBe(false);
  });

  it('gets a new id at sign-in: one that was planted before, or belonged to another, signs nobody in', async () => {
    const planted = await signedInAs('chair');
    const id = planted.cookies.get('session');
    const victim = createVisitor(new Map([['session', id ?? '']]));
    await victim.open(`${stand.url}/sign-in?fresh=1&to=/page`, 'manager');
    expect(victim.cookies.get('session')).not.toBe(id);
    expect(headingOf(await victim.get(`${stand.url}/page`))).toMatch(/^manager /);
    await expect(isSignedIn(planted)).resolves.toBe(false);
    const invented = createVisitor(new Map([['session', 's%3Ainvented.signature']]));
    await invented.open(`${stand.url}/page`, 'manager');
    expect(invented.cookies.get('session')).not.toContain('invented');
  });

  it('is over at once for a person who was ended or given another sign-in, and its row is gone', async () => {
    for (const change of [{ ended_at: stand.now() }, { subject: 'another' }, { issuer: 'https://other.example' }]) {
      await stand.db.deleteFrom('sessions').execute();
      const visitor = await signedInAs('teacher');
      await stand.db.updateTable('people').set(change).where('id', '=', 'teacher').execute();
      const page = await visitor.get(`${stand.url}/page`);
      expect([page.status, headingOf(page)]).toEqual([403, 'This account has no part here any more']);
      expect(visitor.cookies.has('session')).toBe(false);
      await expect(rows()).resolves.toEqual([]);
      const back = { ended_at: null, subject: 'teacher', issuer: stand.provider.issuer };
      await stand.db.updateTable('people').set(back).where('id', '=', 'teacher').execute();
    }
  });

  it('holds nothing readable in its row, and the row opens nowhere else', async () => {
    await stand.db.deleteFrom('sessions').execute();
    const visitor = await signedInAs('psychologist');
    const [row] = await rows();
    const everything = Object.values(row!)
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value))
      .join(' ');
    expect(everything).not.toMatch(/psychologist|eyJ/);
    const id = decodeURIComponent(visitor.cookies.get('session')!).slice(2).split('.')[0]!;
    expect(everything).not.toContain(id);
    expect(row!.sealed).toMatch(/^k1\.[\w-]+$/);

    const other = await signedInAs('manager');
    await stand.db.updateTable('sessions').set({ sealed: row!.sealed }).where('id', '!=', row!.id).execute();
    await expect(isSignedIn(other)).resolves.toBe(false);
    await stand.db
      .updateTable('sessions')
      .set({ sealed: row!.sealed.slice(0, -2) })
      .execute();
    await expect(isSignedIn(visitor)).resolves.toBe(false);
  });

  it('outlives a new key of its ring, and ends with its own', async () => {
    const before = await signedInAs('coordinator');
    stand.rotateKeys();
    const after = await signedInAs('coordinator');
    await expect(isSignedIn(before)).resolves.toBe(true);
    stand.withdrawOldKeys();
    await expect(isSignedIn(after)).resolves.toBe(true);
    await expect(isSignedIn(before)).resolves.toBe(false);
  });

  it('is swept by the next sign-in once it has ended', async () => {
    await signedInAs('coordinator');
    stand.pass(31);
    await signedInAs('manager');
    await expect(rows()).resolves.toHaveLength(1);
  });

  it('fills no table for strangers', async () => {
    const before = (await rows()).length;
    for (let n = 0; n < 5; n += 1) await createVisitor().get(`${stand.url}/sign-in?to=/page`);
    await createVisitor().get(`${stand.url}/page`);
    await expect(rows()).resolves.toHaveLength(before);
  });

  it('cannot be read by the worker or the keeper', async () => {
    const { rows: granted } = await stand.db.executeQuery<{ grantee: string }>({
      ...stand.db
        .selectFrom('information_schema.role_table_grants' as never)
        .select('grantee' as never)
        .distinct()
        .where('table_name' as never, '=', 'sessions' as never)
        .compile(),
    });
    const roles = granted.map(({ grantee }) => grantee).filter((name) => name.startsWith('throughcare_'));
    expect(roles).toEqual(['throughcare_app']);
  });
});

describe('while the record is away', () => {
  it('a page says so, and the session goes on afterwards', async () => {
    const visitor = await signedInAs('coordinator');
    await stand.takeRecordAway();
    const page = await visitor.get(`${stand.url}/page`, { 'accept-language': 'ar' });
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    const form = await visitor.post(`${stand.url}/page`, {});
    expect(headingOf(form)).toBe('The record cannot be reached at the moment');
    await stand.bringRecordBack();
    await expect(isSignedIn(visitor)).resolves.toBe(true);
  });
});

describe('a sign-out', () => {
  it('makes the cookie worthless, wherever a thief has it, and leads to the sign-out of the provider', async () => {
    const visitor = await signedInAs('coordinator');
    const stolen = createVisitor(new Map(visitor.cookies));
    await expect(isSignedIn(stolen)).resolves.toBe(true);
    const asked = await visitor.get(`${stand.url}/sign-out`);
    expect(headingOf(asked)).toBe('Do you want to sign out?');
    const done = await visitor.post(`${stand.url}/sign-out`, { _csrf: tokenOf(asked) });
    expect([done.status, headingOf(done)]).toEqual([200, 'You are signed out']);
    expect(done.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(visitor.cookies.has('session')).toBe(false);
    await expect(isSignedIn(stolen)).resolves.toBe(false);

    const there = /href="([^"]+session\/end[^"]+)"/.exec(done.text)?.[1]?.replaceAll('&amp;', '&');
    const leaving = await visitor.get(there ?? '');
    const [, action = '', xsrf = ''] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/.exec(leaving.text) ?? [];
    const back = await visitor.follow(await visitor.post(action, { xsrf, logout: 'yes' }));
    expect([back.url, headingOf(back)]).toEqual([`${stand.url}/sign-out`, 'You are signed out']);
    const again = await visitor.follow(await visitor.get(`${stand.url}/page`));
    expect(new URL(again.url).origin).toBe(stand.provider.issuer);
  });

  it('is not undone by a request of the same session that ends later', async () => {
    const visitor = await signedInAs('coordinator');
    const before = (await rows()).length;
    stand.pass(2);
    const asked = await visitor.get(`${stand.url}/sign-out`);
    const cookies = new Map(visitor.cookies);
    const [, late] = await Promise.all([
      visitor.post(`${stand.url}/sign-out`, { _csrf: tokenOf(asked) }),
      createVisitor(cookies).get(`${stand.url}/page`),
    ]);
    expect([200, 303]).toContain(late.status);
    await expect(rows()).resolves.toHaveLength(before - 1);
  });

  it('without a session shows where to sign in', async () => {
    const page = await createVisitor().post(`${stand.url}/sign-out`, {});
    expect([page.status, headingOf(page)]).toEqual([200, 'You are signed out']);
  });
});
