import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { base, rootPaths, urlOf } from '../../api/paths';
import { startApi, type TestApi } from './support/api';
import { opening } from './support/bodies';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const token = async (): Promise<string> => `Bearer ${await api.issuer.token('coordinator')}`;
const raw = async (body: string | Buffer, type: string) =>
  request(api.app)
    .post(urlOf('/cases'))
    .set({ Authorization: await token(), 'Idempotency-Key': randomUUID(), 'Content-Type': type })
    .send(body);

describe('a request that cannot be read', () => {
  it.each([
    ['broken JSON', '{"person":', 'application/json', 400, 'malformed_json'],
    ['JSON that is no object', '"text"', 'application/json', 400, 'malformed_json'],
    ['an array', '[]', 'application/json', 400, 'invalid_body'],
    ['a prototype', '{"__proto__":{"phase":"closed"}}', 'application/json', 400, 'invalid_body'],
    ['another media type', '<case/>', 'application/xml', 415, 'unsupported_media_type'],
    ['another character set', '{}', 'application/json; charset=iso-8859-1', 415, 'unsupported_media_type'],
    ['more than it takes', `"${'x'.repeat(5_000_000)}"`, 'application/json', 413, 'body_too_large'],
  ])('for %s', async (_, body, type, status, code) => {
    const answer = await raw(body, type);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });

  it.each([
    ['/nowhere', 404, 'unknown_route'],
    ['/cases/%E0%A4%A', 400, 'malformed_url'],
    ['/cases?phase=none', 400, 'invalid_query'],
    ['/cases?colour=red', 400, 'invalid_query'],
    ['/cases?limit=0', 400, 'invalid_query'],
    ['/cases?q=a%00b', 400, 'invalid_query'],
    ['/cases?cursor=nonsense', 400, 'invalid_cursor'],
    ['/people?cursor=%00', 400, 'invalid_cursor'],
    ['/tasks/%00', 404, 'not_found'],
  ])('for the address %s', async (path, status, code) => {
    const answer = await api.get('coordinator', base + path);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('names the methods that an address takes', async () => {
    const answer = await request(api.app)
      .delete(urlOf('/cases'))
      .set('Authorization', await token());
    expect({ status: answer.status, allow: answer.headers['allow'] }).toEqual({
      status: 405,
      allow: 'GET, POST, HEAD',
    });
  });
});

describe('what is served', () => {
  it('is described with its parameters', async () => {
    const { body } = await request(api.app).get(rootPaths.openapi);
    expect(body.paths['/api/v1/people'].get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'cursor',
      'limit',
      'agencyId',
      'discipline',
      'role',
      'programme',
      'version',
      'track',
      'instrument',
      'on',
      'endingBefore',
      'ended',
      'signsIn',
      'find',
    ]);
  });

  it('has a page for readers that loads nothing from elsewhere and runs no inline script', async () => {
    const page = await request(api.app).get(rootPaths.docs).expect(200);
    expect(page.text).not.toMatch(/https?:\/\/|<script>/);
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("script-src 'self'");
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      await request(api.app).get(file!).expect(200);
    }
  });

  it('says nothing to browsers that they could keep or run', async () => {
    const { headers } = await api.get('coordinator', urlOf('/cases'));
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});

describe('the log', () => {
  it('holds routes and ids, no addresses as they came, no names, no tokens', async () => {
    api.log.length = 0;
    const { body } = await api.post('coordinator', urlOf('/cases'), opening);
    await api.get('coordinator', urlOf('/cases') + '?q=Haddou');
    await api.post('coordinator', urlOf('/cases/search'), { q: 'Haddou' }).expect(200);
    await api.get('coordinator', urlOf('/cases/{caseId}', { caseId: body.caseId }));
    await request(api.app).get('/l/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    const written = api.log.join('');
    expect(written).toContain('"route":"/api/v1/cases/{caseId}"');
    expect(written).not.toMatch(/Haddou|Karim|Bearer|eyJ|AAAAAAA/);
    expect(written).toContain('"personId":"coordinator"');
  });

  it('finds a request by the id that its caller gave', async () => {
    const answer = await api.get('coordinator', urlOf('/nowhere')).set('X-Correlation-Id', 'trace-0001');
    expect(answer.body.correlationId).toBe('trace-0001');
    expect(answer.headers['x-correlation-id']).toBe('trace-0001');
    expect(api.log.at(-1)).toContain('trace-0001');
  });
});

describe('health', () => {
  it('is live, and degraded without the engine, which refuses nothing', async () => {
    await request(api.app).get(rootPaths.live).expect(200, { status: 'live' });
    const { body } = await request(api.app).get(rootPaths.ready).expect(200);
    expect(body).toEqual({
      status: 'degraded',
      dependencies: {
        record: { ok: true, milliseconds: expect.any(Number) },
        keys: { ok: true, milliseconds: expect.any(Number) },
        engine: { ok: false, milliseconds: expect.any(Number) },
        issuer: { ok: true, milliseconds: expect.any(Number) },
      },
    });
  });

  it('tells what runs', async () => {
    const { body } = await request(api.app).get(rootPaths.info).expect(200);
    expect(body).toMatchObject({ name: 'throughcare', version: '0.0.0', environment: 'test' });
  });
});
