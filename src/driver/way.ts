import type { ConformanceError } from '../model/error.js';
import { driverError } from './errors.js';
import { visible } from '../model/escape.js';
import type { Exchange } from '../model/exchange.js';
import { isPage } from '../model/http/way.js';
import { gatewayError, wayError } from './barred.js';
import type { Collection } from '../model/operation.js';
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
  if (status === 401) return driverError('access-refused', `${origin} refused the token with 401`);
  return wayBarred(origin, answer) ?? collectionError(origin, prefix, collection, status);
};

/** The document's paths begin so: what stands before them is the path of the target. */
const BEGINNING = '/a/oidc-provider/api/v0';

/**
 * What it means that the collection of a run is refused; undefined: nothing that the settings could have wrong.
 * @param where scheme and authority; `prefix` the path of the target
 */
export const collectionError = (
  where: string,
  prefix: string,
  { institution, partner }: Collection,
  status: number | undefined,
): ConformanceError | undefined => {
  if (status !== 403 && status !== 404) return undefined;
  const what = `${where} answers the list of institution "${visible(institution)}", partner "${visible(partner)}" with ${status}`;
  if (status === 403) return driverError('access-refused', what);
  const path = prefix === '' ? '/' : prefix;
  return driverError('collection-not-found', what, {
    next: `check CONFORMANCE_INSTITUTION and CONFORMANCE_PARTNER; and the path of the target, ${visible(path)}: it is what stands before ${BEGINNING}`,
  });
};
