import type { ConformanceError } from '../model/error.js';
import type { HttpResponse, TransportFailure } from '../model/exchange.js';
import { serverWords } from '../model/http/server-words.js';
import { driverError } from './errors.js';

/**
 * Why nothing comes from an address, where that is a matter of TLS or of its port; undefined: it is not.
 * @param where scheme and authority
 */
export const wayError = (
  where: string,
  { code, message }: TransportFailure,
): ConformanceError | undefined => {
  const other = where.startsWith('https:') ? 'http:' : 'https:';
  const instead = `${other}${where.slice(where.indexOf('//'))}`;
  const what = `${where}: ${message}`;
  switch (code) {
    case 'untrusted':
      return driverError('certificate-untrusted', what);
    case 'plain-port':
      return driverError('protocol-mismatch', what, {
        next: `write ${instead}${other === 'http:' ? ', where a token may travel readable' : ''}`,
      });
    case 'tls-port':
      return driverError('protocol-mismatch', what, { next: `write ${instead}` });
    case 'certificate-needed':
      return driverError('client-certificate-needed', what);
    default:
      return undefined;
  }
};

/** What to do where a connection was reset: not every port that speaks TLS says so before it hangs up. */
export const nextAfterReset = (
  where: string,
  failure: TransportFailure | undefined,
): { readonly next?: string } =>
  failure?.code === 'reset' && where.startsWith('http:')
    ? {
        next: `check whether the target is up, and whether its port speaks TLS: ${where.replace('http:', 'https:')}`,
      }
    : {};

/**
 * What a page in place of an answer means: something stands before the API, and does not let us through. It is
 * not quoted, for nobody takes secrets out of an error.
 */
export const gatewayError = (where: string, response: HttpResponse): ConformanceError => {
  const title = serverWords(response) ?? '';
  const what = `${where} answers ${response.status} with a page`;
  if (/plain HTTP request|HTTP request to an? HTTPS/i.test(title))
    return driverError('protocol-mismatch', what, {
      next: `write ${where.replace(/^http:/, 'https:')}`,
    });
  return /certificate/i.test(title)
    ? driverError('client-certificate-needed', what)
    : driverError('gateway-refused', what);
};

/** Both, for whoever sends on another way than the driver. */
export const way = { wayError, gatewayError } as const;
