import { checkToken } from '../auth/settings.js';
import { appError } from './errors.js';
import { credentialsOf } from './credentials.js';
import { authorizerOf, demandCredentials, plainTransportOf } from './network.js';
import { userAgentOf } from './packaged.js';
import { expiryOf } from './planned-requests.js';
import type { Settings } from './settings.js';
import type { Target } from './target.js';

type Values = Settings<'doctor'>['values'];

/** Nobody hears of what a doctor sends. */
export const UNHEARD = {
  learn: () => undefined,
  onSent: () => undefined,
  userAgent: userAgentOf('doctor'),
};

/** A second token is of no use without a second collection. */
export const secondCollection = ({ other }: Target, { otherToken }: Values): string => {
  if (otherToken !== undefined) checkToken(otherToken);
  if (other)
    return `${other.institution}, ${other.partner}, with ${otherToken === undefined ? 'the same token' : 'a token of its own'}`;
  if (otherToken === undefined) return 'none';
  throw appError(
    'target-incomplete',
    'CONFORMANCE_OTHER_TOKEN is set, and no second institution or partner is named',
    { next: 'name it with --other-institution or --other-partner' },
  );
};

const EXPIRED = {
  none: 'none',
  long: 'expired long enough ago',
} as const;

export const expiredToken = (values: Values): string => {
  const state = expiryOf(values);
  if (state === 'none' || state === 'long') return EXPIRED[state];
  const why =
    state === 'unknown' ? 'does not say when it expired' : 'has not been expired for ten minutes';
  throw appError('auth-settings', `CONFORMANCE_EXPIRED_TOKEN ${why}`);
};

/** Reads the key, and signs nothing. */
export const credentials = async (target: Target, values: Values): Promise<string> => {
  const transport = plainTransportOf(values);
  try {
    const production = values.allowProduction;
    authorizerOf(undefined, target, values, { ...UNHEARD, transport, production });
    demandCredentials(target, values, production);
  } finally {
    await transport.close();
  }
  const found = credentialsOf(target, values);
  if (!found) return 'none: this machine needs none';
  return found.kind === 'token' ? 'a token' : `client ${found.clientId}, and its key`;
};
