import { appError } from './errors.js';
import { authorizerOf, transportOf } from './network.js';
import { userAgentOf } from './packaged.js';
import type { Settings } from './settings.js';
import { type Target, targetOf } from './target.js';

/**
 * A bearer token for a target, as a run would use it. Throws `target-incomplete`, `credentials-missing` and whatever
 * getting one throws.
 */
export const token = async ({ values, configuration }: Settings<'token'>): Promise<string> => {
  if (values.target === 'embedded')
    throw appError('target-incomplete', 'the embedded provider ends with its run: name a target');
  const nowhere = { institution: undefined, partner: undefined };
  return tokenFor(
    targetOf({ ...values, ...nowhere }, configuration, { anyCollection: true }),
    values,
  );
};

const SCHEME = 'Bearer ';

const tokenFor = async (target: Target, values: Settings<'token'>['values']): Promise<string> => {
  const transport = transportOf(values);
  try {
    const authorizer = authorizerOf(undefined, target, values, {
      transport,
      production: values.allowProduction,
      userAgent: userAgentOf('token'),
      learn: () => undefined,
      onSent: () => undefined,
    });
    if (!authorizer)
      throw appError('credentials-missing', `there are no credentials for ${target.origin}`);
    const value = await authorizer.authorization();
    return value.slice(SCHEME.length);
  } finally {
    await transport.close();
  }
};
