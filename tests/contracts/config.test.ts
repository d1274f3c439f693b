import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { apiConfig } from '../../api/config';
import { workerConfig } from '../../worker/config';
import {
  ConfigError,
  loadConfig,
  parseConfig,
  portVariable,
  keyRing,
  variables,
  type Environment,
} from '../../shared/platform/config';

const schema = (environment: Environment) =>
  z.object({
    ...variables.database(),
    ...variables.issuer(environment),
    ...variables.publicNames(environment),
    PAGE_KEYS: keyRing(environment),
    PORT: portVariable(3000),
  });

const key = (id: string) => `${id}:${Buffer.alloc(32, id).toString('base64')}`;
const complete = {
  DATABASE_URL: 'postgres://throughcare@db.example/throughcare',
  OIDC_ISSUER: 'https://id.example',
  PUBLIC_URL: 'https://throughcare.example/',
  CONTACT_LINE: 'Call 0800 000000',
  PAGE_KEYS: `${key('k2')},${key('k1')}`,
};
const unstamped = async (): Promise<null> => null;

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

const folder = mkdtempSync(join(tmpdir(), 'throughcare-config-'));
const store = { KEYS_DATABASE_URL: 'postgres://api@keys.example/keys', ROOT_KEY_FILE: rootFile('root', 'r1') };
afterAll(() => rmSync(folder, { recursive: true }));

function rootFile(name: string, id: string, mode = 0o600): string {
  const file = join(folder, name);
  writeFileSync(file, `${key(id)}\n`, { mode });
  return file;
}

describe('the configuration of a process', () => {
  it('is parsed once, with defaults for what is not secret', () => {
    const config = parseConfig(schema, complete);
    expect(config).toMatchObject({
      THROUGHCARE_ENV: 'production',
      PORT: 3000,
      PUBLIC_URL: 'https://throughcare.example',
    });
    expect(config.PAGE_KEYS.current.id).toBe('k2');
    expect([...config.PAGE_KEYS.byId.keys()]).toEqual(['k2', 'k1']);
  });

  it('names everything missing at once, and takes an empty variable for a missing one', () => {
    expect(problemsOf(() => parseConfig(schema, { PAGE_KEYS: '' }))).toEqual([
      'DATABASE_URL: is not set',
      'OIDC_ISSUER: is not set',
      'PUBLIC_URL: is not set',
      'CONTACT_LINE: is not set',
      'PAGE_KEYS: is not set',
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    const problems = problemsOf(() => parseConfig(schema, { ...complete, PAGE_KEYS: 'k1:c2VjcmV0', PORT: 'secret' }));
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/c2VjcmV0|secret/);
  });

  it('refuses in production, in one breath, what belongs to a local stack', async () => {
    const local = {
      ...complete,
      OIDC_ISSUER: 'http://127.0.0.1:3001',
      PAGE_KEYS: key('dev-1'),
      PUBLIC_URL: 'http://throughcare.example',
    };
    await expect(loadConfig(schema, local, async () => 'local')).rejects.toMatchObject({
      problems: [
        'OIDC_ISSUER: a plain-http issuer is refused in production',
        'OIDC_ISSUER: an issuer on this machine is refused in production',
        'PUBLIC_URL: a URL such as https://throughcare.example',
        'PAGE_KEYS: dev-1 is a development key',
        'DATABASE_URL: this database is stamped as one of a local stack',
      ],
    });
    const stack = await loadConfig(schema, { ...local, THROUGHCARE_ENV: 'local' }, async () => 'local');
    expect(stack.OIDC_ISSUER).toBe('http://127.0.0.1:3001');
  });

  it.each([
    ...[
      'https://localhost',
      'https://[::1]:3001',
      'https://127.1.2.3',
      'https://id.localhost',
      'https://localhost.:3001',
    ],
    ...[
      'https://[::ffff:127.0.0.1]',
      'https://[::ffff:0.0.0.0]',
      'https://127.1',
      'https://0x7f000001',
      'https://LOCALHOST',
    ],
  ])('knows %s as this machine', async (issuer) => {
    await expect(loadConfig(schema, { ...complete, OIDC_ISSUER: issuer }, unstamped)).rejects.toThrow(
      'on this machine',
    );
  });

  it.each([
    ['production', '0.0.0.0'],
    ['local', '127.0.0.1'],
    ['test', '127.0.0.1'],
  ] as const)('has a %s process listen on %s unless told otherwise', (THROUGHCARE_ENV, host) => {
    const own = { TEMPORAL_ADDRESS: 'engine.example:7233', OIDC_CLIENT_ID: 'pages', ...store };
    const sender = { SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'post@throughcare.example' };
    for (const process of [apiConfig, workerConfig]) {
      const env = { ...complete, ...own, ...sender, THROUGHCARE_ENV };
      expect(parseConfig<{ HOST: z.ZodType<string> }>(process, env).HOST).toBe(host);
      expect(parseConfig<{ HOST: z.ZodType<string> }>(process, { ...env, HOST: '10.0.0.7' }).HOST).toBe('10.0.0.7');
    }
  });

  describe('that keeps keys', () => {
    const keeping = () => z.object({ ...variables.database(), ...variables.keyStore() });
    const given = { DATABASE_URL: complete.DATABASE_URL, ...store };
    const problems = (changes: Record<string, string>, THROUGHCARE_ENV = 'production') =>
      problemsOf(() => parseConfig(keeping, { ...given, ...changes, THROUGHCARE_ENV }));

    it('takes a store of its own and a root key in a file or in a token', () => {
      expect(parseConfig(keeping, given)).toMatchObject(store);
      const token = { PKCS11_MODULE: '/lib.so', PKCS11_TOKEN: 't', PKCS11_PIN: '1', PKCS11_KEY_LABEL: 'root' };
      expect(parseConfig(keeping, { ...given, ROOT_KEY_FILE: '', ...token })).toMatchObject(token);
    });

    it('says everything that is missing at once', () => {
      expect(problems({ KEYS_DATABASE_URL: '', ROOT_KEY_FILE: '' })).toEqual([
        'KEYS_DATABASE_URL: is not set',
        'ROOT_KEY_FILE: is not set, nor is PKCS11_MODULE',
      ]);
      expect(problems({ PKCS11_MODULE: '/lib.so' })).toEqual([
        'PKCS11_TOKEN: is not set',
        'PKCS11_PIN: is not set',
        'PKCS11_KEY_LABEL: is not set',
      ]);
    });

    it('refuses the database of the record, by whichever login, and a root key that is none', () => {
      const KEYS_DATABASE_URL = 'postgresql://other:secret@db.example:5432/throughcare?sslmode=require';
      expect(problems({ KEYS_DATABASE_URL, ROOT_KEY_FILE: '/nowhere/root.key' }, 'test')).toEqual([
        'KEYS_DATABASE_URL: is the database of the record; keys belong into one of their own',
        'ROOT_KEY_FILE: the file cannot be read (ENOENT)',
      ]);
      const empty = join(folder, 'empty');
      writeFileSync(empty, 'secret');
      expect(problems({ ROOT_KEY_FILE: empty }, 'test')).toEqual([
        'ROOT_KEY_FILE: a line of the file is written id:base64 of 32 bytes',
      ]);
    });

    it('refuses in production a root key of a local stack, one that others can read, and a store of a local stack', async () => {
      const open = { ...given, ROOT_KEY_FILE: rootFile('open', 'dev-1', 0o644), PKCS11_KEY_LABEL: 'dev' };
      const stamps = async (url: string) => (url === given.KEYS_DATABASE_URL ? 'local' : null);
      await expect(loadConfig(keeping, open, stamps)).rejects.toMatchObject({
        problems: [
          'ROOT_KEY_FILE: every account of this machine can read the file (chmod o= FILE)',
          'ROOT_KEY_FILE: dev-1 is a development key',
          'PKCS11_KEY_LABEL: dev is a development key',
          'KEYS_DATABASE_URL: this database is stamped as one of a local stack',
        ],
      });
      await expect(loadConfig(keeping, { ...open, THROUGHCARE_ENV: 'local' }, stamps)).resolves.toBeDefined();
    });
  });

  it('refuses an unknown environment instead of guessing', () => {
    expect(problemsOf(() => parseConfig(schema, { ...complete, THROUGHCARE_ENV: 'prod' }))).toEqual([
      'THROUGHCARE_ENV: one of production, local, test',
    ]);
  });
});
