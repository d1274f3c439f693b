import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { running } from '../setup/typescript';

const root = join(__dirname, '../..');
const rootKey = `dev1:${Buffer.alloc(32, 7).toString('base64')}`;
const folder = mkdtempSync(join(tmpdir(), 'throughcare-api-'));
const rootFile = join(folder, 'root.key');
/** Nothing listens at these addresses. */
const environment = {
  THROUGHCARE_ENV: 'local',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  OIDC_ISSUER: 'http://127.0.0.1:1',
  OIDC_CLIENT_ID: 'throughcare-pages',
  PUBLIC_URL: 'http://127.0.0.1:1',
  CONTACT_LINE: 'the office',
  KEYS_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/keys',
  ROOT_KEY_FILE: rootFile,
  PORT: '0',
  METRICS_PORT: '0',
  LOG_LEVEL: 'silent',
};

function startApi(env: Record<string, string>): ChildProcess {
  const PATH = process.env['PATH'] ?? '';
  return spawn(process.execPath, [...running, 'api/main.ts'], { cwd: root, env: { PATH, ...env } });
}

describe('the process of the API', () => {
  beforeAll(() => writeFileSync(rootFile, rootKey, { mode: 0o604 }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names everything that it lacks at once, and ends', async () => {
    const api = startApi({});
    const [said, [code]] = await Promise.all([text(api.stderr!), once(api, 'exit')]);
    expect(code).toBe(1);
    for (const name of [
      'DATABASE_URL',
      'KEYS_DATABASE_URL',
      'ROOT_KEY_FILE',
      'TEMPORAL_ADDRESS',
      'PUBLIC_URL',
      'OIDC_CLIENT_ID',
    ])
      expect(said).toContain(`${name}: is not set`);
  });

  it('refuses in production, which is where it is when nobody says, what belongs to a local stack', async () => {
    const { THROUGHCARE_ENV: _, ...production } = environment;
    const api = startApi(production);
    const [said, [code]] = await Promise.all([text(api.stderr!), once(api, 'exit')]);
    expect(code).toBe(1);
    expect(said).toContain('OIDC_ISSUER: a plain-http issuer is refused in production');
    expect(said).toContain('ROOT_KEY_FILE: dev1 is a development key');
    expect(said).toContain('ROOT_KEY_FILE: every account of this machine can read the file');
    expect(said).not.toContain(rootKey.slice(5));
  });

  it('starts while record, keys, engine and issuer are away, measures itself, and ends on a signal', async () => {
    const api = startApi(environment);
    const [line] = (await once(api.stdout!, 'data')) as [Buffer];
    const [, port, metricsPort] = /^api listening on port (\d+), metrics on port (\d+)\n$/.exec(line.toString()) ?? [];
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ dependencies: { record: { ok: false }, keys: { ok: false } } });
    await fetch(`http://127.0.0.1:${port}/l/secret-token-of-somebody`);
    const measured = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(measured).toMatch(
      /throughcare_http_request_seconds_count\{method="GET",route="\/health\/ready",status="503"\} 1/,
    );
    expect(measured).not.toContain('secret-token');
    api.kill('SIGTERM');
    const [code] = await once(api, 'exit');
    expect(code).toBe(0);
  });
});
