import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { createVerifier } from '../../api/auth/tokens';
import { urlOf } from '../../api/paths';
import { startIdentityProvider } from '../../local/identity';
import { obtainToken } from '../../local/identity/obtain-token';
import { people } from '../../local/people';
import { startApi, type TestApi } from './support/api';
import { startIssuer, type Twist } from './support/issuer';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ requestsPerMinute: 30 });
});
afterAll(() => api.stop());

const me = urlOf('/me');
const ask = (authorization?: string) => {
  const test = request(api.app).get(me);
  return authorization === undefined ? test : test.set('Authorization', authorization);
};

function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
  return `${header}.${token.split('.')[1] ?? ''}.`;
}

describe('who calls', () => {
  it('is recognised by an access token of the issuer', async () => {
    const { status, body } = await ask(`Bearer ${await api.issuer.token('coordinator')}`);
    expect({ status, personId: body.personId }).toEqual({ status: 200, personId: 'coordinator' });
  });

  it.each<[string, Twist]>([
    ['has expired', { expiresIn: -60 }],
    ['is for another audience', { audience: 'elsewhere' }],
    ['is of another issuer', { issuer: 'https://elsewhere.example' }],
    ['is an ID token', { typ: 'JWT' }],
    ['was signed by somebody else', { foreignKey: true }],
  ])('is not known by a token that %s', async (_, twist) => {
    const { status, body, headers } = await ask(`Bearer ${await api.issuer.token('coordinator', twist)}`);
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'invalid_token' });
    expect(headers['www-authenticate']).toContain('invalid_token');
  });

  it('is not known by an unsigned token, a token that is none, or none', async () => {
    const token = unsigned(await api.issuer.token('coordinator'));
    expect((await ask(`Bearer ${token}`)).body.code).toBe('invalid_token');
    expect((await ask('Bearer nonsense')).body.code).toBe('invalid_token');
    expect((await ask('Basic Y29vcmRpbmF0b3I6')).body.code).toBe('authentication_required');
    const { status, headers } = await ask();
    expect({ status, challenge: headers['www-authenticate'] }).toEqual({
      status: 401,
      challenge: 'Bearer realm="throughcare"',
    });
  });

  it('must be in the directory, and still have a part', async () => {
    expect((await ask(`Bearer ${await api.issuer.token('stranger')}`)).body.code).toBe('unknown_account');
    await api.post('administrator', urlOf('/people/{personId}/end', { personId: 'teacher' }), {}).expect(200);
    const { status, body } = await ask(`Bearer ${await api.issuer.token('teacher')}`);
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'account_ended' });
  });

  it('comes before everything else: the response does not reveal an unknown address or a malformed body', async () => {
    await request(api.app).get(urlOf('/nowhere')).expect(401);
    await request(api.app).post(urlOf('/cases')).set('Content-Type', 'application/json').send('{').expect(401);
  });

  it('may not call without end', async () => {
    const token = await api.issuer.token('manager');
    const answers = [];
    for (let n = 0; n < 31; n += 1) answers.push(await ask(`Bearer ${token}`));
    const last = answers.at(-1)!;
    expect({ status: last.status, code: last.body.code }).toEqual({ status: 429, code: 'too_many_requests' });
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    await ask(`Bearer ${await api.issuer.token('auditor')}`).expect(200);
  });
});

describe('a key that the issuer withdrew', () => {
  it('signs nobody in: not to a process that starts, nor to one that has read it before', async () => {
    const issuer = await startIssuer();
    const options = { issuer: issuer.issuer, audience: 'throughcare' };
    const running = createVerifier({ ...options, keysCachedMs: 0 });
    await running(await issuer.token('chair'));
    await issuer.retireKey();
    const signed = await issuer.token('coordinator', { retiredKey: true });
    for (const verify of [running, createVerifier(options)]) {
      await expect(verify(signed)).rejects.toMatchObject({ status: 401, code: 'invalid_token' });
      await expect(verify(await issuer.token('coordinator'))).resolves.toMatchObject({ subject: 'coordinator' });
    }
    await issuer.stop();
  });
});

describe('a real provider', () => {
  it('gives valid tokens, and its absence differs from a bad token', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughcare-issuer-'));
    const provider = await startIdentityProvider({ port: 0, people, keysFile: join(folder, 'keys.json') });
    const verify = createVerifier({ issuer: provider.issuer, audience: 'throughcare' });
    const token = await obtainToken(provider.issuer, 'chair');
    await expect(verify(token)).resolves.toEqual({ issuer: provider.issuer, subject: 'chair' });
    await provider.stop();
    rmSync(folder, { recursive: true });
    const late = createVerifier({ issuer: provider.issuer, audience: 'throughcare' });
    await expect(late(token)).rejects.toMatchObject({ status: 503, code: 'issuer_unavailable' });
  });
});
