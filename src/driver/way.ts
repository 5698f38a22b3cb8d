import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import { collectionError, gatewayError, isPage, wayError } from '../model/http/way.js';
import type { LiveOptions } from './options.js';

/**
 * Why the very first request has not come to the API: TLS, the port, or something before it that answers with a page.
 * Undefined: nothing says so.
 */
export const wayBarred = (
  origin: string,
  { response, failure }: Pick<Exchange, 'response' | 'failure'>,
): ConformanceError | undefined => {
  if (failure) return wayError(origin, failure);
  // A page with 404 may come from the API itself, about an institution that it does not know.
  if (!response || response.status === 404) return undefined;
  if (response.status < 400 || response.status >= 500) return undefined;
  return isPage(response) ? gatewayError(origin, response) : undefined;
};

/** Why there is no list of what was there before, where the settings or the way may be to blame. */
export const listBarred = (
  { origin, prefix = '', collection }: Pick<LiveOptions, 'origin' | 'prefix' | 'collection'>,
  answer: Pick<Exchange, 'response' | 'failure'>,
): ConformanceError | undefined => {
  const status = answer.response?.status;
  if (status === 401)
    return new ConformanceError('access-refused', `${origin} refused the token with 401`);
  return wayBarred(origin, answer) ?? collectionError(origin, prefix, collection, status);
};
