import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { loadProviderKeys } from './identity/keys';
import { providerSettings } from './identity/settings';
import { signInPage } from './identity/pages';
import type { LocalPerson } from './people';
import { findFreePort } from './ports';

export interface IdentityOptions {
  /** On 127.0.0.1; 0 means any free port. It is part of the issuer's name. */
  readonly port: number;
  readonly people: readonly LocalPerson[];
  /** Created with random keys at the first start. */
  readonly keysFile: string;
}

export interface IdentityProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

/**
 * An OpenID provider for development: the real protocol, with a list of people instead of a password. Access tokens are
 * JWTs (`at+jwt`, ES256) for the audience `throughcare`; `sub` is the person's key.
 */
export async function startIdentityProvider({ port, people, keysFile }: IdentityOptions): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${port === 0 ? await findFreePort() : port}`;
  const { default: OidcProvider } = await import('oidc-provider');
  const provider = new OidcProvider(issuer, providerSettings(await loadProviderKeys(keysFile), people));
  const protocol = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return void protocol(request, response);
    signIn(provider, people, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' });
      response.end((error as Error).message);
    });
  });
  await once(server.listen(Number(new URL(issuer).port), '127.0.0.1'), 'listening');
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function signIn(
  provider: Provider,
  people: readonly LocalPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response); // throws if cookie and address do not match
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(signInPage(people));
    return;
  }
  const sub = new URLSearchParams(await text(request)).get('sub') ?? '';
  if (!people.some(({ key }) => key === sub)) throw new Error(`Nobody is called "${sub}" here.`);
  // A native client is asked for consent every time (RFC 8252, 8.6); choosing the name is that consent.
  await provider.interactionFinished(request, response, { login: { accountId: sub }, consent: {} });
}
