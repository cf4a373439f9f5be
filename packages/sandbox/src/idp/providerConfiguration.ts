// SPDX-License-Identifier: Apache-2.0
import type {
  Account,
  AdapterFactory,
  Configuration,
  KoaContextWithOIDC,
} from 'oidc-provider';
import type { Person } from './person';
import type { SigningKeys } from './signingKeys';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

export interface ProviderOptions {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  people: Person[];
  keys: SigningKeys;
  adapter: AdapterFactory;
  renderError(ctx: KoaContextWithOIDC): void;
}

/** One confidential client, Acme's people, and nothing that they would have to agree to. */
export function providerConfiguration(options: ProviderOptions): Configuration {
  return {
    adapter: options.adapter,
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: options.redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    findAccount: async (_ctx, id) => findAccount(options.people, id),
    loadExistingGrant: grantWhatIsAsked,
    issueRefreshToken: async (_ctx, client) =>
      client.grantTypeAllowed('refresh_token'),
    // Tokens stand on their own: the session ends with the sign-in.
    expiresWithSession: async () => false,
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    renderError: options.renderError,
    jwks: options.keys.jwks,
    cookies: { keys: options.keys.cookieSecrets },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) =>
          token.clientId === client.clientId,
      },
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: 14 * DAY_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      RefreshToken: 14 * DAY_SECONDS,
      Session: HOUR_SECONDS,
    },
  };
}

function findAccount(people: Person[], id: string): Account | undefined {
  const person = people.find(({ login }) => login === id);
  if (!person) return undefined;
  return {
    accountId: person.login,
    claims: async () => ({
      sub: person.login,
      name: person.name,
      preferred_username: person.login,
      email: person.email,
      email_verified: true,
    }),
  };
}

/** The company's own portal needs no consent, so there is no page for it. */
async function grantWhatIsAsked(ctx: KoaContextWithOIDC) {
  const { client, provider, session, requestParamScopes } = ctx.oidc;
  const grant = new provider.Grant({
    clientId: client?.clientId,
    accountId: session?.accountId,
  });
  grant.addOIDCScope([...requestParamScopes].join(' '));
  await grant.save();
  return grant;
}
