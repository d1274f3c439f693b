import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePorts } from '../../local/choose-ports';
import { portNames, portTable, readLocalConfig } from '../../local/config';
import { addressesOf, environmentOf, withoutForeign } from '../../local/environment';
import { findFreePort } from '../../local/ports';
import { ensureRootKey, loadSecrets, logins } from '../../local/secrets';

let dir: string;
const anyPort = Object.fromEntries(portNames.map((name) => [portTable[name].variable, '0']));

beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'throughcare config '))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('every wrong variable is named at once, and no password with it', () => {
  const env = {
    PORT: 'x',
    LOCAL_OIDC_PORT: '70000',
    DATABASE_URL: 'mysql://me:secret@host/db',
    TEMPORAL_ADDRESS: 'host',
  };
  const read = (): unknown => readLocalConfig(env, '/home');
  expect(read).toThrow(/PORT is "x"[\s\S]*LOCAL_OIDC_PORT is "70000"[\s\S]*DATABASE_URL[\s\S]*TEMPORAL_ADDRESS/);
  expect(read).not.toThrow(/secret/);
});

test('two parts cannot be given one port, unless a server of the user takes the place of one', () => {
  const env = { PORT: '5433' };
  expect(() => readLocalConfig(env, '/home')).toThrow('PORT and LOCAL_POSTGRES_PORT are both 5433');
  const own = { DATABASE_URL: 'postgres://host/db', KEYS_DATABASE_URL: 'postgres://host/keys' };
  expect(() => readLocalConfig({ ...env, ...own }, '/home')).not.toThrow();
});

describe('a port that is taken', () => {
  const servers: Server[] = [];
  const take = async (): Promise<number> => {
    const port = await findFreePort();
    const server = createServer().listen(port, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return port;
  };
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  test('is named with its part and its variable, all of them at once', async () => {
    const [api, temporal] = [await take(), await take()];
    const env = { ...anyPort, PORT: String(api), LOCAL_TEMPORAL_PORT: String(temporal), THROUGHCARE_LOCAL_DIR: dir };
    await expect(choosePorts(readLocalConfig(env, '/home'))).rejects.toThrow(
      `Port ${api} for API and pages is taken: set PORT to another, or to 0 for any free one.\n` +
        `Port ${temporal} for Temporal is taken: set LOCAL_TEMPORAL_PORT to another, or to 0 for any free one.`,
    );
  });

  test('does not matter where the part is not started', async () => {
    const port = await take();
    const env = { ...anyPort, SMTP_PORT: String(port), SMTP_URL: 'smtp://mail.example:25', THROUGHCARE_LOCAL_DIR: dir };
    await expect(choosePorts(readLocalConfig(env, '/home'))).resolves.toMatchObject({ smtp: port });
  });

  test('is replaced by another where it was only a free one before', async () => {
    const config = readLocalConfig({ ...anyPort, THROUGHCARE_LOCAL_DIR: dir }, '/home');
    const first = await choosePorts(config);
    expect(await choosePorts(config)).toEqual(first);
    const server = createServer().listen(first.oidc, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const second = await choosePorts(config);
    expect(second).toEqual({ ...first, oidc: second.oidc });
    expect(second.oidc).not.toBe(first.oidc);
  });
});

test('secrets are random, kept and for their owner only', () => {
  const file = join(dir, 'secrets.json');
  const secrets = loadSecrets(file);
  expect(loadSecrets(file)).toEqual(secrets);
  expect(statSync(file).mode & 0o077).toBe(0);
  const passwords = Object.values(secrets.passwords);
  for (const password of passwords) expect(password).toMatch(/^[A-Za-z0-9_-]{24}$/);
  expect(new Set(passwords).size).toBe(Object.keys(logins).length);
});

test('the root key is random, kept, marked as a development key and for its owner only', () => {
  const file = ensureRootKey(join(dir, 'root.key'));
  const key = readFileSync(file, 'utf8');
  expect(key).toMatch(/^dev-[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\n$/);
  expect(readFileSync(ensureRootKey(file), 'utf8')).toBe(key);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('the rings of a stack from before there was a key store are kept, and stay what they were', () => {
  const file = join(dir, 'secrets.json');
  writeFileSync(file, JSON.stringify({ LINK_KEYS: 'dev-1:secret', PAGE_KEYS: 'dev-2:secret' }));
  const oldRings = { LINK_KEYS: 'dev-1:secret', PAGE_KEYS: 'dev-2:secret' };
  expect(loadSecrets(file).oldRings).toEqual(oldRings);
  expect(loadSecrets(file).oldRings).toEqual(oldRings);
});

describe('what API and worker are given', () => {
  const databases = { DATABASE_URL: 'postgres://host/db', KEYS_DATABASE_URL: 'postgres://host/keys' };
  const environment = (given: Record<string, string>): Record<string, string> => {
    const config = readLocalConfig(given, '/home');
    return environmentOf(config, addressesOf(config, config.ports), databases, given);
  };

  test('settings of the user stay, those for another engine do not reach the one that is started', () => {
    const given = { MAIL_FROM: 'me@example.test', TEMPORAL_API_KEY: 'key', PATH: '/bin', HOST: 'x86_64-linux-gnu' };
    const environmentGiven = environment(given);
    expect(environmentGiven).toMatchObject({
      THROUGHCARE_ENV: 'local',
      MAIL_FROM: 'me@example.test',
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      OIDC_ISSUER: 'http://127.0.0.1:3001',
      OIDC_CLIENT_ID: 'throughcare-pages',
      PUBLIC_URL: 'http://127.0.0.1:3000',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      PATH: '/bin',
      HOST: '127.0.0.1',
    });
    expect(environmentGiven).not.toHaveProperty('TEMPORAL_API_KEY');
  });

  test('what is kept of it for other commands holds nothing that only the user’s shell is about', () => {
    const given = { MAIL_FROM: 'me@example.test', CLOUD_TOKEN: 'secret', PATH: '/bin' };
    const kept = withoutForeign(environment(given), given);
    expect(kept).toMatchObject({ ...databases, MAIL_FROM: 'me@example.test', TEMPORAL_ADDRESS: '127.0.0.1:7233' });
    for (const foreign of ['CLOUD_TOKEN', 'PATH']) expect(kept).not.toHaveProperty(foreign);
  });

  test('servers of the user take the place of parts', () => {
    const own = {
      TEMPORAL_ADDRESS: 'temporal.example:7233',
      TEMPORAL_API_KEY: 'key',
      SMTP_URL: 'smtps://mail.example:465',
      OIDC_ISSUER: 'https://sign-in.example',
    };
    expect(environment(own)).toMatchObject(own);
  });
});
