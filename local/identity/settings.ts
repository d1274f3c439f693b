import type { Configuration } from 'oidc-provider';
import type { LocalPerson } from '../people';
import type { ProviderKeys } from './keys';
import { errorPage, signOutPage, signedOutPage } from './pages';

/** The audience of access tokens, which the API expects in OIDC_AUDIENCE. */
const audience = 'throughcare';

/** The default resource: every token is for the API. RFC 8707 requires an absolute URI. */
const api = 'urn:throughcare:api';

/** Public clients need no secret; PKCE protects the code (RFC 7636). */
const clients = [
  { client_id: 'throughcare-cli', redirect_uris: ['http://127.0.0.1/callback'], post_logout_redirect_uris: [] },
  {
    client_id: 'throughcare-pages',
    redirect_uris: ['http://127.0.0.1/auth/callback', 'http://localhost/auth/callback'],
    post_logout_redirect_uris: ['http://127.0.0.1/sign-out', 'http://localhost/sign-out'],
  },
] as const;

const hour = 60 * 60;

/** Authorization code with PKCE, access tokens as JWT (RFC 9068), people instead of passwords. */
export function providerSettings(keys: ProviderKeys, people: readonly LocalPerson[]): Configuration {
  return {
    clients: clients.map(({ client_id, redirect_uris, post_logout_redirect_uris }) => ({
      client_id,
      redirect_uris: [...redirect_uris],
      post_logout_redirect_uris: [...post_logout_redirect_uris],
      // Native clients may return to any port of 127.0.0.1 (RFC 8252, 7.3), since the API's port can change.
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookies] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    pkce: { required: () => true },
    responseTypes: ['code'],
    claims: { openid: ['sub'], profile: ['name', 'given_name', 'family_name', 'locale'], email: ['email'] },
    conformIdTokenClaims: false,
    ttl: {
      AccessToken: 8 * hour,
      IdToken: hour,
      AuthorizationCode: 60,
      Interaction: hour,
      Session: hour,
      Grant: 8 * hour,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => void (context.body = signOutPage(form)),
        postLogoutSuccessSource: (context) => void (context.body = signedOutPage()),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => api,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 8 * hour,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    findAccount: (_context, sub) => {
      const person = people.find(({ key }) => key === sub);
      return person && { accountId: sub, claims: () => claimsOf(person) };
    },
    // The library's own pages load a font from elsewhere.
    renderError: (context, { error, error_description }) => {
      context.type = 'html';
      context.body = errorPage(error, error_description);
    },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    // Signing in here is consent: no demonstration person is asked for it.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      grant.addResourceScope(api, 'api');
      await grant.save();
      return grant;
    },
  };
}

function claimsOf({ key, givenName, familyName, email, language }: LocalPerson): { sub: string } {
  const profile = { name: `${givenName} ${familyName}`, given_name: givenName, family_name: familyName };
  return { sub: key, ...profile, email, locale: language } as { sub: string };
}
