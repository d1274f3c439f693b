import { randomUUID } from 'node:crypto';
import { urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const person = {
  agencyId: 'second-path',
  givenName: 'Nadia',
  familyName: 'Karam',
  email: 'nadia.karam@example.test',
  disciplines: ['teacher'],
  timeZone: 'Europe/Berlin',
};
const people = urlOf('/people');
const held = { code: 'former_mentoring', until: '2027-06-30' };

describe('the directory', () => {
  it('is changed by administrators alone', async () => {
    for (const who of ['coordinator', 'manager', 'psychologist'])
      expect((await api.post(who, people, person)).status).toBe(403);
    await api.send('coordinator', 'patch', urlOf('/people/{personId}', { personId: 'scholar' }), {}).expect(403);
    await api
      .send('coordinator', 'put', urlOf('/calendars/{calendarId}', { calendarId: 'c' }), {
        timeZone: 'UTC',
        weekend: [7],
        holidays: [],
      })
      .expect(403);
  });

  it('takes in a person, changes what is named, and ends their part once', async () => {
    const created = await api.post('administrator', people, person);
    expect(created.status).toBe(201);
    const url = created.headers['location']!;
    expect(created.body).toMatchObject({ ...person, roles: [], language: 'en', identity: null, endedAt: null });
    const changed = await api.send('administrator', 'patch', url, { familyName: 'Karam-Weiß', language: 'ar' });
    expect(changed.body).toMatchObject({ givenName: 'Nadia', familyName: 'Karam-Weiß', language: 'ar' });
    const ended = await api.post('administrator', `${url}/end`, {}).expect(200);
    const again = await api.post('administrator', `${url}/end`, {}).expect(200);
    expect(again.body.endedAt).toBe(ended.body.endedAt);
  });

  it('takes the same person with the same key once', async () => {
    const key = randomUUID();
    const first = await api.post('administrator', people, person, key).expect(201);
    const second = await api.post('administrator', people, person, key).expect(201);
    expect(second.body).toEqual(first.body);
    const other = await api.post('administrator', people, { ...person, givenName: 'Other' }, key);
    expect({ status: other.status, code: other.body.code }).toEqual({ status: 422, code: 'idempotency_key_reused' });
  });

  it('needs no key, and takes no empty one', async () => {
    const created = await api.post('administrator', people, person).expect(201);
    const end = `${created.headers['location']!}/end`;
    const refused = await api.post('administrator', end, {}, '');
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 400,
      code: 'idempotency_key_invalid',
    });
    expect((await api.get('administrator', created.headers['location']!)).body.endedAt).toBeNull();
  });

  it.each([
    ['an unknown agency', { agencyId: 'nowhere' }, 422, 'unknown_reference'],
    ['an id that is taken', { personId: 'scholar' }, 409, 'already_exists'],
    ['a role that does not exist', { roles: ['king'] }, 400, 'invalid_body'],
    ['an address that is none', { email: 'nadia' }, 400, 'invalid_body'],
    ['a header in an address', { email: 'a@example.test\r\nBcc: b@example.test' }, 400, 'invalid_body'],
    ['a time zone that does not exist', { timeZone: 'Europe/Atlantis' }, 400, 'invalid_body'],
    ['a name of two lines', { givenName: 'Na\ndia' }, 400, 'invalid_body'],
    ['a field of its own', { endedAt: null }, 400, 'invalid_body'],
    [
      'an accreditation that ends twice',
      { accreditations: [held, { ...held, until: '2028-01-01' }] },
      400,
      'invalid_body',
    ],
    ['an accreditation without an end', { accreditations: [{ code: 'former_mentoring' }] }, 400, 'invalid_body'],
    ['an accreditation that is no code', { accreditations: [{ ...held, code: 'Old Friend' }] }, 400, 'invalid_body'],
    ['a day that no calendar has', { vettedUntil: '2027-02-29' }, 400, 'invalid_body'],
  ])('refuses %s', async (_, part, status, code) => {
    const answer = await api.post('administrator', people, { ...person, ...part });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('lets no administrator change what they are themselves, but for their name and address', async () => {
    const own = urlOf('/people/{personId}', { personId: 'administrator' });
    for (const change of [
      { roles: ['administrator', 'coordinator'] },
      { agencyId: 'police' },
      { disciplines: ['psychologist'] },
      { identity: { issuer: 'https://issuer.example', subject: 'somebody' } },
      { accreditations: [held] },
      { vettedUntil: '2040-01-01' },
    ]) {
      const refused = await api.send('administrator', 'patch', own, change);
      expect([refused.status, refused.body.code]).toEqual([422, 'separation_of_duties']);
    }
    const { body } = await api.get('administrator', own).expect(200);
    expect(body).toMatchObject({ roles: ['administrator'] });
    await api.send('administrator', 'patch', own, { language: body.language }).expect(200);
  });

  it('shows names to those who steer or oversee, addresses to those who write, accounts to administrators', async () => {
    const url = urlOf('/people/{personId}', { personId: 'psychologist' });
    expect((await api.get('administrator', url)).body).toHaveProperty('identity.subject', 'psychologist');
    const asCoordinator = (await api.get('coordinator', url)).body;
    expect(asCoordinator).toMatchObject({ givenName: 'Amina', email: 'psychologist@example.test' });
    expect(asCoordinator).not.toHaveProperty('identity');
    const asManager = (await api.get('manager', url)).body;
    expect(asManager).toHaveProperty('familyName');
    expect(asManager).not.toHaveProperty('email');
    const asScholar = (await api.get('scholar', url)).body;
    expect(asScholar).toMatchObject({ personId: 'psychologist', disciplines: ['psychologist'] });
    for (const hidden of ['givenName', 'familyName', 'email']) expect(asScholar).not.toHaveProperty(hidden);
    expect((await api.get('scholar', urlOf('/me'))).body).toHaveProperty('email', 'scholar@example.test');
  });

  it('shows accreditation and vetting of people to those who choose between them', async () => {
    const known = { accreditations: [held], vettedUntil: '2028-02-29' };
    const created = await api.post('administrator', people, { ...person, ...known }).expect(201);
    const url = created.headers['location']!;
    for (const who of ['administrator', 'coordinator', 'manager'])
      expect((await api.get(who, url)).body).toMatchObject(known);
    for (const who of ['scholar', 'chair', 'auditor'])
      for (const hidden of Object.keys(known)) expect((await api.get(who, url)).body).not.toHaveProperty(hidden);
    expect((await api.get('psychologist', urlOf('/me'))).body).toHaveProperty('vettedUntil');
    const { body } = await api.send('administrator', 'patch', url, { accreditations: [], vettedUntil: null });
    expect(body).toMatchObject({ accreditations: [], vettedUntil: null, disciplines: ['teacher'] });
    const { body: untold } = await api.post('administrator', people, person).expect(201);
    expect(untold).toMatchObject({ accreditations: [], vettedUntil: null });
    const { body: page } = await api.get('coordinator', `${people}?discipline=former_extremist`).expect(200);
    expect(page.items).toMatchObject([
      { accreditations: [{ code: 'former_mentoring', until: '2030-12-31' }], vettedUntil: '2030-12-31' },
    ]);
    await api.send('coordinator', 'patch', url, known).expect(403);
  });

  it('lists in pages, by agency and discipline', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `?limit=5${cursor && `&cursor=${cursor}`}`;
      const { body } = await api.get('coordinator', people + query).expect(200);
      seen.push(...body.items.map(({ personId }: { personId: string }) => personId));
      cursor = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['coordinator', 'psychologist', 'aftercare']));
    const police = (await api.get('coordinator', `${people}?discipline=police&agencyId=police`)).body.items;
    expect(police).toMatchObject([{ personId: 'police' }]);
  });

  it('keeps agencies, facilities and calendars', async () => {
    const calendarId = 'islands';
    const calendar = { timeZone: 'Pacific/Auckland', weekend: [7, 6, 6], holidays: ['2027-02-06'] };
    const kept = await api.send('administrator', 'put', urlOf('/calendars/{calendarId}', { calendarId }), calendar);
    expect(kept.body).toEqual({ ...calendar, calendarId, weekend: [6, 7] });
    const agency = await api.post('administrator', urlOf('/agencies'), { agencyId: 'isle', name: 'Isle', calendarId });
    expect(agency.status).toBe(201);
    const facility = { facilityId: 'bay', agencyId: 'isle', name: 'The Bay', calendarId };
    await api.post('administrator', urlOf('/facilities'), facility).expect(201);
    const renamed = await api.send('administrator', 'patch', urlOf('/facilities/{facilityId}', { facilityId: 'bay' }), {
      name: 'Bay House',
    });
    expect(renamed.body).toEqual({ ...facility, name: 'Bay House', endedAt: null });
    await api.get('coordinator', urlOf('/agencies/{agencyId}', { agencyId: 'isle' })).expect(200);
    await api.get('coordinator', urlOf('/agencies/{agencyId}', { agencyId: 'none' })).expect(404);
    await api.get('coordinator', urlOf('/calendars/{calendarId}', { calendarId: 'none' })).expect(404);
  });

  it('knows what a new case can run under', async () => {
    const { body } = await api.get('coordinator', urlOf('/programmes')).expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['demo', 'standard', 'youth']);
    expect(body.items[1].definition.reasons.invitationDeclined).toContain('on_leave');
  });
});
