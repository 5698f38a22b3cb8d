import type { Provider } from './provider.js';

/** What a tenant gives to a partner, as the variables by which a run finds it. */
export const environmentOf = ({
  origin,
  settings,
}: Provider): Readonly<Record<`CONFORMANCE_${string}`, string>> => ({
  CONFORMANCE_TARGET: origin,
  CONFORMANCE_INSTITUTION: settings.institution,
  CONFORMANCE_PARTNER: settings.partner,
  CONFORMANCE_CLIENT_ID: settings.clientId,
  CONFORMANCE_KEY_ID: settings.keyId,
  CONFORMANCE_PRIVATE_KEY: settings.privateKeyPem,
  CONFORMANCE_TOKEN_URL: settings.tokenUrl,
  CONFORMANCE_AUDIENCE: settings.audience,
});
