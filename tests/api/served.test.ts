import { METHODS } from 'node:http';
import request from 'supertest';
import { base, commandPaths, isMade } from '../../api/paths';
import { commandNames } from '../../shared/domain/case-rules';
import { servedDocument } from '../contracts/openapi/document';
import { outside } from '../contracts/openapi/outside';
import { routesServed } from '../contracts/openapi/routes';
import { startApi, type TestApi } from './support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const document = servedDocument();
const described = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({ path, method, ...operation })),
);
const filledIn = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => (isMade(name) ? '6f0e4e0a-3a55-4c6b-9d3e-2f1f0e5b9a10' : 'none'));
const ask = async (method: string, path: string) =>
  request(api.app)
    [method as 'get'](filledIn(path))
    .set({ Authorization: `Bearer ${await api.issuer.token('coordinator')}`, 'Content-Type': 'application/json' })
    .set('Idempotency-Key', 'once');

describe('the document', () => {
  it('describes every route that the router has, and no other; what it leaves out says why', () => {
    const named = described.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
    expect([...routesServed(api.served)].sort()).toEqual([...named, ...Object.keys(outside)].sort());
    for (const reason of Object.values(outside)) expect(reason).toMatch(/\w+/);
  });

  it('has an operation for every command of the catalogue, each under a name of its own', () => {
    const operations = new Map(described.map((each) => [each.operationId, each]));
    expect(operations.size).toBe(described.length);
    for (const name of commandNames)
      expect(operations.get(name)).toMatchObject({ method: 'post', path: base + commandPaths[name] });
  });

  it.each(described)('is answered as it says by $method $path', async ({ method, path, responses }) => {
    const answer = await ask(method, path);
    expect(Object.keys(responses)).toContain(String(answer.status));
    expect(answer.body.code).not.toBe('unknown_route');
  });

  it('is all that an address allows: other methods are refused with the allowed ones', async () => {
    // CONNECT is for proxies; a Node client does not send it as a request.
    const methods = METHODS.filter((method) => method !== 'CONNECT').map((method) => method.toLowerCase());
    for (const [path, operations] of Object.entries(document.paths)) {
      const takes = [...Object.keys(operations), ...('get' in operations ? ['head'] : [])];
      const others = methods.filter((method) => !takes.includes(method));
      // The other methods take the same route.
      for (const method of path === `${base}/cases` ? others : ['delete', 'options', 'patch', 'put', 'post']) {
        if (!others.includes(method)) continue;
        const answer = await ask(method, path);
        const allow = takes.map((each) => each.toUpperCase()).join(', ');
        expect({ path, method, status: answer.status, allow: answer.headers['allow'] }).toEqual({
          path,
          method,
          status: 405,
          allow,
        });
      }
    }
  });

  it('demands a body where it says so, and nowhere else', async () => {
    const taking = described.filter(({ requestBody }) => requestBody !== undefined);
    expect(new Set(taking.map(({ requestBody }) => requestBody?.required ?? false))).toEqual(new Set([true, false]));
    for (const { method, path, requestBody } of taking) {
      const { status } = await ask(method, path);
      const isDemanded = status === 400;
      expect({ path, method, isDemanded }).toEqual({ path, method, isDemanded: requestBody?.required ?? false });
    }
  });

  it('asks everybody for a token but those who look after the service', async () => {
    for (const { method, path, security, responses } of described) {
      const { status } = await request(api.app)[method as 'get'](filledIn(path));
      if (security?.length === 0) expect(Object.keys(responses)).toContain(String(status));
      else expect({ path, method, status }).toEqual({ path, method, status: 401 });
    }
  });
});
