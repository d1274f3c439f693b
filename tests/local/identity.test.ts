import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startIdentityProvider, type IdentityProvider } from '../../local/identity';
import { obtainToken } from '../../local/identity/obtain-token';
import { people } from '../../local/people';

let folder: string;
let provider: IdentityProvider;
const keysFile = (): string => join(folder, 'keys.json');

beforeAll(async () => {
  // The library warns about development settings: state in memory, and Node 20.
  console.warn = () => undefined;
  folder = mkdtempSync(join(tmpdir(), 'throughcare identity '));
  provider = await startIdentityProvider({ port: 0, people, keysFile: keysFile() });
});

afterAll(async () => {
  await provider.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a person signs in by the code flow and gets an access token for the API, signed by the published key', async () => {
  const token = await obtainToken(provider.issuer, 'dutyOfficer');
  const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`));
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: provider.issuer,
    audience: 'throughcare',
    typ: 'at+jwt',
    algorithms: ['ES256'],
  });
  expect(payload.sub).toBe('dutyOfficer');
  expect(protectedHeader.alg).toBe('ES256');
});

test('nobody unknown is signed in', async () => {
  await expect(obtainToken(provider.issuer, 'nobody')).rejects.toThrow('Nobody is called "nobody"');
});

test('a code cannot be had without PKCE', async () => {
  const query = 'client_id=throughcare-cli&response_type=code&scope=openid&redirect_uri=http://127.0.0.1/callback';
  const response = await fetch(`${provider.issuer}/auth?${query}`, { redirect: 'manual' });
  expect(response.headers.get('location')).toContain('error=invalid_request');
});

test('its private keys are for its owner only', () => {
  expect(statSync(keysFile()).mode & 0o077).toBe(0);
});
