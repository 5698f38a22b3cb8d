import { MatchersV3 } from '@pact-foundation/pact';
import { PROVIDER_STATES } from '../../src/pact/provider-states.js';
import type { Given } from './_agree.js';
import { CLIENT_ID, METADATA } from './_console.js';

const { like, string } = MatchersV3;

/**
 * A client as the console reads it. `like` of a list asks for a list of such items, be it empty: the console does not
 * mind a client without redirect URIs. `eachLike` would ask for one at least.
 */
export const DETAILS = {
  clientId: string(CLIENT_ID),
  name: string(METADATA.name),
  redirectUris: like(METADATA.redirectUris.map((uri) => string(uri))),
};

const PARAMETERS = { name: METADATA.name, redirectUris: [...METADATA.redirectUris] };

export const EXISTING: Given = { state: PROVIDER_STATES.clientExists, parameters: PARAMETERS };
export const CREATABLE: Given = {
  state: PROVIDER_STATES.clientMayBeCreated,
  parameters: PARAMETERS,
};
export const UNKNOWN: Given = {
  state: PROVIDER_STATES.unknownClient,
  parameters: { clientId: CLIENT_ID },
};
export const REFUSED: Given = { state: PROVIDER_STATES.tokenRefused };
