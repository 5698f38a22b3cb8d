/** A situation at the provider that an interaction of a pact takes for granted, and what it is made of. */
export interface ProviderState {
  readonly name: string;
  /** What is so at the provider, as a sentence. */
  readonly means: string;
  /** The parameters that a pact may give, by name: how the situation should look. */
  readonly parameters: readonly string[];
  /**
   * The values that whoever builds the state hands back, for the `${name}` expressions of the pact. Those that stand
   * in a path are percent-encoded already, each one segment (RFC 3986 §2.1, §3.3).
   */
  readonly provides: readonly string[];
  /**
   * - `always`: it can be built through the API, touching nothing but what was built
   * - `empty-collection`: only where nobody else has clients; elsewhere it would mean to delete theirs
   * - `failed-login`: it makes requests that count as failed logins
   */
  readonly buildable: 'always' | 'empty-collection' | 'failed-login';
}

const COLLECTION = ['institution', 'partner'] as const;
const METADATA = ['name', 'redirectUri'] as const;

/** Every state that a pact with this provider may name. */
export const PROVIDER_STATES = {
  clientExists: {
    name: 'a client exists',
    means: 'The partner has at least one client, and `clientId` is the id of one.',
    parameters: ['name', 'redirectUris'],
    provides: [...COLLECTION, 'clientId', ...METADATA],
    buildable: 'always',
  },
  noClientExists: {
    name: 'no client exists',
    means: 'The partner has no client at all.',
    parameters: [],
    provides: COLLECTION,
    buildable: 'empty-collection',
  },
  unknownClient: {
    name: 'no client has the id',
    means: '`clientId` is an id that no client has or had.',
    parameters: ['clientId'],
    provides: [...COLLECTION, 'clientId', ...METADATA],
    buildable: 'always',
  },
  clientMayBeCreated: {
    name: 'a client may be created',
    means: 'The partner may create a client called `name`, with the redirect URI `redirectUri`.',
    parameters: ['name', 'redirectUris'],
    provides: [...COLLECTION, ...METADATA],
    buildable: 'always',
  },
  tokenRefused: {
    name: 'the access token is refused',
    means: 'The access token of the request, as it stands in the pact, is none of the provider’s.',
    parameters: [],
    provides: COLLECTION,
    buildable: 'failed-login',
  },
} as const satisfies Record<string, ProviderState>;

/**
 * The `Authorization` values of our pacts. The first stands for a token that the provider accepts: whoever verifies
 * puts a real one in its place. The second is sent as it stands.
 */
export const PACT_AUTHORIZATION = {
  accepted: 'Bearer accepted-token',
  refused: 'Bearer refused-token',
} as const;
