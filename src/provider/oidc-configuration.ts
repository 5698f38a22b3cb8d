import type { IncomingMessage } from 'node:http';
import type { JWK } from 'jose';
import type { Adapter, Configuration, errors as Errors } from 'oidc-provider';
import { judgeAssertion, Replays } from './assertion.js';
import type { Mount } from './mount.js';

/** What the authorization server is made from. */
export interface OidcSetup {
  /** The one resource that tokens are for. */
  readonly resource: string;
  /** Private, for access tokens. */
  readonly signingKey: JWK;
  /** The service client with its public keys. */
  readonly client: { readonly clientId: string; readonly keys: readonly JWK[] };
  readonly mountOf: (request: IncomingMessage) => Mount | undefined;
}

type Errors = typeof Errors;

const TOKEN_SECONDS = 600;

/** Nothing is stored: access tokens are JWTs, and `Replays` remembers assertions. */
const NOTHING: Adapter = {
  upsert: () => Promise.resolve(),
  find: () => Promise.resolve(undefined),
  findByUserCode: () => Promise.resolve(undefined),
  findByUid: () => Promise.resolve(undefined),
  consume: () => Promise.resolve(),
  destroy: () => Promise.resolve(),
  revokeByGrantId: () => Promise.resolve(),
};

/** The library passes over a scope that it does not know; RFC 6749 §5.2 has a word for it. */
const refuseUnknownScopes = (errors: Errors, scope: unknown): void => {
  if (typeof scope !== 'string') return;
  for (const each of scope.split(' ')) {
    if (each !== 'openid') throw new errors.InvalidScope('the scope is not known', each);
  }
};

type Features = NonNullable<Configuration['features']>;

/** Access tokens that the API can verify by itself: JWTs (RFC 9068) for one resource. */
const tokensFor = (resource: string, errors: Errors): Features['resourceIndicators'] => ({
  enabled: true,
  defaultResource: () => resource,
  getResourceServerInfo: (ctx, asked) => {
    if (asked !== resource) throw new errors.InvalidTarget();
    refuseUnknownScopes(errors, ctx.oidc.params?.scope);
    return {
      scope: 'openid',
      audience: resource,
      accessTokenTTL: TOKEN_SECONDS,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'ES256' } },
    };
  },
});

const client = ({ clientId, keys }: OidcSetup['client']) => ({
  client_id: clientId,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  scope: 'openid',
  token_endpoint_auth_method: 'private_key_jwt' as const,
  jwks: { keys: [...keys] },
});

/** The vendor's rules for client assertions, which the library knows only in part. */
const assertionRules = (
  { mountOf }: OidcSetup,
  errors: Errors,
): NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']> => {
  const replays = new Replays();
  return (ctx, claims) => {
    const mount = mountOf(ctx.req);
    if (!mount) throw new errors.InvalidClientAuth('not mounted');
    const wrong = judgeAssertion(claims, mount.clock(), mount.rules, replays);
    if (wrong !== undefined) throw new errors.InvalidClientAuth(wrong);
  };
};

/** The client credentials grant with client assertions, and nothing else that can be left out. */
export const oidcConfiguration = (setup: OidcSetup, errors: Errors): Configuration => ({
  adapter: () => NOTHING,
  jwks: { keys: [setup.signingKey] },
  clients: [client(setup.client)],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  clientAuthMethods: ['private_key_jwt'],
  enabledJWA: {
    clientAuthSigningAlgValues: ['PS256', 'RS256', 'ES256'],
    idTokenSigningAlgValues: ['ES256'],
  },
  scopes: ['openid'],
  responseTypes: [],
  ttl: { ClientCredentials: TOKEN_SECONDS },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: tokensFor(setup.resource, errors),
  },
  formats: {
    customizers: {
      jwt: (ctx, _, { payload }) => {
        payload.iss = ctx.oidc.issuer;
      },
    },
  },
  assertJwtClientAuthClaimsAndHeader: assertionRules(setup, errors),
});
